package io.antiphon.core.library;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An album: the tracks of one release in one music folder.
///
/// @param folder the folder its first track lies in (the parent of `CD1`, `CD2` … folders)
/// @param version what tells this edition from others: `2011 remaster`
/// @param releaseDate of this edition
/// @param releaseTypes as tagged, in the tag's spelling: `album`, `live`, …
/// @param mbid MusicBrainz release id
/// @param hasCover whether a picture was found in the folder or in a file
/// @param addedAt when its first track was first seen
public record Album(AlbumId id, int musicFolder, FolderId folder, String name, @Nullable String sortName,
        @Nullable String version, String displayArtist,
        List<ArtistCredit> artists, int trackCount, Duration duration, @Nullable PartialDate releaseDate,
        @Nullable PartialDate originalReleaseDate,
        List<String> genres, List<String> moods, List<String> recordLabels, List<String> catalogNumbers,
        @Nullable String barcode, List<String> releaseTypes,
        @Nullable String mbid, @Nullable String releaseGroupMbid, boolean compilation, ExplicitStatus explicitStatus,
        List<DiscTitle> discTitles,
        boolean hasCover, Instant addedAt) {

    public Album {
        artists = List.copyOf(artists);
        genres = List.copyOf(genres);
        moods = List.copyOf(moods);
        recordLabels = List.copyOf(recordLabels);
        catalogNumbers = List.copyOf(catalogNumbers);
        releaseTypes = List.copyOf(releaseTypes);
        discTitles = List.copyOf(discTitles);
    }

    /// The year of this edition, or of the first one when only that is known.
    public @Nullable Integer year() {
        PartialDate date = releaseDate == null ? originalReleaseDate : releaseDate;
        return date == null ? null : date.year();
    }
}
