package io.antiphon.core.library.scan;

import io.antiphon.core.event.Event;
import java.nio.file.Path;
import java.util.List;

/// A scan ended, and on its way saw these playlist files. Told after what it changed can be read.
public record PlaylistFilesSeen(List<Seen> files) implements Event {

    public PlaylistFilesSeen {
        files = List.copyOf(files);
    }

    /// One file.
    ///
    /// @param path relative to the music folder's root
    /// @param modifiedAt milliseconds since 1970
    public record Seen(int musicFolder, String path, Path file, long size, long modifiedAt) {}
}
