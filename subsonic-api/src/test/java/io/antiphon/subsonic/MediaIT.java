package io.antiphon.subsonic;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.testing.memory.SampleLibrary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Sound and pictures.
class MediaIT {
    private static final String ANNA = TestServer.as("anna");
    private static final String OPENING = "stream?" + ANNA + "id=tr-" + SampleLibrary.OPENING.value();
    private static final String OPUS = "stream?" + ANNA + "id=tr-" + SampleLibrary.OPUS.value();

    @TempDir
    static Path files;

    private static TestServer server;
    private static byte[] flac;

    @BeforeAll
    static void start() throws IOException {
        server = new TestServer(files);
        flac = Files.readAllBytes(files.resolve("music/The Examples/First Light/01 Öpening.flac"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aFileIsSentAsItIs() {
        HttpResponse<byte[]> answer = server.bytes("GET", OPENING, "Accept-Encoding", "gzip");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(flac);
        assertThat(header(answer, "Content-Type")).isEqualTo("audio/flac");
        assertThat(header(answer, "Accept-Ranges")).isEqualTo("bytes");
        assertThat(header(answer, "X-Content-Duration")).isEqualTo("200.499");
        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(flac.length);
    }

    @Test
    void headTellsTheLengthAlone() {
        HttpResponse<byte[]> answer = server.bytes("HEAD", OPENING);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValueAsLong("Content-Length")).hasValue(flac.length);
        assertThat(server.bytes("HEAD", OPENING, "Range", "bytes=10-19").headers().firstValueAsLong("Content-Length"))
                .hasValue(10);
    }

    @Test
    void partsAreSentAsAsked() {
        HttpResponse<byte[]> part = server.bytes("GET", OPENING, "Range", "bytes=100000-250000");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(header(part, "Content-Range")).isEqualTo("bytes 100000-250000/300000");
        assertThat(part.body()).isEqualTo(Arrays.copyOfRange(flac, 100_000, 250_001));
        assertThat(server.bytes("GET", OPENING, "Range", "bytes=-5").body())
                .isEqualTo(Arrays.copyOfRange(flac, flac.length - 5, flac.length));
        HttpResponse<byte[]> beyond = server.bytes("GET", OPENING, "Range", "bytes=300000-");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(header(beyond, "Content-Range")).isEqualTo("bytes */300000");
        assertThat(server.bytes("GET", OPENING, "Range", "bytes=0-1,4-5").statusCode()).isEqualTo(200);
    }

    @Test
    void conditionsAreObeyed() {
        HttpResponse<byte[]> whole = server.bytes("HEAD", OPENING);
        String etag = header(whole, "ETag");
        String modified = header(whole, "Last-Modified");
        assertThat(server.bytes("GET", OPENING, "If-None-Match", etag).statusCode()).isEqualTo(304);
        assertThat(server.bytes("GET", OPENING, "If-None-Match", "W/" + etag + ", \"x\"").statusCode()).isEqualTo(304);
        assertThat(server.bytes("GET", OPENING, "If-None-Match", "\"x\"", "If-Modified-Since", modified).statusCode())
                .isEqualTo(200);
        assertThat(server.bytes("GET", OPENING, "If-Modified-Since", modified).statusCode()).isEqualTo(304);
        assertThat(server.bytes("GET", OPENING, "If-Match", "\"x\"").statusCode()).isEqualTo(412);
        assertThat(server.bytes("GET", OPENING, "Range", "bytes=0-9", "If-Range", etag).statusCode()).isEqualTo(206);
        assertThat(server.bytes("GET", OPENING, "Range", "bytes=0-9", "If-Range", modified).statusCode())
                .isEqualTo(206);
        assertThat(server.bytes("GET", OPENING, "Range", "bytes=0-9", "If-Range", "\"old\"").statusCode())
                .isEqualTo(200);
    }

    @Test
    void soundIsMadeWhenTheFileDoesNotFit() {
        HttpResponse<byte[]> made = server.bytes("GET", OPENING + "&maxBitRate=160");
        assertThat(text(made)).isEqualTo("mp3 160 kbit/s from 0 s");
        assertThat(header(made, "Content-Type")).isEqualTo("audio/mpeg");
        assertThat(text(server.bytes("GET", OPENING + "&format=opus&timeOffset=30")))
                .isEqualTo("opus 128 kbit/s from 30 s");
        assertThat(server.bytes("GET", OPENING + "&format=raw&maxBitRate=64").body()).isEqualTo(flac);
        assertThat(server.bytes("GET", OPENING + "&maxBitRate=0").body()).isEqualTo(flac);
        assertThat(text(server.bytes("GET", OPUS + "&timeOffset=1"))).isEqualTo("opus 96 kbit/s from 1 s");
    }

    @Test
    void anEstimatedLengthIsKept() throws IOException {
        String asked = OPUS + "&format=mp3&timeOffset=1&estimateContentLength=true";
        Runnable end = server.transcoder.holdEnds();
        HttpResponse<InputStream> growing = server.open(asked);
        end.run();
        try (InputStream body = growing.body()) {
            long length = body.readAllBytes().length;
            assertThat(growing.headers().firstValueAsLong("Content-Length")).hasValue(length);
            assertThat(length).isGreaterThan(5_000);
        }
        assertThat(server.bytes("HEAD", OPUS + "&format=mp3").body()).isEmpty();
    }

    @Test
    void whatWasMadeIsKeptAndSentInRanges() {
        String asked = OPENING + "&format=mp3&maxBitRate=111";
        String sound = text(server.bytes("GET", asked));
        HttpResponse<byte[]> kept = awaitKept(asked);
        assertThat(text(kept)).isEqualTo(sound).isEqualTo("mp3 111 kbit/s from 0 s");
        assertThat(kept.headers().firstValueAsLong("Content-Length")).hasValue(sound.length());
        String etag = header(kept, "ETag");

        HttpResponse<byte[]> part = server.bytes("GET", asked, "Range", "bytes=4-6", "If-Range", etag);
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(header(part, "Content-Range")).isEqualTo("bytes 4-6/" + sound.length());
        assertThat(text(part)).isEqualTo("111");
        assertThat(server.bytes("GET", asked, "Range", "bytes=999-").statusCode()).isEqualTo(416);
        assertThat(server.bytes("GET", asked, "If-None-Match", etag).statusCode()).isEqualTo(304);
        assertThat(server.bytes("GET", asked, "Range", "bytes=4-6", "If-Range", "\"other\"").statusCode())
                .isEqualTo(200);
        HttpResponse<byte[]> head = server.bytes("HEAD", asked);
        assertThat(head.headers().firstValueAsLong("Content-Length")).hasValue(sound.length());
    }

    /// It is put away by another thread, after its last byte.
    private static HttpResponse<byte[]> awaitKept(String asked) {
        HttpResponse<byte[]> answer = server.bytes("GET", asked);
        for (int i = 0; i < 1_000 && answer.headers().firstValue("Accept-Ranges").isEmpty(); i++) {
            answer = server.bytes("GET", asked);
        }
        return answer;
    }

    @Test
    void aPlayerGetsWhatIsSetForIt() {
        String gramophone = OPENING.replace("c=test", "c=gramophone");
        assertThat(text(server.bytes("GET", gramophone))).isEqualTo("mp3 64 kbit/s from 0 s");
        assertThat(text(server.bytes("GET", gramophone + "&format=opus&maxBitRate=48")))
                .isEqualTo("opus 48 kbit/s from 0 s");
        assertThat(server.bytes("GET", gramophone + "&format=raw").body()).isEqualTo(flac);
        assertThat(server.get("getSong?" + ANNA.replace("c=test", "c=Gramophone") + "id=tr-"
                + SampleLibrary.OPENING.value()).body()).contains("transcodedSuffix=\"mp3\"");
    }

    @Test
    void aDownloadMayBeACopyInAnotherFormat() {
        String asked = OPENING.replace("stream?", "download?");
        HttpResponse<byte[]> copy = server.bytes("GET", asked + "&format=opus&maxBitRate=96");
        assertThat(text(copy)).isEqualTo("opus 96 kbit/s from 0 s");
        assertThat(header(copy, "Content-Disposition")).contains(".opus");
        assertThat(server.bytes("GET", asked).body()).isEqualTo(flac);
    }

    @Test
    void anAccountsLimitHoldsUnlessRawIsAsked() {
        String lena = OPENING.replace("u=anna", "u=lena");
        assertThat(text(server.bytes("GET", lena))).isEqualTo("mp3 128 kbit/s from 0 s");
        assertThat(server.get("getSong?" + TestServer.as("lena") + "id=tr-" + SampleLibrary.OPENING.value()).body())
                .contains("transcodedSuffix=\"mp3\"");
    }

    @Test
    void aFileThatIsGoneIsAnErrorInXml() {
        HttpResponse<byte[]> lost = server.bytes("GET", "stream?" + ANNA + "id=tr-" + SampleLibrary.LOST.value());
        assertThat(lost.statusCode()).isEqualTo(200);
        assertThat(header(lost, "Content-Type")).startsWith("text/xml");
        assertThat(text(lost)).contains("code=\"70\"");
    }

    @Test
    void aPathThatLeavesItsMusicFolderIsNotServed() {
        assertThat(text(server.bytes("GET", "stream?" + ANNA + "id=tr-" + SampleLibrary.SECRET.value())))
                .contains("code=\"70\"");
    }

    @Test
    void aSongIsSavedUnderItsName() {
        HttpResponse<byte[]> answer = server.bytes("GET",
                "download?" + ANNA + "id=tr-" + SampleLibrary.OPENING.value());
        assertThat(answer.body()).isEqualTo(flac);
        assertThat(header(answer, "Content-Disposition"))
                .isEqualTo("attachment; filename=\"01 _pening.flac\"; filename*=UTF-8''01%20%c3%96pening.flac");
    }

    @Test
    void anAlbumIsSavedAsAZip() throws IOException {
        HttpResponse<byte[]> answer = server.bytes("GET", "download?" + ANNA + "id=al-" + SampleLibrary.FIRST.value());
        assertThat(header(answer, "Content-Type")).isEqualTo("application/zip");
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        assertThat(entries).containsOnlyKeys("01 Closing.mp3", "01 Öpening.flac");
        assertThat(entries.get("01 Öpening.flac")).isEqualTo(flac);
    }

    @Test
    void coversComeByAnyId() {
        for (String id : new String[]{"al-albumFirst000000", "albumFirst000000", "al-al-albumFirst000000"}) {
            HttpResponse<byte[]> cover = server.bytes("GET", "getCoverArt?" + ANNA + "size=300&id=" + id);
            assertThat(text(cover)).isEqualTo("picture of first");
            assertThat(header(cover, "Content-Type")).isEqualTo("image/png");
        }
        String cover = "getCoverArt?" + ANNA + "id=al-albumFirst000000";
        assertThat(server.bytes("GET", cover, "If-None-Match", "\"etag-first\"").statusCode()).isEqualTo(304);
        assertThat(text(server.bytes("GET", "getCoverArt?" + ANNA + "id=al-none"))).contains("code=\"70\"");
        assertThat(text(server.bytes("GET", "getAvatar?" + ANNA + "username=Anna"))).isEqualTo("picture of anna");
        assertThat(text(server.bytes("GET", "getAvatar?" + ANNA + "username=lena"))).contains("code=\"70\"");
    }

    private static String header(HttpResponse<?> answer, String name) {
        return answer.headers().firstValue(name).orElseThrow();
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
