package io.antiphon.core.library.layer;

/// What a field can hold.
public enum Shape {
    /// One text, or none.
    TEXT,
    /// Several texts, in their order.
    TEXTS,
    /// A whole number from 1 on, or none.
    NUMBER,
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`, or none.
    DATE,
    /// A MusicBrainz id, or none.
    MBID,
    /// `true`, or none for no.
    FLAG,
    /// The credit as printed, then each artist's name and MusicBrainz id, which is empty where it is unknown; none for as tagged.
    CREDIT,
    /// The composers as printed, which may be empty, then each contributor's role, instrument or voice (empty where there is none), name and
    /// MusicBrainz id (empty where it is unknown).
    CONTRIBUTORS,
    /// Each work's name and MusicBrainz id, which is empty where it is unknown.
    WORKS,
    /// Each movement's name, its number in the work, and how many there are; numbers are empty where they are unknown.
    MOVEMENTS
}
