package io.antiphon.core.playlist.file;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a playlist file says.
///
/// @param title of the list, when the file gives one
/// @param entries in order
public record PlaylistDocument(@Nullable String title, List<Entry> entries) {

    public PlaylistDocument {
        entries = List.copyOf(entries);
    }

    /// One thing to play.
    ///
    /// @param location as written: a path or an address
    /// @param address whether the format says that it is a URI, with everything unusual percent-encoded
    public record Entry(String location, boolean address) {}
}
