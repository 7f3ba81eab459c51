package io.antiphon.subsonic.response;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An album as tags have it.
public record AlbumID3(String id, String name, @OpenSubsonic @Nullable String version, @Nullable String artist,
        @Nullable String artistId,
        @Nullable String coverArt, int songCount, int duration, long playCount, Instant created,
        @Nullable Instant starred, @Nullable Integer year,
        @Nullable String genre, @OpenSubsonic @Nullable Instant played, @OpenSubsonic @Nullable Integer userRating,
        @OpenSubsonic List<RecordLabel> recordLabels, @OpenSubsonic String musicBrainzId,
        @OpenSubsonic List<ItemGenre> genres,
        @OpenSubsonic List<ArtistID3> artists, @OpenSubsonic String displayArtist,
        @OpenSubsonic List<String> releaseTypes,
        @OpenSubsonic List<String> moods, @OpenSubsonic String sortName, @OpenSubsonic ItemDate originalReleaseDate,
        @OpenSubsonic ItemDate releaseDate, @OpenSubsonic boolean isCompilation, @OpenSubsonic String explicitStatus,
        @OpenSubsonic List<DiscTitle> discTitles) {}
