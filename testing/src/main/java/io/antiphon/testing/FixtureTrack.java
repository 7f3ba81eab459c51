package io.antiphon.testing;

import io.antiphon.core.library.TrackId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One track of a [LibraryFixture], with what lists and rules turn on.
///
/// @param path relative to the music folder's root
/// @param addedAt milliseconds since 1970
public record FixtureTrack(TrackId id, int musicFolder, String path, String title, String artist, String albumArtist,
        String album, int disc, int number,
        @Nullable Integer year, List<String> genres, long durationMs, long addedAt, boolean video, boolean missing) {

    public FixtureTrack {
        genres = List.copyOf(genres);
    }

    /// The folder it lies in, relative to the music folder's root; empty for the root.
    public String folder() {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }
}
