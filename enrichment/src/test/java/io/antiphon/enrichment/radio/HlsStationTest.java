package io.antiphon.enrichment.radio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.radio.RadioBroadcast;
import io.antiphon.core.radio.RadioException;
import io.antiphon.enrichment.TestSite;
import io.antiphon.enrichment.web.AddressRules;
import io.antiphon.enrichment.web.GuardedHttpClient;
import io.antiphon.enrichment.web.WebSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Stations that send pieces: what is made of their playlists and of what is in the pieces.
class HlsStationTest {

    private static final String HLS = "application/vnd.apple.mpegurl";
    private static final String HEAD = "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-TARGETDURATION:6\n";

    private final TestSite site = new TestSite();
    private final GuardedHttpClient web = new GuardedHttpClient(
            WebSettings.defaults("Antiphon/test", new AddressRules(List.of("127.0.0.1"))));
    private final List<Duration> pauses = new ArrayList<>();
    private final HttpRadioTuner tuner = new HttpRadioTuner(web, pauses::add);

    @AfterEach
    void close() {
        web.close();
        site.close();
    }

    private record Heard(String contentType, byte[] sound, String title, boolean titled) {

        String text() {
            return new String(sound, StandardCharsets.ISO_8859_1).replaceAll("[^a-z0-9]", "");
        }
    }

    @Test
    void aLivePlaylistIsFollowedAndEachPieceIsHeardOnceFromNearTheEndOn() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        site.on("/live.m3u8", exchange -> {
            int first = Math.min(asked.getAndIncrement() / 2, 3);
            StringBuilder text = new StringBuilder(HEAD + "#EXT-X-MEDIA-SEQUENCE:" + first + "\n");
            for (int i = first; i < first + 5; i++) {
                text.append("#EXTINF:6.0,\npiece").append(i).append(".mp3\n");
            }
            TestSite.send(exchange, HLS, (text + (first == 3 ? "#EXT-X-ENDLIST\n" : "")).getBytes(
                    StandardCharsets.UTF_8));
        });
        for (int i = 0; i < 8; i++) {
            site.serve("/piece" + i + ".mp3", "audio/mpeg", mp3("p" + i));
        }
        Heard heard = hear("/live.m3u8");
        assertThat(heard.contentType()).isEqualTo("audio/mpeg");
        assertThat(heard.text()).isEqualTo("p2p3p4p5p6p7");
        assertThat(heard.titled()).isFalse();
        // A playlist without news is asked for again after half the time.
        assertThat(pauses).contains(Duration.ofSeconds(6), Duration.ofSeconds(3));
    }

    @Test
    void theTagsBetweenPiecesOfAacAreLeftOut() throws Exception {
        byte[] tag = {'I', 'D', '3', 4, 0, 0, 0, 0, 0, 3, 'x', 'x', 'x'};
        byte[] aac = {(byte) 0xff, (byte) 0xf1, 'a'};
        site.serve("/live.m3u8", HLS, HEAD + "#EXTINF:6,\n/1\n#EXTINF:6,\n/2\n#EXT-X-ENDLIST\n")
                .serve("/1", "audio/aac", joined(tag, aac))
                .serve("/2", "audio/aac", joined(tag, aac));
        Heard heard = hear("/live.m3u8");
        assertThat(heard.contentType()).isEqualTo("audio/aac");
        assertThat(heard.sound()).isEqualTo(joined(aac, aac));
    }

    @Test
    void theSoundIsTakenOutOfATransportStream() throws Exception {
        site.serve("/live.m3u8", "audio/mpegurl", HEAD + "#EXTINF:6,\n1.ts\n#EXTINF:6,\n2.ts\n#EXT-X-ENDLIST\n")
                .serve("/1.ts", "video/mp2t", Transport.stream(0x0f, "first piece"))
                .serve("/2.ts", "video/mp2t", Transport.stream(0x0f, "second piece"));
        Heard heard = hear("/live.m3u8");
        assertThat(heard.contentType()).isEqualTo("audio/aac");
        assertThat(new String(heard.sound(), StandardCharsets.UTF_8)).isEqualTo("first piecesecond piece");
    }

    @Test
    void aTransportStreamWithoutSoundIsRefusedAndSaysSo() {
        site.serve("/live.m3u8", HLS, HEAD + "#EXTINF:6,\n1.ts\n#EXT-X-ENDLIST\n")
                .serve("/1.ts", "video/mp2t", Transport.stream(0x1b, "pictures"));
        assertThatThrownBy(() -> hear("/live.m3u8")).isInstanceOf(RadioException.class)
                .hasMessageContaining("neither AAC nor MP3");
    }

    @Test
    void theHeaderOfFragmentsComesOnce() throws Exception {
        site.serve("/live.m3u8", HLS,
                HEAD + "#EXT-X-MAP:URI=\"init.mp4\"\n#EXTINF:6,\n/1\n#EXTINF:6,\n/2\n#EXT-X-ENDLIST\n")
                .serve("/init.mp4", "audio/mp4", "....ftypheader")
                .serve("/1", "audio/mp4", "....moofone")
                .serve("/2", "audio/mp4", "....moofmore");
        Heard heard = hear("/live.m3u8");
        assertThat(heard.contentType()).isEqualTo("audio/mp4");
        assertThat(heard.text()).isEqualTo("ftypheader" + "moofone" + "moofmore");
    }

    @Test
    void ofSeveralQualitiesTheBestThatIsSoundAloneIsHeard() throws Exception {
        site.serve("/master.m3u8", HLS, """
                #EXTM3U
                #EXT-X-STREAM-INF:BANDWIDTH=900000,CODECS="avc1.42e00a,mp4a.40.2",RESOLUTION=640x360
                pictures.m3u8
                #EXT-X-STREAM-INF:BANDWIDTH=64000,CODECS="mp4a.40.5"
                low.m3u8
                #EXT-X-STREAM-INF:BANDWIDTH=128000,CODECS="mp4a.40.2"
                best/list.m3u8
                """)
                .serve("/best/list.m3u8", HLS,
                        HEAD + "#EXTINF:6,title=\"Song\",artist=\"Ann\"\n1.mp3\n#EXT-X-ENDLIST\n")
                .serve("/best/1.mp3", "audio/mpeg", mp3("best"));
        Heard heard = hear("/master.m3u8");
        assertThat(heard.text()).isEqualTo("best");
        assertThat(heard.title()).isEqualTo("Ann - Song");
        assertThat(heard.titled()).isTrue();
    }

    @Test
    void aStationThatSendsNothingNewIsGivenUp() {
        site.serve("/live.m3u8", HLS, HEAD + "#EXTINF:6,\n/1\n").serve("/1", "audio/mpeg", mp3("x"));
        assertThatThrownBy(() -> hear("/live.m3u8")).isInstanceOf(RadioException.class)
                .hasMessageContaining("nothing new");
        assertThat(pauses).hasSizeBetween(8, 40);
    }

    @Test
    void aPieceThatIsGoneIsPassedOver() throws Exception {
        site.serve("/live.m3u8", HLS, HEAD + "#EXTINF:6,\n/gone\n#EXTINF:6,\n/2\n#EXT-X-ENDLIST\n")
                .serve("/2", "audio/mpeg", mp3("second"));
        assertThat(hear("/live.m3u8").text()).isEqualTo("second");
    }

    @Test
    void aPlaylistLeadsNowhereIntoTheLocalNetwork() throws IOException {
        String local = site.url("/secret").replace("127.0.0.1", "127.0.0.2");
        AtomicInteger asked = new AtomicInteger();
        site.on("/secret", _ -> asked.incrementAndGet())
                .serve("/live.m3u8", HLS, HEAD + ("#EXTINF:6,\n" + local + "\n").repeat(3) + "#EXT-X-ENDLIST\n");
        assertThatThrownBy(() -> hear("/live.m3u8")).isInstanceOf(RadioException.class);
        assertThat(asked).hasValue(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#EXT-X-KEY:METHOD=AES-128,URI=\"k\"|encrypts", "#EXT-X-BYTERANGE:100@0|out of one file",
            "#EXT-X-MAP:URI=\"i\",BYTERANGE=\"9@0\"|out of one file"})
    void whatCannotBeJoinedSaysWhy(String lineAndReason) {
        String[] parts = lineAndReason.split("\\|");
        site.serve("/live.m3u8", HLS, HEAD + parts[0] + "\n#EXTINF:6,\n/1\n").serve("/1", "audio/mpeg", mp3("x"));
        assertThatThrownBy(() -> hear("/live.m3u8")).isInstanceOf(RadioException.class)
                .hasMessageContaining(parts[1]);
    }

    @Test
    void aStationThatSpeaksDashSaysSo() {
        site.serve("/live.mpd", "application/dash+xml", "<MPD/>");
        assertThatThrownBy(() -> hear("/live.mpd")).isInstanceOf(RadioException.class).hasMessageContaining("DASH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"#EXT-X-TARGETDURATION:", "#EXT-X-TARGETDURATION:x\n#EXT-X-MEDIA-SEQUENCE:-7\n\u0000",
            "#EXT-X-TARGETDURATION:1\nhttp://[broken\n#EXT-X-ENDLIST",
            "#EXT-X-STREAM-INF:BANDWIDTH=99999999999999999999\n::\n", "#EXT-X-STREAM-INF:\n"})
    void aDamagedPlaylistIsNoStation(String damaged) {
        site.serve("/live.m3u8", HLS, "#EXTM3U\n" + damaged);
        assertThatThrownBy(() -> hear("/live.m3u8")).isInstanceOf(RadioException.class);
    }

    private Heard hear(String path) throws Exception {
        return tuner.tune(URI.create(site.url(path)), Duration.ofHours(1), HlsStationTest::heard);
    }

    private static Heard heard(RadioBroadcast broadcast) throws IOException {
        byte[] sound = broadcast.sound().readAllBytes();
        return new Heard(broadcast.contentType(), sound, String.valueOf(broadcast.title().get()), broadcast.titled());
    }

    private static byte[] mp3(String text) {
        return joined(new byte[]{(byte) 0xff, (byte) 0xfb}, text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /// Makes a transport stream of one program with one stream.
    private static final class Transport {

        private static final int TABLE = 0x100;
        private static final int STREAM = 0x101;

        private Transport() {}

        static byte[] stream(int type, String text) {
            byte[] pat = {0, 0, (byte) 0xb0, 13, 0, 1, (byte) 0xc1, 0, 0, 0, 1, (byte) 0xe1, 0, 0, 0, 0, 0};
            byte[] pmt = {0, 2, (byte) 0xb0, 18, 0, 1, (byte) 0xc1, 0, 0, (byte) 0xe1, 1, (byte) 0xf0, 0, (byte) type,
                    (byte) 0xe1, 1, (byte) 0xf0, 0, 0, 0, 0, 0};
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            int half = bytes.length / 2;
            byte[] header = {0, 0, 1, (byte) 0xc0, 0, 0, (byte) 0x80, (byte) 0x80, 5, 0x21, 0, 1, 0, 1};
            return joined(packet(0, true, pat), packet(TABLE, true, pmt),
                    packet(STREAM, true, joined(header, java.util.Arrays.copyOf(bytes, half))),
                    packet(STREAM, false, java.util.Arrays.copyOfRange(bytes, half, bytes.length)));
        }

        /// Filled up in front, as a stream is.
        private static byte[] packet(int pid, boolean begins, byte[] payload) {
            byte[] packet = new byte[188];
            java.util.Arrays.fill(packet, (byte) 0xff);
            packet[0] = 0x47;
            packet[1] = (byte) ((begins ? 0x40 : 0) | pid >> 8);
            packet[2] = (byte) pid;
            packet[3] = 0x30;
            packet[4] = (byte) (188 - 5 - payload.length);
            packet[5] = 0;
            System.arraycopy(payload, 0, packet, 188 - payload.length, payload.length);
            return packet;
        }
    }
}
