package io.antiphon.core.enrichment.match;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A track as it is here. What is unknown of title, artist and album is empty text, an unknown duration zero.
///
/// @param artist as its credit is displayed
/// @param albumArtist as the album's credit is displayed
/// @param disc from 1 on
/// @param number its place on the disc
/// @param isrcs International Standard Recording Codes (ISO 3901)
public record KnownTrack(String title, String artist, String album, String albumArtist, Duration duration,
        @Nullable Integer disc, @Nullable Integer number, @Nullable Integer year, List<String> isrcs,
        @Nullable String recordingMbid, @Nullable String releaseTrackMbid, @Nullable String releaseMbid) {

    public KnownTrack {
        isrcs = List.copyOf(isrcs);
    }
}
