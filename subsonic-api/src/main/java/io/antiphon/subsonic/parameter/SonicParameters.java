package io.antiphon.subsonic.parameter;

import io.antiphon.core.library.TrackId;

/// What the extension `sonicSimilarity` takes.
public interface SonicParameters {

    /// `getSonicSimilarTracks`.
    record SonicSimilarTracks(TrackId id, @Default("10") @AtLeast(0) @AtMost(500) int count) {}

    /// `findSonicPath`.
    ///
    /// @param count at most as many songs, but both ends in any case
    record SonicPath(TrackId startSongId, TrackId endSongId, @Default("25") @AtLeast(0) @AtMost(200) int count) {}
}
