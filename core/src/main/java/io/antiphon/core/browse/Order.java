package io.antiphon.core.browse;

/// In which order: what has no value comes last either way, equal ones by name and then by when they were first seen.
public record Order<E extends Enum<E>>(E by, boolean descending) {

    /// What tracks are ordered by; `PLAYED` to `STARRED` are the viewer's own, `COLLECTED` is when they took it into their collection.
    public enum OfTracks {
        TITLE, ARTIST, ALBUM, YEAR, ADDED, DURATION, PLAYED, PLAYS, RATING, STARRED, COLLECTED
    }

    /// What albums are ordered by; `PLAYED` to `STARRED` are the viewer's own.
    public enum OfAlbums {
        NAME, ARTIST, YEAR, ADDED, DURATION, PLAYED, PLAYS, RATING, STARRED
    }

    /// What artists are ordered by; `PLAYED` to `STARRED` are the viewer's own.
    public enum OfArtists {
        NAME, PLAYED, PLAYS, RATING, STARRED
    }

    /// What works are ordered by; `ADDED` is when the first of their tracks was first seen.
    public enum OfWorks {
        NAME, ADDED
    }
}
