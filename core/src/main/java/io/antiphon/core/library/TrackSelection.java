package io.antiphon.core.library;

import org.jspecify.annotations.Nullable;

/// Which tracks, in which order. Every order is total. Videos are in none but [OfFolder], [OfAlbum] and
/// [Videos].
public sealed interface TrackSelection {

    /// Any, shuffled; the same seed gives the same order.
    ///
    /// @param genre compared without case
    /// @param fromYear first year, included
    /// @param toYear last year, included
    record Random(long seed, @Nullable String genre, @Nullable Integer fromYear, @Nullable Integer toYear)
            implements TrackSelection {}

    /// Those with a genre, compared without case, by artist, album, disc and number.
    record ByGenre(String genre) implements TrackSelection {}

    /// Those of an album by disc, number and title.
    record OfAlbum(AlbumId album) implements TrackSelection {}

    /// Those that lie directly in a folder, by disc, number and file name.
    record OfFolder(FolderId folder) implements TrackSelection {}

    /// Those an artist is credited on as artist or album artist, most played by all users first.
    record TopOfArtist(ArtistId artist) implements TrackSelection {}

    /// Those an artist is credited on in any role, by album and place.
    record OfArtist(ArtistId artist) implements TrackSelection {}

    /// The viewer's starred ones, the most recently starred first.
    record Starred() implements TrackSelection {}

    /// Videos by name.
    record Videos() implements TrackSelection {}

    /// All, in the order they were first seen: what a client that copies the whole library pages through.
    record All() implements TrackSelection {}
}
