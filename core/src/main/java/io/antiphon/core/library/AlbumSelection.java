package io.antiphon.core.library;

/// Which albums, in which order. Every order is total: equal keys are ordered by name and then by when they were first seen,
/// so that paging neither repeats nor skips.
public sealed interface AlbumSelection {

    /// The same seed gives the same order.
    record Random(long seed) implements AlbumSelection {}

    /// The most recently added first.
    record Newest() implements AlbumSelection {}

    /// Rated ones only, the viewer's best first.
    record Highest() implements AlbumSelection {}

    /// Played ones only, the viewer's most played first.
    record Frequent() implements AlbumSelection {}

    /// Played ones only, the viewer's most recently played first.
    record Recent() implements AlbumSelection {}

    /// All, by sort name.
    record ByName() implements AlbumSelection {}

    /// All, by the sort name of the first album artist, then by year and name.
    record ByArtist() implements AlbumSelection {}

    /// The viewer's starred ones, the most recently starred first.
    record Starred() implements AlbumSelection {}

    /// Those of a span of years, both ends included; ascending, or descending when `from` is later than `to`.
    record ByYear(int from, int to) implements AlbumSelection {}

    /// Those with a genre, compared without case, by sort name.
    record ByGenre(String genre) implements AlbumSelection {}

    /// Those of one artist as album artist, oldest first, undated ones last.
    record OfArtist(ArtistId artist) implements AlbumSelection {}

    /// Those on which an artist is credited in any role but not as album artist, oldest first.
    record Featuring(ArtistId artist) implements AlbumSelection {}
}
