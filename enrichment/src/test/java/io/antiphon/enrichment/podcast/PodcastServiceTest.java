package io.antiphon.enrichment.podcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.LibraryException;
import io.antiphon.core.audit.AuditTrail;
import io.antiphon.core.event.Events;
import io.antiphon.core.library.ChannelId;
import io.antiphon.core.podcast.EpisodeFile;
import io.antiphon.core.podcast.FetchException;
import io.antiphon.core.podcast.PodcastChannel;
import io.antiphon.core.podcast.PodcastDownloads;
import io.antiphon.core.podcast.PodcastEpisode;
import io.antiphon.core.podcast.PodcastFiles;
import io.antiphon.core.podcast.PodcastRefresher;
import io.antiphon.core.podcast.PodcastService;
import io.antiphon.core.podcast.PodcastSettings;
import io.antiphon.core.podcast.PodcastStatus;
import io.antiphon.core.user.Permission;
import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import io.antiphon.enrichment.TestSite;
import io.antiphon.enrichment.feed.FeedSettings;
import io.antiphon.enrichment.feed.HttpEpisodeDownloader;
import io.antiphon.enrichment.feed.HttpFeedReader;
import io.antiphon.enrichment.web.AddressRules;
import io.antiphon.enrichment.web.GuardedHttpClient;
import io.antiphon.enrichment.web.WebSettings;
import io.antiphon.testing.MovableClock;
import io.antiphon.testing.memory.MemoryPodcasts;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The use cases over a real web server, with everything asked for done when the test says so.
class PodcastServiceTest {

    private static final User ANN = user(Set.of(Permission.PODCAST));
    private static final byte[] SOUND = "SOUND and music".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;

    private final TestSite site = new TestSite();
    private final GuardedHttpClient web = new GuardedHttpClient(
            WebSettings.defaults("Antiphon/test", new AddressRules(List.of("127.0.0.1"))));
    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));
    private final MemoryPodcasts podcasts = new MemoryPodcasts();
    private final Work work = new Work();
    private final AtomicReference<String> items = new AtomicReference<>("");
    private final AtomicInteger feedsServed = new AtomicInteger();

    private PodcastDownloads downloads;
    private PodcastRefresher refresher;
    private PodcastService service;

    private static User user(Set<Permission> permissions) {
        return new User(new UserId("ann"), "ann", null, permissions, null, 0, true, Instant.EPOCH, null);
    }

    @AfterEach
    void close() {
        web.close();
        site.close();
    }

    @BeforeEach
    void open() {
        open(0, 0);
    }

    private void open(int downloadNewest, int keepNewest) {
        PodcastSettings settings = new PodcastSettings(Duration.ofHours(12), downloadNewest, keepNewest, 1000);
        FeedSettings limits = new FeedSettings(1 << 20, 100, Duration.ofSeconds(20), Duration.ofSeconds(20));
        PodcastFiles files = new PodcastFiles(folder.resolve("podcasts"));
        HttpEpisodeDownloader downloader = new HttpEpisodeDownloader(web, limits);
        IdGenerator ids = new IdGenerator(new Random(1));
        Events events = new Events();
        downloads = new PodcastDownloads(podcasts, downloader, new FirstWordReader(), files, settings, events, work);
        refresher = new PodcastRefresher(podcasts, new HttpFeedReader(web, limits, clock), downloader, files, downloads,
                settings, ids, clock, events, work);
        service = new PodcastService(podcasts, refresher, downloads, files, ids, AuditTrail.NONE, clock, events);
    }

    private ChannelId subscribe() {
        site.on("/feed", exchange -> {
            feedsServed.incrementAndGet();
            String feed = "<rss version='2.0'><channel><title>Tea</title><image><url>/cover.png</url></image>%s</channel></rss>"
                    .formatted(items.get());
            TestSite.send(exchange, "text/xml", feed.getBytes(StandardCharsets.UTF_8));
        });
        site.serve("/cover.png", "image/png", new byte[]{1, 2, 3});
        ChannelId id = service.subscribe(ANN, site.url("/feed")).id();
        work.runAll();
        return id;
    }

    @Test
    void aSubscriptionBringsEpisodesAndDownloadsTheNewest() {
        open(1, 0);
        items.set(item("a", 1) + item("b", 2) + item("c", 3));
        site.serve("/3.mp3", "text/plain", SOUND);
        ChannelId id = subscribe();
        PodcastChannel channel = service.findChannel(id).orElseThrow();
        assertThat(channel.status()).isEqualTo(PodcastStatus.COMPLETED);
        assertThat(channel.about().title()).isEqualTo("Tea");
        assertThat(channel.image()).isNotNull();
        assertThat(statuses(id)).containsExactly("c completed", "b skipped", "a skipped");
        PodcastEpisode newest = podcasts.listEpisodes(id).getFirst();
        Path file = service.findFile(newest).orElseThrow();
        assertThat(file).hasBinaryContent(SOUND);
        assertThat(file.getFileName()).hasToString(newest.id().value() + ".mp3");
        assertThat(newest.state().file()).isNotNull().returns((long) SOUND.length, EpisodeFile::size);
    }

    @Test
    void aRefreshNeitherDuplicatesNorLosesNorTouchesDownloads() {
        items.set(item("a", 1) + item("b", 2));
        site.serve("/1.mp3", "audio/mpeg", SOUND);
        ChannelId id = subscribe();
        PodcastEpisode first = episode(id, "a");
        service.download(ANN, first.id());
        work.runAll();
        items.set(item("a-changed", 1) + item("c", 3));
        service.refreshAll(ANN);
        work.runAll();
        assertThat(statuses(id)).containsExactly("c new", "b new", "a-changed completed");
        assertThat(service.findFile(episode(id, "a-changed"))).isPresent();
        assertThat(episode(id, "a-changed").id()).isEqualTo(first.id());
    }

    @Test
    void feedsAreReadAgainWhenTheyAreDueOnly() {
        subscribe();
        refresher.refreshDue();
        work.runAll();
        assertThat(feedsServed).hasValue(1);
        clock.move(Duration.ofHours(12));
        refresher.refreshDue();
        refresher.refreshDue();
        work.runAll();
        assertThat(feedsServed).hasValue(2);
    }

    @Test
    void aFeedThatFailsSaysWhyAndKeepsWhatItHad() {
        items.set(item("a", 1));
        ChannelId id = subscribe();
        items.set("<<<");
        service.refresh(ANN, id);
        work.runAll();
        PodcastChannel channel = service.findChannel(id).orElseThrow();
        assertThat(channel.status()).isEqualTo(PodcastStatus.ERROR);
        assertThat(channel.errorMessage()).isEqualTo("What lies at the address is no RSS or Atom feed");
        assertThat(channel.about().title()).isEqualTo("Tea");
        assertThat(statuses(id)).containsExactly("a new");
    }

    @Test
    void anAddressInTheLocalNetworkIsRefusedReadably() {
        ChannelId id = service.subscribe(ANN, "http://10.0.0.1/feed").id();
        work.runAll();
        assertThat(service.findChannel(id).orElseThrow().errorMessage())
                .isEqualTo(
                        "The feed cannot be fetched: 10.0.0.1 is not on the public internet, and connecting to it was not allowed");
    }

    @Test
    void downloadsThatFailSayWhy() throws IOException {
        items.set(item("missing", 1) + item("large", 2) + item("noise", 3));
        site.serve("/2.mp3", "audio/mpeg", new byte[1001])
                .serve("/3.mp3", "audio/mpeg", "no music".getBytes(StandardCharsets.UTF_8));
        ChannelId id = subscribe();
        podcasts.listEpisodes(id).forEach(episode -> service.download(ANN, episode.id()));
        work.runAll();
        assertThat(episode(id, "missing").state().errorMessage())
                .isEqualTo("The file cannot be fetched: 127.0.0.1 answered with HTTP status 404");
        assertThat(episode(id, "large").state().errorMessage()).contains("sends more than the allowed 1000 bytes");
        assertThat(episode(id, "noise").state().errorMessage())
                .isEqualTo("What was downloaded cannot be played: it begins with no");
        assertThat(filesLeft()).containsExactly("cover");
    }

    @Test
    void aDownloadThatTheEndOfTheProgramInterruptedStartsAgain() {
        items.set(item("a", 1));
        site.serve("/1.mp3", "audio/mpeg", SOUND);
        ChannelId id = subscribe();
        service.download(ANN, episode(id, "a").id());
        work.forget();
        open(0, 0);
        assertThat(statuses(id)).containsExactly("a downloading");
        downloads.resume();
        work.runAll();
        assertThat(statuses(id)).containsExactly("a completed");
    }

    @Test
    void aDeletedEpisodeStaysDeletedUntilItIsAskedForAgain() throws IOException {
        items.set(item("a", 1));
        site.serve("/1.mp3", "audio/mpeg", SOUND);
        ChannelId id = subscribe();
        service.download(ANN, episode(id, "a").id());
        work.runAll();
        service.deleteEpisode(ANN, episode(id, "a").id());
        service.refreshAll(ANN);
        work.runAll();
        assertThat(statuses(id)).containsExactly("a deleted");
        assertThat(filesLeft()).containsExactly("cover");
        service.download(ANN, episode(id, "a").id());
        work.runAll();
        assertThat(statuses(id)).containsExactly("a completed");
    }

    @Test
    void anEpisodeDeletedBeforeItsTurnIsNotFetched() {
        items.set(item("a", 1));
        AtomicInteger fetched = new AtomicInteger();
        site.on("/1.mp3", exchange -> {
            fetched.incrementAndGet();
            TestSite.send(exchange, "audio/mpeg", SOUND);
        });
        ChannelId id = subscribe();
        service.download(ANN, episode(id, "a").id());
        service.deleteEpisode(ANN, episode(id, "a").id());
        work.runAll();
        assertThat(fetched).hasValue(0);
        assertThat(statuses(id)).containsExactly("a deleted");
    }

    @Test
    void anEpisodeDeletedWhileItIsFetchedLeavesNoFile() throws IOException {
        items.set(item("a", 1));
        AtomicReference<ChannelId> channel = new AtomicReference<>();
        site.on("/1.mp3", exchange -> {
            service.deleteEpisode(ANN, episode(channel.get(), "a").id());
            TestSite.send(exchange, "audio/mpeg", SOUND);
        });
        channel.set(subscribe());
        service.download(ANN, episode(channel.get(), "a").id());
        work.runAll();
        assertThat(statuses(channel.get())).containsExactly("a deleted");
        assertThat(filesLeft()).containsExactly("cover");
    }

    @Test
    void oldDownloadsGoButWhatUsersTreasureStays() {
        open(0, 1);
        items.set(item("a", 1) + item("b", 2) + item("c", 3));
        Stream.of(1, 2, 3).forEach(number -> site.serve("/%d.mp3".formatted(number), "audio/mpeg", SOUND));
        ChannelId id = subscribe();
        podcasts.treasure(episode(id, "a").id());
        List.of("a", "b", "c").forEach(name -> service.download(ANN, episode(id, name).id()));
        work.runAll();
        assertThat(statuses(id)).containsExactly("c completed", "b deleted", "a completed");
    }

    @Test
    void aDeletedChannelTakesItsFilesAndComesBackWithItsIds() throws IOException {
        open(1, 0);
        items.set(item("a", 1));
        site.serve("/1.mp3", "audio/mpeg", SOUND);
        ChannelId id = subscribe();
        service.deleteChannel(ANN, id);
        assertThat(service.listChannels()).isEmpty();
        assertThat(filesLeft()).isEmpty();
        assertThat(service.subscribe(ANN, site.url("/feed")).id()).isEqualTo(id);
        work.runAll();
        assertThat(statuses(id)).containsExactly("a deleted");
        assertThat(filesLeft()).containsExactly("cover");
    }

    @Test
    void onlyThoseWhoMayChangePodcasts() {
        User guest = user(Set.of(Permission.STREAM));
        assertThatThrownBy(() -> service.subscribe(guest, "http://x.example.org/"))
                .isInstanceOf(LibraryException.Forbidden.class);
        assertThatThrownBy(() -> service.refreshAll(guest)).isInstanceOf(LibraryException.Forbidden.class);
        assertThatThrownBy(() -> service.deleteChannel(guest, new ChannelId("x")))
                .isInstanceOf(LibraryException.Forbidden.class);
        assertThat(service.listChannels()).isEmpty();
    }

    @Test
    void onlyWebAddressesAreSubscribedTo() {
        for (String url : List.of("", "file:///etc/passwd", "feed", "http://", "ftp://x.example.org/")) {
            assertThatThrownBy(() -> service.subscribe(ANN, url)).isInstanceOf(LibraryException.Invalid.class);
        }
    }

    @Test
    void anInterruptedDownloadIsNoFailure() {
        items.set(item("a", 1));
        ChannelId id = subscribe();
        PodcastDownloads interrupted = new PodcastDownloads(podcasts, (url, target, maxBytes) -> {
            throw new InterruptedException();
        }, new FirstWordReader(), new PodcastFiles(folder), PodcastSettings.DEFAULTS, new Events(), work);
        service.download(ANN, episode(id, "a").id());
        work.forget();
        interrupted.resume();
        work.runAll();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(statuses(id)).containsExactly("a downloading");
    }

    @Test
    void anUnexpectedFailureEndsTheDownload() {
        items.set(item("a", 1));
        ChannelId id = subscribe();
        PodcastDownloads broken = new PodcastDownloads(podcasts, (url, target, maxBytes) -> {
            throw new FetchException("no way");
        }, new FirstWordReader(), new PodcastFiles(folder), PodcastSettings.DEFAULTS, new Events(), work);
        service.download(ANN, episode(id, "a").id());
        work.forget();
        broken.resume();
        work.runAll();
        assertThat(episode(id, "a").state().errorMessage()).isEqualTo("no way");
    }

    private PodcastEpisode episode(ChannelId channel, String identity) {
        return podcasts.listEpisodes(channel)
                .stream()
                .filter(episode -> episode.entry().identity().equals(identity))
                .findFirst()
                .orElseThrow();
    }

    private List<String> statuses(ChannelId channel) {
        return podcasts.listEpisodes(channel)
                .stream()
                .map(episode -> episode.entry().identity() + " "
                        + episode.status().name().toLowerCase(Locale.ROOT))
                .toList();
    }

    private List<String> filesLeft() throws IOException {
        if (!Files.exists(folder.resolve("podcasts"))) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(folder.resolve("podcasts"))) {
            return all.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private String item(String guid, int number) {
        return """
                <item><title>%s</title><guid>%s</guid><pubDate>%02d Jan 2026 10:00:00 GMT</pubDate>
                <enclosure url='/%d.mp3' type='audio/mpeg' length='15'/></item>""".formatted(guid, guid, number,
                number);
    }
}
