package io.antiphon.enrichment.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.library.ExplicitStatus;
import io.antiphon.core.podcast.Feed;
import io.antiphon.core.podcast.FeedEntry;
import io.antiphon.core.podcast.FeedValidators;
import io.antiphon.core.podcast.FetchException;
import io.antiphon.enrichment.TestSite;
import io.antiphon.enrichment.web.AddressRules;
import io.antiphon.enrichment.web.GuardedHttpClient;
import io.antiphon.enrichment.web.WebSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpFeedReaderTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final String HEAD = "<?xml version='1.0' encoding='UTF-8'?><rss version='2.0' "
            + "xmlns:itunes='http://www.itunes.com/dtds/podcast-1.0.dtd'><channel>";

    private final TestSite site = new TestSite();
    private final GuardedHttpClient web = new GuardedHttpClient(
            WebSettings.defaults("Antiphon/test", new AddressRules(List.of("127.0.0.1"))));
    private final FeedSettings settings = new FeedSettings(1 << 20, 20, Duration.ofSeconds(20),
            Duration.ofSeconds(20));
    private final HttpFeedReader reader = new HttpFeedReader(web, settings, Clock.fixed(NOW, ZoneOffset.UTC));

    @AfterEach
    void close() {
        web.close();
        site.close();
    }

    @Test
    void anRssFeedIsReadWithWhatItunesAdds() throws Exception {
        Feed feed = read("""
                <title>Tea &amp;amp; &lt;b&gt;Cake&lt;/b&gt;</title><description>All about it</description>
                <itunes:author>Ann</itunes:author><itunes:image href='/cover.jpg'/>
                <item><title>First</title><guid isPermaLink='false'>ep-1</guid><description>&lt;p&gt;Hello&lt;/p&gt;</description>
                <pubDate>Sun, 01 Feb 2026 10:00:00 GMT</pubDate><itunes:duration>1:02:03</itunes:duration>
                <itunes:explicit>true</itunes:explicit><itunes:episode>7</itunes:episode>
                <enclosure url='audio/one.mp3' length='1234' type='audio/mpeg'/></item>
                """);
        assertThat(feed.about().title()).isEqualTo("Tea & Cake");
        assertThat(feed.about().author()).isEqualTo("Ann");
        assertThat(feed.about().imageUrl()).isEqualTo(site.url("/cover.jpg"));
        assertThat(feed.entries()).containsExactly(new FeedEntry("ep-1", "First", "Hello", null,
                Instant.parse("2026-02-01T10:00:00Z"), site.url("/feeds/audio/one.mp3"), "audio/mpeg", 1234,
                Duration.ofSeconds(3723), 7, ExplicitStatus.EXPLICIT));
    }

    @Test
    void anAtomFeedIsReadToo() throws Exception {
        site.serve("/atom", "application/atom+xml", """
                <feed xmlns='http://www.w3.org/2005/Atom'><title>Atomic</title><id>urn:feed</id><entry><id>urn:1</id>
                <title>One</title><updated>2026-02-03T04:05:06Z</updated><summary>Short</summary>
                <link rel='enclosure' type='audio/ogg' length='9' href='http://media.example.org/1.ogg'/></entry></feed>
                """);
        Feed feed = reader.read(site.url("/atom"), FeedValidators.NONE).orElseThrow();
        assertThat(feed.entries()).hasSize(1);
        FeedEntry entry = feed.entries().getFirst();
        assertThat(entry.identity()).isEqualTo("urn:1");
        assertThat(entry.enclosureUrl()).isEqualTo("http://media.example.org/1.ogg");
        assertThat(entry.publishedAt()).isEqualTo(Instant.parse("2026-02-03T04:05:06Z"));
    }

    @Test
    void aFeedThatHasNotChangedIsNotReadAgain() throws Exception {
        AtomicInteger full = new AtomicInteger();
        site.on("/feed", exchange -> {
            if ("\"v1\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
                exchange.close();
                return;
            }
            full.incrementAndGet();
            exchange.getResponseHeaders().set("ETag", "\"v1\"");
            TestSite.send(exchange, "text/xml",
                    (HEAD + "<title>T</title></channel></rss>").getBytes(StandardCharsets.UTF_8));
        });
        Feed first = reader.read(site.url("/feed"), FeedValidators.NONE).orElseThrow();
        assertThat(reader.read(site.url("/feed"), first.validators())).isEmpty();
        assertThat(full).hasValue(1);
    }

    @Test
    void lyingEntriesCostNoOthers() throws Exception {
        Feed feed = read("""
                <title>Lies</title>
                <item><title>No sound</title><guid>a</guid></item>
                <item><title>A picture</title><enclosure url='http://x.example.org/p.jpg' type='image/jpeg'/></item>
                <item><title>Local</title><enclosure url='file:///etc/passwd' type='audio/mpeg'/></item>
                <item><title>No guid</title><pubDate>yesterday, maybe</pubDate>
                  <enclosure url='http://x.example.org/1.mp3' length='lots' type='audio/mpeg'/></item>
                <item><title>Future</title><guid>f</guid><pubDate>Sun, 01 Feb 2099 10:00:00 GMT</pubDate>
                  <enclosure url='http://x.example.org/2.mp3' length='-5' type='AUDIO/MPEG'/></item>
                <item><guid>u</guid><enclosure url='http://x.example.org/a b.mp3'/><itunes:duration>soon</itunes:duration></item>
                """);
        assertThat(feed.entries()).extracting(FeedEntry::identity)
                .containsExactlyInAnyOrder("http://x.example.org/1.mp3", "f", "u");
        assertThat(feed.entries()).extracting(FeedEntry::publishedAt).containsOnlyNulls();
        assertThat(feed.entries()).extracting(FeedEntry::size).containsOnly(0L);
        assertThat(feed.entries()).extracting(FeedEntry::title).contains("Untitled");
        assertThat(feed.entries()).extracting(FeedEntry::enclosureUrl).contains("http://x.example.org/a%20b.mp3");
    }

    @Test
    void aGuidThatSeveralEntriesShareIsNoIdentity() throws Exception {
        Feed feed = read("<title>T</title>" + item("same", 1) + item("same", 2) + item("own", 3));
        assertThat(feed.entries()).extracting(FeedEntry::identity)
                .containsExactlyInAnyOrder("http://x.example.org/1.mp3", "http://x.example.org/2.mp3", "own");
    }

    @Test
    void ofAVeryLongFeedTheNewestAreTaken() throws Exception {
        StringBuilder items = new StringBuilder("<title>T</title>");
        for (int day = 1; day <= 28; day++) {
            items.append("""
                    <item><title>%d</title><guid>g%d</guid><pubDate>%02d Jan 2026 10:00:00 GMT</pubDate>
                    <enclosure url='http://x.example.org/%d.mp3' type='audio/mpeg'/></item>""".formatted(day, day, day,
                    day));
        }
        List<FeedEntry> entries = read(items.toString()).entries();
        assertThat(entries).hasSize(20);
        assertThat(entries.getFirst().title()).isEqualTo("28");
        assertThat(entries.getLast().title()).isEqualTo("9");
    }

    @Test
    void aDocumentTypeIsRefusedAndNothingIsFetchedForIt() {
        AtomicInteger asked = new AtomicInteger();
        site.on("/evil.dtd", exchange -> {
            asked.incrementAndGet();
            TestSite.send(exchange, "text/plain", new byte[0]);
        });
        for (String type : List.of("<!DOCTYPE rss SYSTEM '%s'>".formatted(site.url("/evil.dtd")),
                "<!DOCTYPE rss [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>",
                "<!DOCTYPE rss [<!ENTITY a 'aaaa'><!ENTITY b '&a;&a;&a;'>]>")) {
            site.serve("/" + type.length(), "text/xml",
                    "<?xml version='1.0'?>" + type + "<rss version='2.0'><channel><title>&x;</title></channel></rss>");
            assertThatThrownBy(() -> reader.read(site.url("/" + type.length()), FeedValidators.NONE))
                    .isInstanceOf(FetchException.class)
                    .hasMessage("The feed holds a DOCTYPE, which is refused for safety");
        }
        assertThat(asked).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html><body>hi</body></html>", "<rss version='2.0'><channel><title>x", "\u0000\u0001",
            "{\"no\":\"xml\"}", "<rss/>"})
    void whatIsNoFeedIsSaid(String text) {
        site.serve("/feeds/x", "text/xml", text);
        assertThatThrownBy(() -> reader.read(site.url("/feeds/x"), FeedValidators.NONE))
                .isInstanceOf(FetchException.class)
                .message()
                .containsAnyOf("no RSS or Atom feed", "is empty");
    }

    @Test
    void aFeedThatIsTooLargeIsRefused() {
        site.serve("/large", "text/xml", new byte[(1 << 20) + 1]);
        assertThatThrownBy(() -> reader.read(site.url("/large"), FeedValidators.NONE))
                .isInstanceOf(FetchException.class)
                .hasMessageContaining("sends more than the allowed");
    }

    @Test
    void absurdlyDeepElementsAreRefused() {
        String deep = "<x>".repeat(20_000) + "</x>".repeat(20_000);
        assertThatThrownBy(() -> read("<title>Deep</title>" + deep + item("a", 1))).isInstanceOf(FetchException.class);
    }

    @Test
    void anEpisodeIsWrittenIntoTheFile(@TempDir Path folder) throws Exception {
        byte[] sound = new byte[100_000];
        site.serve("/e.mp3", "audio/mpeg", sound);
        HttpEpisodeDownloader downloader = new HttpEpisodeDownloader(web, settings);
        downloader.download(site.url("/e.mp3"), folder.resolve("e"), sound.length);
        assertThat(folder.resolve("e")).hasBinaryContent(sound);
        assertThatThrownBy(() -> downloader.download(site.url("/e.mp3"), folder.resolve("f"), 99_999))
                .isInstanceOf(FetchException.class);
        assertThatThrownBy(() -> downloader.download(site.url("/e.mp3"), folder.resolve("no/dir"), sound.length))
                .isInstanceOf(IOException.class);
        assertThat(Files.exists(folder.resolve("no"))).isFalse();
    }

    private Feed read(String channel) throws Exception {
        site.serve("/feeds/rss", "application/rss+xml", HEAD + channel + "</channel></rss>");
        return reader.read(site.url("/feeds/rss"), FeedValidators.NONE).orElseThrow();
    }

    private static String item(String guid, int number) {
        return "<item><title>%d</title><guid>%s</guid><enclosure url='http://x.example.org/%d.mp3' type='audio/mpeg'/></item>"
                .formatted(number, guid, number);
    }
}
