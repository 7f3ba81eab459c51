package io.antiphon.subsonic.parameter;

import io.antiphon.core.library.ChannelId;
import io.antiphon.core.library.EpisodeId;
import org.jspecify.annotations.Nullable;

/// What the podcast chapter takes.
public interface PodcastParameters {

    /// `getPodcasts`: one channel, or all.
    record Podcasts(@Default("true") boolean includeEpisodes, @Nullable ChannelId id) {}

    /// `getNewestPodcasts`.
    record NewestPodcasts(@Default("20") @AtLeast(0) @AtMost(500) int count) {}

    /// `createPodcastChannel`.
    record ChannelByUrl(String url) {}

    /// `deletePodcastChannel`.
    record ChannelById(ChannelId id) {}

    /// `getPodcastEpisode`, `downloadPodcastEpisode`, `deletePodcastEpisode`.
    record EpisodeById(EpisodeId id) {}
}
