package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.analysis.TrackAnalysed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From files to what sounds alike, over a restart.
class SonicIT {

    private static final String REST = "u=admin&p=" + TestServer.APP_PASSWORD;

    @TempDir
    private Path directory;

    @Test
    void filesThatSoundAlikeAreFoundAfterARestart() throws Exception {
        Path album = Files.createDirectories(directory.resolve("music").resolve("album"));
        make(album.resolve("1.flac"), "sine=f=440:d=8,tremolo=f=2", "Pulse");
        make(album.resolve("2.mp3"), "sine=f=440:d=8,tremolo=f=2", "Pulse again");
        make(album.resolve("3.flac"), "anoisesrc=d=8:c=pink:a=0.4", "Noise");
        make(album.resolve("4.opus"), "anoisesrc=d=8:c=pink:a=0.2:s=7", "Other noise");
        try (TestServer server = start()) {
            CountDownLatch analysed = new CountDownLatch(4);
            server.library().events().subscribe(event -> {
                if (event instanceof TrackAnalysed) {
                    analysed.countDown();
                }
            });
            server.library().scanner().start(false);
            server.library().scanner().await();
            server.library().analysis().start();
            assertThat(analysed.await(60, TimeUnit.SECONDS)).isTrue();
        }
        // Closing the server makes findable what waits.
        try (TestServer server = start()) {
            assertNeighbours(server);
        }
    }

    private static void assertNeighbours(TestServer server) throws Exception {
        assertThat(server.rest("getOpenSubsonicExtensions", REST).toString()).contains("sonicSimilarity");
        JsonNode ofPulse = similar(server, "Pulse");
        assertThat(ofPulse).hasSize(3);
        assertThat(ofPulse.get(0).at("/entry/title").asText()).isEqualTo("Pulse again");
        assertThat(ofPulse.get(0).path("similarity").asDouble()).isGreaterThan(0.95);
        assertThat(similar(server, "Noise").get(0).at("/entry/title").asText()).isEqualTo("Other noise");
        JsonNode path = server.rest("findSonicPath?startSongId=%s&endSongId=%s".formatted(id(server, "Pulse"),
                id(server, "Noise")), REST).path("sonicMatch");
        assertThat(path.get(0).at("/entry/title").asText()).isEqualTo("Pulse");
        assertThat(path.get(path.size() - 1).at("/entry/title").asText()).isEqualTo("Noise");
        assertThat(path).hasSize(4);
    }

    private static JsonNode similar(TestServer server, String title) throws Exception {
        return server.rest("getSonicSimilarTracks?id=" + id(server, title), REST).path("sonicMatch");
    }

    private static String id(TestServer server, String title) throws Exception {
        for (JsonNode song : server.rest("search3?query=&songCount=100", REST).at("/searchResult3/song")) {
            if (song.path("title").asText().equals(title)) {
                return song.path("id").asText();
            }
        }
        throw new AssertionError("no song " + title);
    }

    private TestServer start() throws Exception {
        return TestServer.start(directory.resolve("data"), List.of(directory.resolve("music").toString()));
    }

    private static void make(Path file, String sound, String title) throws Exception {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y", "-f", "lavfi", "-i", sound,
                "-metadata", "title=" + title, "-metadata", "album=Sounds", "-metadata", "artist=Somebody"));
        command.add(file.toString());
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
