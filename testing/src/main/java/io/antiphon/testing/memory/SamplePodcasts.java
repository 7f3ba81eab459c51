package io.antiphon.testing.memory;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.audit.AuditTrail;
import io.antiphon.core.event.Events;
import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.library.ChannelId;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.library.ExplicitStatus;
import io.antiphon.core.podcast.ChannelAbout;
import io.antiphon.core.podcast.ChannelImage;
import io.antiphon.core.podcast.EpisodeChanges;
import io.antiphon.core.podcast.EpisodeFile;
import io.antiphon.core.podcast.EpisodeState;
import io.antiphon.core.podcast.FeedEntry;
import io.antiphon.core.podcast.FeedValidators;
import io.antiphon.core.podcast.FetchException;
import io.antiphon.core.podcast.PodcastChannel;
import io.antiphon.core.podcast.PodcastDownloads;
import io.antiphon.core.podcast.PodcastEpisode;
import io.antiphon.core.podcast.PodcastFiles;
import io.antiphon.core.podcast.PodcastRefresher;
import io.antiphon.core.podcast.PodcastService;
import io.antiphon.core.podcast.PodcastSettings;
import io.antiphon.core.podcast.PodcastStatus;
import io.antiphon.core.tag.EmbeddedPicture;
import io.antiphon.core.tag.MediaFile;
import io.antiphon.core.tag.MediaFileReader;
import io.antiphon.core.tag.UnreadableMediaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Two podcasts: one with an episode that is here, one that waits to be asked for and one that failed; and one whose feed is broken.
/// Nothing is ever fetched: what is asked for stays on the list of tasks.
public final class SamplePodcasts {
    public static final ChannelId TEA = new ChannelId("channelTea000000");
    public static final ChannelId BROKEN = new ChannelId("channelBroken000");
    public static final EpisodeId HERE = new EpisodeId("episodeHere00000");
    public static final EpisodeId WAITING = new EpisodeId("episodeWaiting00");
    public static final EpisodeId FAILED = new EpisodeId("episodeFailed000");
    public static final int FILE_SIZE = 5000;

    public final MemoryPodcasts store;
    public final List<Runnable> tasks = new ArrayList<>();
    public final PodcastService service;

    /// @param directory for the file of the episode
    public SamplePodcasts(Path directory, MemoryAnnotations annotations, Instant now) throws IOException {
        this.store = new MemoryPodcasts(annotations);
        PodcastFiles files = new PodcastFiles(directory);
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        Events events = new Events();
        IdGenerator ids = new IdGenerator(new Random(3));
        PodcastSettings settings = PodcastSettings.DEFAULTS;
        PodcastDownloads downloads = new PodcastDownloads(store, (url, target, maxBytes) -> {
            throw new FetchException("nothing is fetched");
        }, new NoReader(), files, settings, events, tasks::add);
        PodcastRefresher refresher = new PodcastRefresher(store, (url, known) -> {
            throw new FetchException("nothing is fetched");
        }, (url, target, maxBytes) -> {
            throw new FetchException("nothing is fetched");
        }, files, downloads, settings, ids, clock, events, tasks::add);
        this.service = new PodcastService(store, refresher, downloads, files, ids, AuditTrail.NONE, clock, events);
        fill(files, now);
    }

    private void fill(PodcastFiles files, Instant now) throws IOException {
        store.addChannel(TEA, "https://feeds.example.org/tea", now);
        store.addChannel(BROKEN, "https://feeds.example.org/broken", now);
        store.saveChannel(PodcastChannel.added(BROKEN, "https://feeds.example.org/broken", now)
                .failed("feeds.example.org is not a known host", now));
        EpisodeFile file = new EpisodeFile(FILE_SIZE, "mp3", "audio/mpeg", false, false,
                new AudioProperties("mp3", 128, 0, 44_100, 2, Duration.ofSeconds(1801)));
        PodcastEpisode here = episode(HERE, 1, EpisodeState.completed(file), now);
        store.saveRefresh(
                new PodcastChannel(TEA, "https://feeds.example.org/tea",
                        new ChannelAbout("Tea & \"Cake\"", "All about <tea>", "Ann", "https://example.org/tea.png"),
                        PodcastStatus.COMPLETED, null, now, now, FeedValidators.NONE,
                        new ChannelImage("https://example.org/tea.png", "abc")),
                new EpisodeChanges(List.of(here, episode(WAITING, 2, EpisodeState.NEW, now),
                        episode(FAILED, 3, EpisodeState.failed("example.org is not a known host"), now)), Map.of()));
        Path path = files.episode(here, file);
        Files.createDirectories(path.getParent());
        Files.write(path, new byte[FILE_SIZE]);
    }

    private static PodcastEpisode episode(EpisodeId id, int number, EpisodeState state, Instant now) {
        FeedEntry entry = new FeedEntry("guid-" + number, "Episode " + number, "About " + number, null,
                now.minus(Duration.ofDays(number)), "https://example.org/%d.mp3".formatted(number), "audio/mpeg", 1234,
                Duration.ofSeconds(59), number, ExplicitStatus.CLEAN);
        return new PodcastEpisode(id, TEA, entry, state, now);
    }

    private static final class NoReader implements MediaFileReader {

        @Override
        public MediaFile read(Path file) throws UnreadableMediaException {
            throw new UnreadableMediaException("nothing is read");
        }

        @Override
        public Optional<byte[]> readPicture(Path file, EmbeddedPicture picture, long maxBytes) {
            return Optional.empty();
        }
    }
}
