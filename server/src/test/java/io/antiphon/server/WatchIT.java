package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.library.scan.ScanStatus;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Changes of files are seen without anybody asking, and single folders are looked at on request.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class WatchIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path folder;
    private Path music;

    @BeforeEach
    void make() throws IOException {
        music = folder.resolve("music");
        DemoWorld.make(music);
    }

    private TestServer start(Map<String, String> settings) throws InterruptedException {
        Map<String, String> all = new java.util.HashMap<>(settings);
        all.put("analysis.enabled", "false");
        return TestServer.start(folder.resolve("data"), List.of(music.toString()), all);
    }

    private static String token(TestServer server) throws IOException, InterruptedException {
        return "Bearer " + TestServer.json(server.send("POST", "/api/v1/auth/login",
                "{\"username\":\"admin\",\"password\":\"" + TestServer.PASSWORD + "\"}", "Content-Type",
                "application/json")).path("accessToken").asText();
    }

    private static JsonNode watching(TestServer server, String token) throws IOException, InterruptedException {
        return TestServer.json(server.get("/api/v1/scan", "Authorization", token)).path("watching").path(0);
    }

    private static int songs(TestServer server) throws IOException, InterruptedException {
        return server.rest("search3?query=&songCount=500", "u=admin&p=" + TestServer.APP_PASSWORD)
                .path("searchResult3")
                .path("song")
                .size();
    }

    /// Asks until it is so.
    private static <T> T await(Question<T> question, Predicate<T> wanted) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        T answer = question.ask();
        while (!wanted.test(answer) && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(100);
            answer = question.ask();
        }
        assertThat(answer).matches(wanted, "in time");
        return answer;
    }

    private interface Question<T> {

        T ask() throws IOException, InterruptedException;
    }

    @Test
    void addedMovedAndDeletedFilesAreSeenByThemselves() throws Exception {
        try (TestServer server = start(Map.of())) {
            String token = token(server);
            await(() -> watching(server, token), status -> status.path("mode").asText().equals("watching"));

            Path half = DemoWorld.write(folder.resolve("new.wav"), 50);
            Path deep = Files.createDirectories(music.resolve("New Artist/New Album"));
            Files.move(half, deep.resolve("01 New.wav"), StandardCopyOption.ATOMIC_MOVE);
            assertThat(await(() -> songs(server), songs -> songs == DemoWorld.TRACKS + 1)).isPositive();

            Files.delete(music.resolve("Artist 0/Album 0/01 Song.wav"));
            await(() -> songs(server), songs -> songs == DemoWorld.TRACKS);

            DemoWorld.write(deep.resolve("02 New.wav"), 51);
            await(() -> songs(server), songs -> songs == DemoWorld.TRACKS + 1);
        }
    }

    @Test
    void aLibraryWithMoreFoldersThanMayBeWatchedIsPolledAndSaysSo() throws Exception {
        try (TestServer server = start(Map.of("scan.watch-limit", "3"))) {
            String token = token(server);
            JsonNode status = await(() -> watching(server, token), found -> found.has("mode"));
            assertThat(status.path("mode").asText()).isEqualTo("polling");
            assertThat(status.path("reason").asText()).contains("scan.watch-limit");
        }
    }

    @Test
    void oneFolderIsLookedAtOnRequest() throws Exception {
        try (TestServer server = start(Map.of("scan.watch", "false"))) {
            String token = token(server);
            DemoWorld.write(music.resolve("Artist 0/Album 0/09 New.wav"), 60);
            DemoWorld.write(music.resolve("Artist 1/Album 2/09 New.wav"), 61);

            HttpResponse<String> started = post(server, token, "musicFolder=1&folder=Artist%200/Album%200");
            assertThat(started.statusCode()).isEqualTo(202);
            ScanStatus status = server.library().scanner().await();
            assertThat(status.lastError()).isNull();
            assertThat(songs(server)).isEqualTo(DemoWorld.TRACKS + 1);

            assertThat(post(server, token, "path=" + music.resolve("Artist%201")).statusCode()).isEqualTo(202);
            server.library().scanner().await();
            assertThat(songs(server)).isEqualTo(DemoWorld.TRACKS + 2);

            assertThat(post(server, token, "musicFolder=1&folder=../x").statusCode()).isEqualTo(400);
            assertThat(post(server, token, "musicFolder=9&folder=x").statusCode()).isEqualTo(404);
            assertThat(post(server, token, "folder=x").statusCode()).isEqualTo(400);
            assertThat(post(server, token, "path=/etc").statusCode()).isEqualTo(400);
            assertThat(server.send("DELETE", "/api/v1/scan", null, "Authorization", token).statusCode()).isEqualTo(202);
            assertThat(TestServer.json(server.get("/api/v1/scan", "Authorization", token)).path("watching")).isEmpty();
        }
    }

    private static HttpResponse<String> post(TestServer server, String token, String query)
            throws IOException, InterruptedException {
        return server.send("POST", "/api/v1/scan?" + query, null, "Authorization", token);
    }
}
