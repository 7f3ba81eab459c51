package io.antiphon.enrichment.radio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.LibraryException;
import io.antiphon.core.radio.OnAir;
import io.antiphon.core.radio.RadioException;
import io.antiphon.core.radio.RadioReceiver;
import io.antiphon.core.radio.RadioStation;
import io.antiphon.core.radio.StationId;
import io.antiphon.enrichment.TestSite;
import io.antiphon.enrichment.web.AddressRules;
import io.antiphon.enrichment.web.GuardedHttpClient;
import io.antiphon.enrichment.web.WebSettings;
import io.antiphon.testing.memory.MemoryRadioStations;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Stations as they are found in the wild, and what is made of them.
class HttpRadioTunerTest {

    private static final StationId ID = new StationId("station");
    private static final byte[] NOTHING = new byte[0];
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final MemoryRadioStations stations = new MemoryRadioStations();
    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final List<AutoCloseable> open = new ArrayList<>();
    private GuardedHttpClient web;
    private HttpRadioTuner tuner;
    private RadioReceiver receiver;

    @BeforeEach
    void make() {
        web = opened(new GuardedHttpClient(
                WebSettings.defaults("Antiphon/test", new AddressRules(List.of("127.0.0.1")))));
        tuner = new HttpRadioTuner(web);
        receiver = new RadioReceiver(stations, tuner, new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        });
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : open.reversed()) {
            one.close();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ICY 200 OK", "HTTP/1.0 200 OK", "HTTP/1.1 200 OK"})
    void theTitleIsFoundBetweenTheSound(String statusLine) throws Exception {
        TestStation station = station(statusLine, NOTHING, TestStation.title("Ann - It's; here"), NOTHING);
        OnAir onAir = onAir(station.url());
        assertThat(onAir.problem()).isNull();
        assertThat(onAir.title()).isEqualTo("Ann - It's; here");
        assertThat(onAir.stationName()).isEqualTo("Test FM");
    }

    @Test
    void aTitleThatIsNotUnicodeIsReadAsWindowsWritesIt() throws Exception {
        TestStation station = station("ICY 200 OK",
                "StreamTitle='Bj\u00f6rk - J\u00f3ga';".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(onAir(station.url()).title()).isEqualTo("Björk - Jóga");
    }

    @Test
    void theSoundIsPassedOnWithoutTheTitles() throws Exception {
        TestStation station = station("ICY 200 OK", TestStation.title("One"), NOTHING, TestStation.title("Two"));
        String sound = tuner.tune(URI.create(station.url()), Duration.ofSeconds(20), broadcast -> {
            assertThat(broadcast.contentType()).isEqualTo("audio/mpeg");
            assertThat(broadcast.bitRate()).isEqualTo(128);
            String all = new String(broadcast.sound().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(broadcast.title().get()).isEqualTo("Two");
            return all;
        });
        assertThat(sound).isEqualTo("x".repeat(3 * TestStation.INTERVAL));
    }

    @Test
    void aStationIsAskedOnceForAllWhoAskAtTheSameTimeAndAgainLater() throws Exception {
        TestStation station = station("ICY 200 OK", TestStation.title("One"));
        assertThat(onAir(station.url()).title()).isEqualTo("One");
        receiver.onAir(ID);
        assertThat(station.requests()).isEqualTo(1);
        now.set(NOON.plusSeconds(10));
        receiver.onAir(ID);
        assertThat(station.requests()).isEqualTo(2);
    }

    @Test
    void whoListensBringsTheTitleForThoseWhoAsk() throws Exception {
        TestStation station = station("ICY 200 OK", TestStation.title("One"), NOTHING);
        add(station.url());
        receiver.listen(ID,
                broadcast -> assertThat(broadcast.sound().readAllBytes()).hasSize(2 * TestStation.INTERVAL));
        assertThat(receiver.onAir(ID).title()).isEqualTo("One");
        assertThat(station.requests()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[playlist]\nNumberOfEntries=1\nFile1=%s\nTitle1=Test\n", "#EXTM3U\n#EXTINF:-1,Test\n%s\n",
            "\uFEFF%s", "%s"})
    void aPlaylistLeadsToTheStation(String playlist) throws Exception {
        TestStation station = station("ICY 200 OK", TestStation.title("One"));
        TestSite site = opened(new TestSite()).serve("/list.pls", "audio/x-scpls",
                playlist.formatted(station.url()).replace("\uFEFF", ""));
        assertThat(onAir(site.url("/list.pls")).title()).isEqualTo("One");
    }

    @Test
    void playlistsThatLeadInACircleAreGivenUp() throws Exception {
        TestSite site = opened(new TestSite());
        site.serve("/list.m3u", "audio/x-mpegurl", site.url("/list.m3u"));
        assertThat(onAir(site.url("/list.m3u")).problem()).contains("nothing but playlists");
    }

    @Test
    void whatIsNoStationSaysWhy() throws Exception {
        TestSite site = opened(new TestSite()).serve("/page", "text/html", "<h1>Hello</h1>")
                .serve("/hls.m3u8", "application/vnd.apple.mpegurl", "#EXTM3U")
                .serve("/empty.pls", "audio/x-scpls", "[playlist]");
        assertThat(onAir(site.url("/page")).problem()).contains("text and not with sound");
        for (String path : List.of("/hls.m3u8", "/empty.pls", "/nothing")) {
            assertThatThrownBy(() -> tuner.tune(URI.create(site.url(path)), Duration.ofSeconds(20), _ -> ID))
                    .as(path)
                    .isInstanceOf(RadioException.class);
        }
    }

    @Test
    void aStationInTheLocalNetworkIsNotReached() throws Exception {
        TestStation station = station("ICY 200 OK", TestStation.title("Secret"));
        GuardedHttpClient guarded = opened(new GuardedHttpClient(
                WebSettings.defaults("Antiphon/test", new AddressRules(List.of()))));
        assertThatThrownBy(() -> new HttpRadioTuner(guarded).tune(URI.create(station.url()), Duration.ofSeconds(20),
                _ -> ID)).isInstanceOf(RadioException.class).hasMessageContaining("not on the public internet");
        assertThat(station.requests()).isZero();
    }

    @Test
    void aStationWithoutTitlesIsNotListenedToForEver() throws Exception {
        TestStation station = station("ICY 200 OK", Collections.nCopies(2000, NOTHING).toArray(byte[][]::new));
        OnAir onAir = onAir(station.url());
        assertThat(onAir.title()).isNull();
        assertThat(onAir.problem()).isNull();
    }

    @Test
    void aStationThatSwitchedOffIsSaidSoToListeners() {
        add("http://127.0.0.1:1/stream");
        assertThatThrownBy(() -> receiver.listen(ID, _ -> {})).isInstanceOf(LibraryException.Unavailable.class)
                .hasMessageContaining("refuses connections");
        assertThatThrownBy(() -> receiver.onAir(new StationId("none"))).isInstanceOf(LibraryException.NotFound.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"StreamTitle='", "StreamTitle='';", "StreamUrl='x';", "", "garbage"})
    void aBlockWithoutATitleNamesNone(String block) {
        String title = IcySound.titleIn(block.getBytes(StandardCharsets.UTF_8));
        assertThat(title == null ? "" : title).isEmpty();
    }

    private OnAir onAir(String url) throws InterruptedException {
        add(url);
        return receiver.onAir(ID);
    }

    private void add(String url) {
        stations.create(new RadioStation(ID, "Test", URI.create(url), null));
    }

    private TestStation station(String statusLine, byte[]... titles) {
        return opened(new TestStation(statusLine, List.of(titles)));
    }

    private <T extends AutoCloseable> T opened(T one) {
        open.add(one);
        return one;
    }
}
