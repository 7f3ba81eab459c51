package io.antiphon.core.podcast;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.Sha256;
import io.antiphon.core.event.Events;
import io.antiphon.core.library.ChannelId;
import io.antiphon.core.library.EpisodeId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/// Brings channels up to date with their feeds. One that fails says so and changes nothing else; the others never wait for it.
public final class PodcastRefresher {

    private static final System.Logger LOG = System.getLogger(PodcastRefresher.class.getName());
    private static final int DIGEST_BYTES = 16;
    private static final long MAX_IMAGE_BYTES = 16L << 20;

    private final Podcasts podcasts;
    private final FeedReader feeds;
    private final EpisodeDownloader downloader;
    private final PodcastFiles files;
    private final PodcastDownloads downloads;
    private final PodcastSettings settings;
    private final IdGenerator ids;
    private final Clock clock;
    private final Events events;
    private final Executor executor;
    private final Set<ChannelId> queued = ConcurrentHashMap.newKeySet();

    /// @param downloader also fetches the channels' pictures
    /// @param executor its threads are interrupted when the program ends
    public PodcastRefresher(Podcasts podcasts, FeedReader feeds, EpisodeDownloader downloader, PodcastFiles files,
            PodcastDownloads downloads, PodcastSettings settings, IdGenerator ids, Clock clock, Events events,
            Executor executor) {
        this.podcasts = podcasts;
        this.feeds = feeds;
        this.downloader = downloader;
        this.files = files;
        this.downloads = downloads;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
        this.executor = executor;
    }

    /// Goes on with the refreshes that the end of the program interrupted.
    public void resume() {
        podcasts.listChannels()
                .stream()
                .filter(channel -> channel.status() == PodcastStatus.DOWNLOADING)
                .forEach(channel -> enqueue(channel.id()));
    }

    /// Refreshes every channel whose news is older than the interval. To be called often.
    public void refreshDue() {
        if (settings.refreshInterval().isZero()) {
            return;
        }
        Instant limit = clock.instant().minus(settings.refreshInterval());
        podcasts.listChannels()
                .stream()
                .filter(channel -> channel.checkedAt() == null || !channel.checkedAt().isAfter(limit))
                .forEach(channel -> enqueue(channel.id()));
    }

    void enqueueAll() {
        podcasts.listChannels().forEach(channel -> enqueue(channel.id()));
    }

    /// Refreshes a channel when its turn comes; asked for several times until then, it is done once.
    void enqueue(ChannelId id) {
        if (queued.add(id)) {
            executor.execute(() -> {
                queued.remove(id);
                podcasts.findChannel(id).ifPresent(this::refresh);
            });
        }
    }

    private void refresh(PodcastChannel channel) {
        podcasts.saveChannel(channel.refreshing());
        try {
            Optional<Feed> feed = feeds.read(channel.url(), channel.validators());
            if (feed.isPresent()) {
                save(channel, feed.get());
            } else {
                podcasts.saveChannel(channel.unchanged(clock.instant()));
            }
        } catch (FetchException e) {
            podcasts.saveChannel(channel.failed(e.reason(), clock.instant()));
        } catch (InterruptedException _) {
            // Its status stays: the next start goes on with it.
            Thread.currentThread().interrupt();
            return;
        }
        events.publish(new PodcastChanged(channel.id()));
    }

    private void save(PodcastChannel channel, Feed feed) throws InterruptedException {
        EpisodeMatcher.Match match = EpisodeMatcher.match(podcasts.listEpisodes(channel.id()), feed.entries());
        List<PodcastEpisode> added = episodes(channel.id(), match.added());
        ChannelImage image = image(channel, feed.about().imageUrl());
        podcasts.saveRefresh(channel.refreshed(feed, image, clock.instant()),
                new EpisodeChanges(added, match.changed()));
        added.stream()
                .filter(episode -> episode.status() == PodcastStatus.DOWNLOADING)
                .forEach(episode -> downloads.enqueue(episode.id()));
    }

    private List<PodcastEpisode> episodes(ChannelId channel, List<FeedEntry> entries) {
        Instant now = clock.instant();
        EpisodeState others = settings.downloadNewest() == 0 ? EpisodeState.NEW : EpisodeState.SKIPPED;
        List<PodcastEpisode> episodes = new ArrayList<>(entries.size());
        for (FeedEntry entry : entries) {
            EpisodeState state = episodes.size() < settings.downloadNewest() ? EpisodeState.DOWNLOADING : others;
            episodes.add(new PodcastEpisode(new EpisodeId(ids.next()), channel, entry, state, now));
        }
        return episodes;
    }

    /// The picture that is there when it is still the same, or when the new one cannot be had: a picture is never worth an error.
    private @Nullable ChannelImage image(PodcastChannel channel, @Nullable String url) throws InterruptedException {
        ChannelImage known = channel.image();
        if (url == null || known != null && known.url().equals(url) && Files.exists(files.cover(channel.id()))) {
            return known;
        }
        try {
            Path unfinished = files.unfinishedCover(channel.id());
            try {
                downloader.download(url, unfinished, MAX_IMAGE_BYTES);
                String fingerprint = Sha256.hex(Files.readAllBytes(unfinished), DIGEST_BYTES);
                PodcastFiles.keep(unfinished, files.cover(channel.id()));
                return new ChannelImage(url, fingerprint);
            } finally {
                PodcastFiles.delete(unfinished);
            }
        } catch (FetchException | IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "no picture for channel " + channel.id().value(), e);
            return known;
        }
    }
}
