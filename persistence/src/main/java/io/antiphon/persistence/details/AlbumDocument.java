package io.antiphon.persistence.details;

import io.antiphon.core.library.ArtistCredit;
import io.antiphon.core.library.DiscTitle;
import io.antiphon.core.library.ExplicitStatus;
import io.antiphon.core.library.PartialDate;
import io.antiphon.core.tag.EmbeddedPicture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything of an album that has no column of its own.
///
/// @param coverPicture the cover inside the file of the track that `cover_track` names; absent when the cover is a file
public record AlbumDocument(@Nullable String sortName, @Nullable String version, List<ArtistCredit> artists,
        @Nullable PartialDate releaseDate,
        @Nullable PartialDate originalReleaseDate, List<String> genres, List<String> moods, List<String> recordLabels,
        List<String> catalogNumbers,
        @Nullable String barcode, List<String> releaseTypes, @Nullable String mbid, @Nullable String releaseGroupMbid,
        boolean compilation,
        ExplicitStatus explicitStatus, List<DiscTitle> discTitles, @Nullable EmbeddedPicture coverPicture) {}
