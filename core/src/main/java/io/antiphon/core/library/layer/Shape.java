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
    CREDIT
}
