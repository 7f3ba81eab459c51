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
/// @param contributors who took part in other roles than artist; empty when nothing is said of them
/// @param works that it is a recording of; empty when nothing is said of them
/// @param score how well it matches in the provider's own opinion, from 0 to 1; absent when it says nothing
public record ClaimedRecording(String id, @Nullable String url, String title, List<ClaimedArtist> artists,
        @Nullable String album, @Nullable Duration duration, @Nullable Integer disc, @Nullable Integer number,
        @Nullable Integer trackTotal, @Nullable PartialDate date, @Nullable String recordingMbid,
        @Nullable String releaseTrackMbid, @Nullable String releaseMbid, @Nullable String releaseGroupMbid,
        List<String> isrcs, List<String> genres, List<ClaimedContributor> contributors, List<ClaimedWork> works,
        @Nullable Double score) {

    public ClaimedRecording {
        contributors = List.copyOf(contributors);
        works = List.copyOf(works);
        artists = List.copyOf(artists);
        isrcs = List.copyOf(isrcs);
        genres = List.copyOf(genres);
    }

    /// Of a provider that says nothing of contributors and works.
    public ClaimedRecording(String id, @Nullable String url, String title, List<ClaimedArtist> artists,
            @Nullable String album, @Nullable Duration duration, @Nullable Integer disc, @Nullable Integer number,
            @Nullable Integer trackTotal, @Nullable PartialDate date, @Nullable String recordingMbid,
            @Nullable String releaseTrackMbid, @Nullable String releaseMbid, @Nullable String releaseGroupMbid,
            List<String> isrcs, List<String> genres, @Nullable Double score) {
        this(id, url, title, artists, album, duration, disc, number, trackTotal, date, recordingMbid, releaseTrackMbid,
                releaseMbid, releaseGroupMbid, isrcs, genres, List.of(), List.of(), score);
    }
}
