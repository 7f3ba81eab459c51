package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.library.LibraryChanged;
import io.antiphon.media.ffmpeg.FfmpegTools;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From files to what clients are told of their sound.
class AnalysisIT {

    private static final String REST = "u=admin&p=" + TestServer.APP_PASSWORD;
    private static final FfmpegTools TOOLS = FfmpegTools.find(null, String.valueOf(System.getenv("PATH")))
            .orElseThrow();

    @TempDir
    private Path directory;
    private TestServer server;
    private String bearer;
    private final BlockingQueue<LibraryChanged> changes = new LinkedBlockingQueue<>();

    @BeforeEach
    void start() throws Exception {
        Path album = Files.createDirectories(directory.resolve("music").resolve("album"));
        make(album.resolve("1.flac"), "sine=f=1000:r=44100:d=20,volume=-2dB", "title=Loud");
        make(album.resolve("2.flac"), "sine=f=440:r=48000:d=20,volume=-20dB", "title=Quiet");
        make(album.resolve("3.flac"), "sine=f=440:r=44100:d=5", "title=Tagged", "replaygain_track_gain=-3.21 dB",
                "bpm=77");
        byte[] whole = Files.readAllBytes(album.resolve("1.flac"));
        byte[] damaged = Arrays.copyOf(whole, whole.length);
        // The header stays, so that the scan takes it for a track.
        Arrays.fill(damaged, 9_000, damaged.length, (byte) 0);
        Files.write(album.resolve("4.flac"), Arrays.copyOf(damaged, 9_000));
        server = TestServer.start(directory.resolve("data"), List.of(directory.resolve("music").toString()));
        server.library().events().subscribe(event -> {
            if (event instanceof LibraryChanged change) {
                changes.add(change);
            }
        });
        bearer = "Bearer " + TestServer
                .json(server.send("POST", "/api/v1/auth/login",
                        "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(TestServer.PASSWORD)))
                .path("accessToken")
                .asText();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatIsHeardReachesSubsonicAppsAndScripts() throws Exception {
        String lastModified = server.rest("getIndexes", REST).path("indexes").path("lastModified").asText();
        analyse();

        JsonNode loud = song("Loud").path("replayGain");
        JsonNode quiet = song("Quiet").path("replayGain");
        assertThat(loud.path("trackGain").asDouble() - quiet.path("trackGain").asDouble()).isBetween(-19.5, -17.0);
        assertThat(loud.path("albumGain").asDouble()).isEqualTo(quiet.path("albumGain").asDouble())
                .isBetween(loud.path("trackGain").asDouble(), quiet.path("trackGain").asDouble());
        assertThat(loud.path("trackPeak").asDouble()).isEqualTo(quiet.path("albumPeak").asDouble());
        assertThat(song("Tagged").path("replayGain").path("trackGain").asDouble()).isEqualTo(-3.21);
        assertThat(song("Tagged").path("bpm").asInt()).isEqualTo(77);
        assertThat(server.rest("getIndexes", REST).path("indexes").path("lastModified").asText())
                .isNotEqualTo(lastModified);

        JsonNode analysis = TestServer.json(get("/api/v1/tracks/" + song("Loud").path("id").asText() + "/analysis"));
        assertThat(analysis.path("replayGain").path("computed").asBoolean()).isTrue();
        assertThat(analysis.path("replayGain").path("trackGain").asDouble())
                .isEqualTo(loud.path("trackGain").asDouble());
        assertThat(analysis.path("durationMs").asLong()).isEqualTo(20_000);
        assertThat(TestServer.json(get("/api/v1/tracks/" + id("Tagged") + "/analysis"))
                .path("replayGain")
                .path("computed")
                .asBoolean()).isFalse();
    }

    @Test
    void aWaveformIsSentOnceAndThenConfirmed() throws Exception {
        String path = "/api/v1/tracks/" + id("Loud") + "/waveform";
        assertThat(get(path).statusCode()).isEqualTo(404);
        analyse();
        HttpResponse<String> waveform = get(path);
        assertThat(TestServer.json(waveform).path("peaks")).hasSizeBetween(1_000, 2_048);
        assertThat(TestServer.json(waveform).path("means").get(500).asInt()).isPositive();
        String etag = waveform.headers().firstValue("ETag").orElseThrow();
        HttpResponse<String> again = server.get(path, "Authorization", bearer, "If-None-Match", "\"x\", W/" + etag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(again.headers().firstValue("ETag")).contains(etag);
        assertThat(server.get(path).statusCode()).isEqualTo(401);
        assertThat(get("/api/v1/tracks/nothere/waveform").statusCode()).isEqualTo(404);
    }

    @Test
    void anAdminSeesHowItStandsAndHoldsItUp() throws Exception {
        assertThat(TestServer.json(server.send("POST", "/api/v1/analysis/pause", null, "Authorization", bearer))
                .path("state")
                .asText()).isIn("paused", "idle");
        server.library().analysis().start();
        assertThat(status().path("state").asText()).isEqualTo("paused");
        assertThat(status().path("analysed").asInt()).isZero();
        assertThat(server.send("POST", "/api/v1/analysis/start", null, "Authorization", bearer).statusCode())
                .isEqualTo(202);
        awaitChange();
        JsonNode status = status();
        assertThat(status.path("tracks").asInt())
                .isEqualTo(status.path("analysed").asInt() + status.path("failed").asInt());
        assertThat(status.path("remainingSeconds").asInt()).isZero();
        assertThat(server.get("/api/v1/analysis").statusCode()).isEqualTo(401);
        JsonNode failures = TestServer.json(get("/api/v1/analysis/failures")).path("failures");
        assertThat(failures).hasSize(status.path("failed").asInt());
    }

    private void analyse() throws InterruptedException {
        server.library().analysis().start();
        awaitChange();
    }

    private void awaitChange() throws InterruptedException {
        assertThat(changes.poll(60, TimeUnit.SECONDS)).as("a publication").isNotNull();
    }

    private JsonNode status() throws Exception {
        return TestServer.json(get("/api/v1/analysis"));
    }

    private HttpResponse<String> get(String path) throws Exception {
        return server.get(path, "Authorization", bearer);
    }

    private String id(String title) throws Exception {
        return song(title).path("id").asText();
    }

    private JsonNode song(String title) throws Exception {
        return server.rest("search3?query=" + title, REST).path("searchResult3").path("song").path(0);
    }

    private static void make(Path file, String source, String... tags) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(TOOLS.ffmpeg().toString(), "-v", "error", "-f", "lavfi", "-i", source));
        for (String tag : List.of(tags)) {
            command.addAll(List.of("-metadata", tag));
        }
        command.addAll(List.of("-metadata", "album=Tones", "-metadata", "artist=Machine", "file:" + file));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
