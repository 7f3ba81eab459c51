package io.antiphon.core.library.scan.store;

import io.antiphon.core.library.ArtistCredit;
import io.antiphon.core.library.DiscTitle;
import io.antiphon.core.library.ExplicitStatus;
import io.antiphon.core.library.PartialDate;
import io.antiphon.core.library.layer.Layers;
import io.antiphon.core.tag.EmbeddedPicture;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An album as stored.
///
/// @param folder row of the folder it lies in
/// @param coverFile path of an image relative to the music folder's root
/// @param coverTrack row of the track whose file holds the cover
/// @param coverFingerprint absent when there is no cover
/// @param missing whether it is in nobody's sight: all of its files are missing, or are videos that stand alone
public record AlbumRow(int row, String id, int musicFolder, int folder, String groupKey, String name, String sortKey,
        String artistSortKey,
        String displayArtist, @Nullable Integer year, int trackCount, long durationMs, long addedAt,
        @Nullable String coverFile,
        @Nullable Integer coverTrack, @Nullable String coverFingerprint, boolean missing, Facts facts) {

    /// What no query asks for.
    ///
    /// @param layers what shows something else than tags say
    /// @param coverPicture the cover inside the file of `coverTrack`
    public record Facts(@Nullable String sortName, @Nullable String version, List<ArtistCredit> artists,
            @Nullable PartialDate releaseDate,
            @Nullable PartialDate originalReleaseDate, List<String> genres, List<String> moods,
            List<String> recordLabels, List<String> catalogNumbers,
            @Nullable String barcode, List<String> releaseTypes, @Nullable String mbid,
            @Nullable String releaseGroupMbid, boolean compilation,
            ExplicitStatus explicitStatus, List<DiscTitle> discTitles, @Nullable EmbeddedPicture coverPicture,
            Layers layers) {

        /// As tagged.
        public Facts(@Nullable String sortName, @Nullable String version, List<ArtistCredit> artists,
                @Nullable PartialDate releaseDate, @Nullable PartialDate originalReleaseDate, List<String> genres,
                List<String> moods, List<String> recordLabels, List<String> catalogNumbers, @Nullable String barcode,
                List<String> releaseTypes, @Nullable String mbid, @Nullable String releaseGroupMbid,
                boolean compilation, ExplicitStatus explicitStatus, List<DiscTitle> discTitles,
                @Nullable EmbeddedPicture coverPicture) {
            this(sortName, version, artists, releaseDate, originalReleaseDate, genres, moods, recordLabels,
                    catalogNumbers, barcode, releaseTypes, mbid, releaseGroupMbid, compilation, explicitStatus,
                    discTitles, coverPicture, Layers.NONE);
        }
    }

    public AlbumRow withArtists(List<ArtistCredit> newArtists) {
        Facts newFacts = new Facts(facts.sortName(), facts.version(), newArtists, facts.releaseDate(),
                facts.originalReleaseDate(), facts.genres(),
                facts.moods(), facts.recordLabels(), facts.catalogNumbers(), facts.barcode(), facts.releaseTypes(),
                facts.mbid(), facts.releaseGroupMbid(),
                facts.compilation(), facts.explicitStatus(), facts.discTitles(), facts.coverPicture(), facts.layers());
        return new AlbumRow(row, id, musicFolder, folder, groupKey, name, sortKey, artistSortKey, displayArtist, year,
                trackCount, durationMs, addedAt,
                coverFile, coverTrack, coverFingerprint, missing, newFacts);
    }

    public AlbumRow markedMissing() {
        return new AlbumRow(row, id, musicFolder, folder, groupKey, name, sortKey, artistSortKey, displayArtist, year,
                trackCount, durationMs, addedAt,
                coverFile, coverTrack, coverFingerprint, true, facts);
    }
}
