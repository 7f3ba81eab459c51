package io.antiphon.core.tag;

import io.antiphon.core.library.PartialDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a track's tags say of its album.
///
/// @param displayArtist the album artist credit as printed; absent when no album artist is tagged
/// @param artists empty when no album artist is tagged
public record AlbumTags(@Nullable String name, @Nullable String sortName, @Nullable String version,
        @Nullable String displayArtist, List<CreditTag> artists,
        @Nullable PartialDate releaseDate, @Nullable PartialDate originalReleaseDate, List<String> recordLabels,
        List<String> catalogNumbers,
        @Nullable String barcode, List<String> releaseTypes, boolean compilation, @Nullable String releaseMbid,
        @Nullable String releaseGroupMbid) {

    public AlbumTags {
        artists = List.copyOf(artists);
        recordLabels = List.copyOf(recordLabels);
        catalogNumbers = List.copyOf(catalogNumbers);
        releaseTypes = List.copyOf(releaseTypes);
    }
}
