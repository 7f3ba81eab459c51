package io.antiphon.core.provider;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which album is meant, and what is known of it.
///
/// @param artist as the album's credit is displayed
/// @param releaseMbid MusicBrainz' id of the release; decides when it is there
/// @param releaseGroupMbid of its release group
/// @param tracks those that are here, in their order
public record ReleaseQuery(String title, String artist, @Nullable String releaseMbid, @Nullable String releaseGroupMbid,
        @Nullable Integer year, @Nullable String barcode, List<TrackFacts> tracks) {

    public ReleaseQuery {
        tracks = List.copyOf(tracks);
    }

    /// One track as it is here.
    ///
    /// @param disc from 1 on
    /// @param number its place on the disc
    public record TrackFacts(String title, @Nullable Integer disc, @Nullable Integer number, Duration duration) {}
}
