package io.antiphon.persistence;

import io.antiphon.core.library.ChannelId;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.library.ExplicitStatus;
import io.antiphon.core.podcast.EpisodeChanges;
import io.antiphon.core.podcast.EpisodeState;
import io.antiphon.core.podcast.FeedEntry;
import io.antiphon.core.podcast.PodcastChannel;
import io.antiphon.core.podcast.PodcastEpisode;
import io.antiphon.core.podcast.Podcasts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A channel with episodes.
final class PodcastSamples {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private PodcastSamples() {}

    static void fill(Podcasts podcasts, ChannelId channel, String... names) {
        PodcastChannel added = podcasts.addChannel(channel, "https://example.org/feed", NOON);
        List<PodcastEpisode> episodes = Stream.of(names)
                .map(name -> new PodcastEpisode(new EpisodeId(name), channel, entry(name), EpisodeState.NEW, NOON))
                .toList();
        podcasts.saveRefresh(added, new EpisodeChanges(episodes, Map.of()));
    }

    private static FeedEntry entry(String name) {
        return new FeedEntry(name, name, null, null, null, "https://example.org/" + name, null, 0, Duration.ZERO, null,
                ExplicitStatus.UNKNOWN);
    }
}
