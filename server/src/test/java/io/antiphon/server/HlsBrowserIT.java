package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the server cuts, played by hls.js in Chromium: whole, without a gap, at all qualities, from all places, without an error.
@Timeout(900)
@Tag("long")
class HlsBrowserIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double SECONDS = 26;
    private static final double[] SEEKS = {0.6, 0.2, 0.85, 0, 0.5, 0.95};
    private static final Offset<Double> SHORT = Offset.offset(0.1);

    @TempDir
    static Path directory;

    private static Path chromium;
    private static TestServer server;
    private static String key;

    @BeforeAll
    static void start() throws Exception {
        Optional<Path> found = BrowserPage.findChromium();
        assumeTrue(found.isPresent(), "no Chromium on PATH");
        chromium = found.orElseThrow();
        Path music = Files.createDirectory(directory.resolve("music"));
        ffmpeg("-f", "lavfi", "-i", "aevalsrc='0.3*sin(2*PI*(200+20*t)*t)|0.3*sin(2*PI*330*t)':d=%s:s=44100"
                .formatted(SECONDS), "-sample_fmt", "s16", "-metadata", "title=Song",
                music.resolve("song.flac").toString());
        ffmpeg("-f", "lavfi", "-i", "testsrc2=duration=%s:size=480x270:rate=24,noise=alls=30:allf=t".formatted(SECONDS),
                "-f", "lavfi", "-i", "sine=frequency=440:sample_rate=48000:duration=" + SECONDS, "-c:v", "libx264",
                "-preset", "ultrafast", "-b:v", "1500k", "-c:a", "aac", "-metadata", "title=Film",
                music.resolve("film.mp4").toString());
        server = TestServer.start(directory.resolve("data"), List.of(music.toString()));
        String login = "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(TestServer.PASSWORD);
        String token = TestServer.json(server.send("POST", "/api/v1/auth/login", login)).path("accessToken").asText();
        key = TestServer.json(server.send("POST", "/api/v1/users/me/api-keys", "{\"name\":\"test\"}", "Authorization",
                "Bearer " + token)).path("key").asText();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
    }

    /// The newest hls.js in Maven's repository leaves out FLAC, which later ones list as a fourth quality.
    @ParameterizedTest
    @CsvSource({"/api/v1/tracks/{song}/hls.m3u8?, 3", "/rest/hls.m3u8?id=tr-{song}&bitRate=96&bitRate=192, 2",
            "/rest/hls.m3u8?id=tr-{song}, 1", "/api/v1/tracks/{film}/hls.m3u8?, 2",
            "/rest/hls.m3u8?id=tr-{film}&bitRate=400@240x134&bitRate=900, 2", "/rest/hls.m3u8?id=tr-{film}, 1"})
    void itPlaysWithoutAGapFromEverywhereAtAllQualities(String path, int levels) throws Exception {
        JsonNode told = play(path.replace("{song}", id("song")).replace("{film}", id("film")));

        assertThat(told.path("failed").asText()).isEmpty();
        assertThat(told.path("errors")).as(told.toString()).isEmpty();
        assertThat(told.path("levels")).hasSize(levels);
        assertThat(told.path("ranges")).hasSize(levels).allSatisfy(HlsBrowserIT::assertWhole);
        assertThat(told.path("switched").toString()).contains(Integer.toString(levels - 1));
        assertThat(told.path("seeks")).hasSameSizeAs(SEEKS)
                .allSatisfy(seek -> assertThat(seek.get(1).asDouble()).isGreaterThan(seek.get(0).asDouble()));
        assertThat(told.path("end").asDouble()).isCloseTo(SECONDS, SHORT);
    }

    private static void assertWhole(JsonNode level) {
        assertThat(level.path("buffered")).as("ranges of %s", level).hasSize(1);
        assertThat(level.path("duration").asDouble()).isCloseTo(SECONDS, SHORT);
        assertThat(level.at("/buffered/0/0").asDouble()).as("begin of %s", level).isCloseTo(0, Offset.offset(0.05));
        assertThat(level.at("/buffered/0/1").asDouble()).as("end of %s", level).isCloseTo(SECONDS, SHORT);
    }

    private static JsonNode play(String path) throws Exception {
        String source = server.url() + path + (path.startsWith("/rest")
                ? "&v=1.16.1&c=test&u=admin&p=" + TestServer.APP_PASSWORD
                : "");
        String asked = JSON.writeValueAsString(
                Map.of("source", URI.create(source), "headers", Map.of("X-API-Key", key), "seeks", SEEKS));
        String page = "<body></body><script src=hls.js></script><script src=hls-player.js></script><script>prove("
                + asked
                + ").catch(e => ({failed: String(e)}))"
                + ".then(told => fetch('told', {method: 'POST', body: JSON.stringify(told)}))</script>";
        try (BrowserPage browser = BrowserPage.open(chromium, directory, page)) {
            return JSON.readTree(browser.told());
        }
    }

    private static String id(String kind) throws Exception {
        String credentials = "u=admin&p=" + TestServer.APP_PASSWORD;
        JsonNode found = kind.equals("film") ? server.rest("getVideos", credentials).at("/videos/video/0/id")
                : server.rest("search3?query=Song&songCount=1", credentials).at("/searchResult3/song/0/id");
        return found.asText().replaceFirst("^tr-", "");
    }

    private static void ffmpeg(String... arguments) throws Exception {
        List<String> command = Stream
                .concat(Stream.of("ffmpeg", "-v", "error", "-y", "-nostdin"), Stream.of(arguments))
                .toList();
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
