package io.antiphon.core.provider;

import io.antiphon.core.library.PartialDate;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A recording, on one of the releases it is on, as a provider has it.
///
/// @param id the provider's own
/// @param url where people can look at it there
/// @param disc from 1 on
/// @param number its place on the disc
/// @param trackTotal how many tracks the disc has
/// @param score how well it matches in the provider's own opinion, from 0 to 1; absent when it says nothing
public record ClaimedRecording(String id, @Nullable String url, String title, List<ClaimedArtist> artists,
        @Nullable String album, @Nullable Duration duration, @Nullable Integer disc, @Nullable Integer number,
        @Nullable Integer trackTotal, @Nullable PartialDate date, @Nullable String recordingMbid,
        @Nullable String releaseTrackMbid, @Nullable String releaseMbid, @Nullable String releaseGroupMbid,
        List<String> isrcs, List<String> genres, @Nullable Double score) {

    public ClaimedRecording {
        artists = List.copyOf(artists);
        isrcs = List.copyOf(isrcs);
        genres = List.copyOf(genres);
    }
}
