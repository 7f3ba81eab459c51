package io.antiphon.server;

import io.antiphon.core.library.ChannelId;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.library.ExplicitStatus;
import io.antiphon.core.podcast.EpisodeChanges;
import io.antiphon.core.podcast.EpisodeState;
import io.antiphon.core.podcast.FeedEntry;
import io.antiphon.core.podcast.PodcastChannel;
import io.antiphon.core.podcast.PodcastEpisode;
import io.antiphon.core.podcast.PodcastStatus;
import io.antiphon.core.podcast.Podcasts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Episodes of a podcast that are to be downloaded, which nobody begins to: jobs that run until somebody stops them.
public final class WantedEpisode {

    private WantedEpisode() {}

    /// @param number another one makes another episode; below a billion
    public static void add(TestServer server, int number) {
        Podcasts podcasts = server.library().podcasts().store();
        PodcastChannel channel = podcasts.addChannel(new ChannelId("channel%09d".formatted(number)),
                "http://127.0.0.1:9/feed/%d".formatted(number), Instant.now());
        EpisodeId episode = new EpisodeId("episode%09d".formatted(number));
        FeedEntry entry = new FeedEntry("one", "Wanted", null, null, null, "http://127.0.0.1:9/one.mp3", null, 0,
                Duration.ZERO, null, ExplicitStatus.UNKNOWN);
        podcasts.saveRefresh(channel, new EpisodeChanges(
                List.of(new PodcastEpisode(episode, channel.id(), entry, EpisodeState.NEW, Instant.now())), Map.of()));
        if (!podcasts.changeState(episode, PodcastStatus.NEW, EpisodeState.DOWNLOADING)) {
            throw new AssertionError("somebody else downloads " + episode);
        }
    }
}
