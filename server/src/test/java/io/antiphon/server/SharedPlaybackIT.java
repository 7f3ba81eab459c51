package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two programs on the native API and one on `/rest`, all of one user.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class SharedPlaybackIT {

    private static final String REST = "u=admin&p=" + TestServer.APP_PASSWORD;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    static Path folder;

    private static TestServer server;
    private static String token;
    private static List<String> tracks;

    @BeforeAll
    static void start() throws Exception {
        Path music = folder.resolve("music");
        DemoWorld.make(music);
        server = TestServer.start(folder.resolve("data"), List.of(music.toString()),
                Map.of("analysis.enabled", "false"));
        token = "Bearer " + TestServer.json(server.send("POST", "/api/v1/auth/login",
                "{\"username\":\"admin\",\"password\":\"" + TestServer.PASSWORD + "\"}")).path("accessToken").asText();
        tracks = new ArrayList<>();
        server.rest("search3?query=&songCount=5", REST)
                .path("searchResult3")
                .path("song")
                .forEach(song -> tracks.add(song.path("id").asText().substring(3)));
        assertThat(tracks).hasSize(5);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void silence() throws Exception {
        assertThat(call("DELETE", "/queue", null, "Authorization", token).statusCode()).isEqualTo(204);
    }

    private static HttpResponse<String> call(String method, String path, @Nullable String body, String... headers)
            throws IOException, InterruptedException {
        return server.send(method, "/api/v1" + path, body, headers);
    }

    private static JsonNode ok(String method, String path, @Nullable String body, String... more) throws Exception {
        List<String> headers = new ArrayList<>(List.of("Authorization", token));
        headers.addAll(List.of(more));
        HttpResponse<String> answer = call(method, path, body, headers.toArray(String[]::new));
        assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isBetween(200, 299);
        return TestServer.json(answer);
    }

    private static int status(String method, String path, @Nullable String body, String... more) throws Exception {
        List<String> headers = new ArrayList<>(List.of("Authorization", token));
        headers.addAll(List.of(more));
        return call(method, path, body, headers.toArray(String[]::new)).statusCode();
    }

    private static String items(String... ids) {
        return "{\"items\":[\"%s\"]}".formatted(String.join("\",\"", ids));
    }

    private static List<String> ids(JsonNode queue) {
        List<String> ids = new ArrayList<>();
        queue.path("items").forEach(item -> ids.add(item.path("id").asText()));
        return ids;
    }

    @Test
    void everybodySeesWhatEverybodyElseDoes() throws Exception {
        String a = tracks.get(0);
        String b = tracks.get(1);
        String c = tracks.get(2);
        try (Listener phone = new Listener(); Listener web = new Listener()) {
            ok("PUT", "/queue", items(a, b));
            phone.await("session", session -> session.path("item").path("id").asText().equals(a));
            web.await("session", session -> session.path("item").path("id").asText().equals(a));
            assertThat(server.rest("getPlayQueue", REST).at("/playQueue/entry")).hasSize(2);

            ok("PATCH", "/session", "{\"state\":\"playing\",\"positionMs\":60,\"device\":\"phone\"}");
            JsonNode playing = web.await("session", session -> session.path("state").asText().equals("playing"));
            assertThat(playing.path("device").asText()).isEqualTo("phone");
            assertThat(playing.path("positionMs").asLong()).isGreaterThanOrEqualTo(60);
            JsonNode now = server.rest("getNowPlaying", REST).at("/nowPlaying/entry/0");
            assertThat(now.path("id").asText()).isEqualTo("tr-" + a);
            assertThat(now.path("playerName").asText()).isEqualTo("phone");
            assertThat(server.rest("getPlayQueue", REST).at("/playQueue/position").asLong())
                    .isGreaterThanOrEqualTo(60);

            server.rest("reportPlayback?mediaType=song&state=playing&positionMs=0&mediaId=tr-" + b, REST);
            JsonNode taken = phone.await("session", session -> session.path("item").path("id").asText().equals(b));
            assertThat(taken.path("device").asText()).isEqualTo("test");
            assertThat(taken.path("index").asInt()).isEqualTo(1);

            server.rest("savePlayQueue?id=tr-%s&id=tr-%s&current=tr-%s&position=1234".formatted(c, a, c), REST);
            JsonNode saved = web.await("session", session -> session.path("item").path("id").asText().equals(c));
            assertThat(saved.path("positionMs").asLong()).isEqualTo(1_234);
            assertThat(ids(ok("GET", "/queue", null))).containsExactly(c, a);

            server.rest("star?id=tr-" + c, REST);
            phone.awaitChange("trackAnnotations", c);
            String list = server.rest("createPlaylist?name=mine&songId=tr-" + a, REST).at("/playlist/id").asText();
            web.awaitChange("playlists", list.substring(3));
        }
    }

    @Test
    void handingOverMovesThePlayAndNotTheMusic() throws Exception {
        ok("PUT", "/queue", items(tracks.get(0), tracks.get(1)));
        ok("PATCH", "/session", "{\"state\":\"playing\",\"positionMs\":60,\"device\":\"phone\"}");
        try (Listener phone = new Listener()) {
            JsonNode handed = ok("POST", "/session/hand-off", "{\"from\":\"phone\",\"to\":\"kitchen\"}");
            assertThat(handed.path("state").asText()).isEqualTo("playing");
            assertThat(handed.path("positionMs").asLong()).isGreaterThanOrEqualTo(60);
            phone.await("session", session -> session.path("device").asText().equals("kitchen"));
        }
        assertThat(status("POST", "/session/hand-off", "{\"from\":\"phone\",\"to\":\"web\"}")).isEqualTo(409);
        assertThat(status("PATCH", "/session", "{\"positionMs\":9000,\"device\":\"phone\"}"))
                .as("the phone plays no more, and does not know it")
                .isEqualTo(409);
        assertThat(ok("GET", "/session", null).path("device").asText()).isEqualTo("kitchen");
    }

    @Test
    void noUpdateOfTwoDevicesIsLost() throws Exception {
        ok("PUT", "/queue", items(tracks.get(0), tracks.get(1), tracks.get(2)));
        String queue = etag("/queue");
        String session = etag("/session");
        assertThat(status("DELETE", "/queue/items/0", null)).isEqualTo(428);
        assertThat(status("POST", "/queue/move", "{\"from\":0,\"to\":1}")).isEqualTo(428);
        assertThat(status("PATCH", "/session", "{\"index\":1}")).isEqualTo(428);
        ok("DELETE", "/queue/items/0", null, "If-Match", queue);
        assertThat(status("DELETE", "/queue/items/0", null, "If-Match", queue)).isEqualTo(412);
        assertThat(status("PUT", "/queue", items(tracks.get(3)), "If-Match", queue)).isEqualTo(412);
        assertThat(status("PATCH", "/session", "{\"state\":\"playing\"}", "If-Match", session)).isEqualTo(412);
        assertThat(status("PATCH", "/session", "{\"index\":1}", "If-Match", session)).isEqualTo(412);
        assertThat(status("PATCH", "/session", "{\"index\":1}", "If-Match", etag("/queue"))).isEqualTo(412);
        JsonNode moved = ok("POST", "/queue/move", "{\"from\":0,\"to\":1}", "If-Match", etag("/queue"));
        assertThat(ids(moved)).containsExactly(tracks.get(2), tracks.get(1));
        JsonNode gone = ok("PATCH", "/session", "{\"index\":0,\"state\":\"paused\"}", "If-Match", etag("/session"));
        assertThat(gone.path("item").path("id").asText()).isEqualTo(tracks.get(2));
    }

    private static String etag(String path) throws Exception {
        return call("GET", path, null, "Authorization", token).headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void whatComesNextAndWhatComesLast() throws Exception {
        ok("POST", "/queue/items", items(tracks.get(0)));
        ok("POST", "/queue/items", items(tracks.get(1)));
        JsonNode queue = ok("POST", "/queue/next", items(tracks.get(2), tracks.get(3)));
        assertThat(ids(queue)).containsExactly(tracks.get(0), tracks.get(2), tracks.get(3), tracks.get(1));
        assertThat(queue.path("index").asInt()).isZero();
        assertThat(status("POST", "/queue/items", items("nothing"))).isEqualTo(404);
        assertThat(status("POST", "/queue/items", "{\"items\":[]}")).isEqualTo(400);
        assertThat(status("PUT", "/queue", "{\"items\":[\"%s\"],\"index\":1}".formatted(tracks.get(0)))).isEqualTo(400);
        assertThat(ids(ok("GET", "/queue", null))).hasSize(4);
    }

    @Test
    void aQueueMayHoldAllThatFits() throws Exception {
        String many = items(Collections.nCopies(58_000, tracks.get(0)).toArray(String[]::new));
        assertThat(ids(ok("PUT", "/queue", many))).hasSize(58_000);
        assertThat(status("POST", "/queue/next", items(tracks.get(1)))).isEqualTo(400);
        assertThat(ids(ok("GET", "/queue", null))).hasSize(58_000);
    }

    @Test
    void aPlayFollowedByTheServerStandsInTheHistoryAndTheStatistics() throws Exception {
        String heard = tracks.get(4);
        long before = ok("GET", "/history", null).path("plays").size();
        ok("PATCH", "/session", "{\"itemId\":\"%s\",\"state\":\"playing\",\"positionMs\":0,\"device\":\"radio\"}"
                .formatted(heard));
        ok("PATCH", "/session", "{\"positionMs\":%d,\"device\":\"radio\"}".formatted(60_000));
        ok("PATCH", "/session", "{\"state\":\"stopped\",\"device\":\"radio\"}");
        assertThat(ok("GET", "/history", null).path("plays"))
                .anyMatch(play -> play.path("id").asText().equals(heard)
                        && play.path("client").asText().equals("radio"));
        assertThat(ok("GET", "/history", null).path("plays").size()).isEqualTo((int) before + 1);
        assertThat(server.rest("getSong?id=tr-" + heard, REST).at("/song/playCount").asLong()).isPositive();
        server.rest("scrobble?id=tr-%s&time=1767225600000".formatted(heard), REST);
        JsonNode top = ok("GET", "/statistics/top?kind=tracks&from=2026-01-01&to=2026-01-02&zone=UTC", null);
        assertThat(top.path("items")).hasSize(1);
        assertThat(top.path("items").path(0).path("id").asText()).isEqualTo(heard);
        JsonNode clock = ok("GET", "/statistics/clock?from=2026-01-01&to=2026-01-02&zone=Asia/Kolkata", null);
        assertThat(clock.path("plays").path(3).path(5).asLong()).as("Thursday, half past five").isEqualTo(1);
        JsonNode year = ok("GET", "/statistics/years/2026?zone=UTC", null);
        assertThat(year.path("plays").asLong()).isGreaterThanOrEqualTo(1);
        assertThat(year.path("months").path(0).path("plays").asLong()).isEqualTo(1);
        for (String bad : List.of("/history?cursor=x", "/history?limit=0", "/history?from=yesterday",
                "/statistics/top?kind=smells", "/statistics/clock?zone=Nowhere/At",
                "/history?from=2026-01-02&to=2026-01-01")) {
            assertThat(status("GET", bad, null)).as(bad).isEqualTo(400);
        }
        assertThat(status("GET", "/statistics/years/next", null)).isEqualTo(404);
    }

    @Test
    void aStreamTellsOnlyWhatItIsAskedFor() throws Exception {
        assertThat(status("GET", "/events?types=session,weather", null)).isEqualTo(400);
        try (Listener listener = new Listener("?types=session")) {
            server.rest("star?id=tr-" + tracks.get(0), REST);
            ok("PUT", "/queue", items(tracks.get(3)));
            listener.await("session", session -> session.path("item").path("id").asText().equals(tracks.get(3)));
            assertThat(listener.kinds).containsOnly("session");
        }
    }

    /// A program that listens to the events.
    private static final class Listener implements AutoCloseable {

        private final HttpClient client = HttpClient.newHttpClient();
        private final BufferedReader reader;
        private final List<String> kinds = new ArrayList<>();
        private long head;

        Listener() throws Exception {
            this("");
        }

        Listener(String query) throws Exception {
            HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/events" + query))
                    .header("Authorization", token)
                    .build();
            reader = new BufferedReader(new InputStreamReader(client.send(request, BodyHandlers.ofInputStream()).body(),
                    StandardCharsets.UTF_8));
            // The stream is open, and misses nothing from here on.
            await("session", _ -> true);
        }

        /// Reads one event.
        JsonNode next() throws IOException {
            String kind = "";
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.startsWith("event: ")) {
                    kind = line.substring("event: ".length());
                } else if (line.startsWith("data: ")) {
                    kinds.add(kind);
                    JsonNode data = JSON.readTree(line.substring("data: ".length()));
                    head = kind.equals("changes") ? data.path("sequence").asLong() : head;
                    return data;
                }
            }
            throw new IOException("the stream ended");
        }

        JsonNode await(String kind, Predicate<JsonNode> what) throws IOException {
            while (true) {
                JsonNode data = next();
                if (kinds.getLast().equals(kind) && what.test(data)) {
                    return data;
                }
            }
        }

        /// Until the feed tells of a change.
        void awaitChange(String kind, String id) throws Exception {
            while (true) {
                JsonNode changed = ok("GET", "/changes?since=0&limit=10000", null).path("changed").path(kind);
                for (JsonNode one : changed) {
                    if (one.asText().equals(id) && head > 0) {
                        return;
                    }
                }
                next();
            }
        }

        @Override
        public void close() throws IOException {
            reader.close();
            client.close();
        }
    }
}
