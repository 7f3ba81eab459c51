package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Following the library over HTTP: `/api/v1/changes` and `/api/v1/events`.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class ChangesIT {

    @TempDir
    private Path folder;

    private static String token(TestServer server) throws IOException, InterruptedException {
        return "Bearer " + TestServer.json(server.send("POST", "/api/v1/auth/login",
                "{\"username\":\"admin\",\"password\":\"" + TestServer.PASSWORD + "\"}", "Content-Type",
                "application/json")).path("accessToken").asText();
    }

    private TestServer start() throws IOException, InterruptedException {
        Path music = folder.resolve("music");
        DemoWorld.make(music);
        return TestServer.start(folder.resolve("data"), List.of(music.toString()), Map.of("analysis.enabled", "false"));
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new HashSet<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    @Test
    void aClientFollowsThePagesAndThenHearsOnlyOfWhatIsNew() throws Exception {
        try (TestServer server = start()) {
            String token = token(server);
            Set<String> tracks = new HashSet<>();
            String since = "0";
            boolean more = true;
            while (more) {
                JsonNode page = TestServer.json(server.get("/api/v1/changes?limit=5&since=" + since, "Authorization",
                        token));
                tracks.addAll(texts(page.path("changed").path("tracks")));
                since = page.path("next").asText();
                more = page.path("more").asBoolean();
            }
            assertThat(tracks).hasSize(DemoWorld.TRACKS);

            String track = tracks.iterator().next();
            server.rest("star?id=tr-" + track, "u=admin&p=" + TestServer.APP_PASSWORD);
            JsonNode page = TestServer.json(server.get("/api/v1/changes?since=" + since, "Authorization", token));
            assertThat(texts(page.path("changed").path("trackAnnotations"))).containsExactly(track);
            assertThat(page.path("changed").path("tracks")).isEmpty();
            assertThat(page.path("more").asBoolean()).isFalse();
            assertThat(page.path("next").asLong()).isEqualTo(page.path("sequence").asLong());
        }
    }

    @Test
    void whatCannotBeToldAnyMoreIs410AndNonsense400() throws Exception {
        try (TestServer server = start()) {
            String token = token(server);
            HttpResponse<String> gone = server.get("/api/v1/changes?since=999999", "Authorization", token);
            assertThat(gone.statusCode()).isEqualTo(410);
            assertThat(TestServer.json(gone).path("detail").asText()).startsWith("full sync needed");
            for (String query : List.of("since=-1", "since=x", "since=1-", "limit=0", "limit=99999", "limit=-1",
                    "since=99999999999999999999")) {
                assertThat(server.get("/api/v1/changes?" + query, "Authorization", token).statusCode()).as(query)
                        .isEqualTo(400);
            }
            assertThat(server.get("/api/v1/changes").statusCode()).isEqualTo(401);
            assertThat(server.get("/api/v1/events").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void eventsAnnounceChangesAndScansAndStopWithTheServer() throws Exception {
        TestServer server = start();
        try (HttpClient client = HttpClient.newHttpClient()) {
            String token = token(server);
            HttpResponse<InputStream> stream = client.send(
                    HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/events"))
                            .header("Authorization", token)
                            .build(),
                    BodyHandlers.ofInputStream());
            assertThat(stream.headers().firstValue("Content-Type")).contains("text/event-stream");
            try (Events events = new Events(stream.body())) {
                long head = events.nextSequence();

                String track = texts(TestServer.json(server.get("/api/v1/changes", "Authorization", token))
                        .path("changed")
                        .path("tracks")).iterator().next();
                server.rest("star?id=tr-" + track, "u=admin&p=" + TestServer.APP_PASSWORD);
                assertThat(events.nextSequence()).isGreaterThan(head);

                server.scan();
                assertThat(events.next("scan")).contains("\"scanning\"");

                server.close();
                assertThat(events.rest()).as("the stream ends with the server").isNotNull();
            }
        } finally {
            server.close();
        }
    }

    @Test
    void whoComesBackIsToldAtOnceWhatWasMissed() throws Exception {
        try (TestServer server = start(); HttpClient client = HttpClient.newHttpClient()) {
            String token = token(server);
            String next = TestServer.json(server.get("/api/v1/changes?limit=10000", "Authorization", token))
                    .path("next")
                    .asText();
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/events"))
                    .header("Authorization", token)
                    .header("Last-Event-ID", "1");
            HttpResponse<InputStream> stream = client.send(request.build(), BodyHandlers.ofInputStream());
            try (Events events = new Events(stream.body())) {
                assertThat(events.nextSequence()).isEqualTo(Long.parseLong(next));
            }
        }
    }

    /// Reads a stream of events.
    private record Events(BufferedReader reader) implements AutoCloseable {

        Events(InputStream in) {
            this(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)));
        }

        /// The data of the next event of a kind.
        String next(String kind) throws IOException {
            boolean found = false;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                if (line.equals("event: " + kind)) {
                    found = true;
                } else if (found && line.startsWith("data: ")) {
                    return line.substring("data: ".length());
                }
            }
            throw new IOException("the stream ended before an event " + kind);
        }

        long nextSequence() throws IOException {
            return Long.parseLong(next("changes").replaceAll("\\D", ""));
        }

        List<String> rest() {
            List<String> lines = new ArrayList<>();
            try {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    lines.add(line);
                }
            } catch (IOException e) {
                lines.add(String.valueOf(e.getMessage()));
            }
            return lines;
        }

        @Override
        public void close() throws IOException {
            reader.close();
        }
    }
}
