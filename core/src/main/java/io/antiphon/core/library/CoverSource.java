package io.antiphon.core.library;

/// Where the picture of a track comes from.
public enum CoverSource {
    /// There is none.
    NONE,
    /// The album's picture stands for the track.
    ALBUM,
    /// The track has a picture of its own that differs from the album's.
    TRACK
}
