package io.antiphon.subsonic.response;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What OpenSubsonic added to what a `Child` is for everybody. A folder has only `mediaType` of these, or none.
public record ChildAdditions(@OpenSubsonic @Nullable Integer bitDepth, @OpenSubsonic @Nullable Integer samplingRate,
        @OpenSubsonic @Nullable Integer channelCount, @OpenSubsonic @Nullable String mediaType,
        @OpenSubsonic @Nullable Integer bpm, @OpenSubsonic @Nullable String comment,
        @OpenSubsonic @Nullable String sortName,
        @OpenSubsonic @Nullable String musicBrainzId, @OpenSubsonic @Nullable List<String> isrc,
        @OpenSubsonic @Nullable List<ItemGenre> genres,
        @OpenSubsonic @Nullable List<ArtistID3> artists, @OpenSubsonic @Nullable String displayArtist,
        @OpenSubsonic @Nullable List<ArtistID3> albumArtists, @OpenSubsonic @Nullable String displayAlbumArtist,
        @OpenSubsonic @Nullable List<Contributor> contributors, @OpenSubsonic @Nullable String displayComposer,
        @OpenSubsonic @Nullable List<String> moods, @OpenSubsonic @Nullable ReplayGain replayGain,
        @OpenSubsonic @Nullable String explicitStatus, @OpenSubsonic @Nullable List<Work> works,
        @OpenSubsonic @Nullable List<Movement> movements,
        @OpenSubsonic @Nullable List<String> groupings) {}
