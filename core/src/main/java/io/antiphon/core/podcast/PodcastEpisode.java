package io.antiphon.core.podcast;

import io.antiphon.core.library.ChannelId;
import io.antiphon.core.library.EpisodeId;
import java.time.Instant;

/// An episode of a channel.
///
/// @param entry what the feed last said of it; stays when the feed no longer lists it
/// @param addedAt when a refresh first saw it
public record PodcastEpisode(EpisodeId id, ChannelId channel, FeedEntry entry, EpisodeState state, Instant addedAt) {

    public PodcastStatus status() {
        return state.status();
    }
}
