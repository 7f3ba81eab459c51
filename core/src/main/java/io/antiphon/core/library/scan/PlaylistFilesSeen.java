package io.antiphon.core.library.scan;

import io.antiphon.core.event.Event;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A scan ended, and on its way saw these playlist files. Told after what it changed can be read.
///
/// @param whole whether the scan looked everywhere, so that a file that is not among these is gone
public record PlaylistFilesSeen(List<Seen> files, boolean whole) implements Event {

    public PlaylistFilesSeen {
        files = List.copyOf(files);
    }

    /// Both together, when nobody had the time to take in the one before.
    public PlaylistFilesSeen after(PlaylistFilesSeen before) {
        if (whole) {
            return this;
        }
        Map<String, Seen> all = new LinkedHashMap<>();
        before.files.forEach(seen -> all.put(seen.musicFolder() + "/" + seen.path(), seen));
        files.forEach(seen -> all.put(seen.musicFolder() + "/" + seen.path(), seen));
        return new PlaylistFilesSeen(List.copyOf(all.values()), before.whole);
    }

    /// One file.
    ///
    /// @param path relative to the music folder's root
    /// @param modifiedAt milliseconds since 1970
    public record Seen(int musicFolder, String path, Path file, long size, long modifiedAt) {}
}
