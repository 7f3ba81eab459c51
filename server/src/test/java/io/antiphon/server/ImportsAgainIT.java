package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Imports that failed are begun again from what was sent.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class ImportsAgainIT {

    private static final String ADMIN = "u=admin&p=" + TestServer.APP_PASSWORD;

    @TempDir
    private Path folder;

    private TestServer start() throws Exception {
        return TestServer.start(folder.resolve("data"), List.of(folder.resolve("music").toString()),
                Map.of("analysis.enabled", "false", "scan.watch", "false"));
    }

    private static String bearer(TestServer server, String name, String password) throws Exception {
        return "Bearer " + TestServer.json(server.send("POST", "/api/v1/auth/login",
                "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password))).path("accessToken").asText();
    }

    private static HttpResponse<String> ask(TestServer server, String method, String path, @Nullable String body) {
        try {
            return server.send(method, "/api/v1" + path, body, "Authorization",
                    bearer(server, "admin", TestServer.PASSWORD));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode job(TestServer server, String id) {
        try {
            return TestServer.json(ask(server, "GET", "/jobs/" + id, null));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lastImport(TestServer server) throws Exception {
        return TestServer.json(ask(server, "GET", "/jobs?kind=import&limit=1", null)).at("/jobs/0/id").asText();
    }

    private static void await(TestServer server, String id, String state) {
        Eventually.await("job %s to be %s".formatted(id, state),
                () -> job(server, id).path("state").asText().equals(state));
    }

    /// Lines that say that somebody rated the first song.
    private static String rated(int rating) {
        return """
                {"type":"antiphon","format":1}
                {"type":"user","name":"somebody"}
                {"type":"track","ref":"x","path":"Artist 0/Album 0/01 Song.wav","title":"x","durationMs":100}
                {"type":"annotation","user":"somebody","of":"track","item":"x","rating":%d}
                """.formatted(rating);
    }

    private static List<Integer> ratings(TestServer server) throws Exception {
        return server.rest("search3?query=&songCount=50", ADMIN)
                .path("searchResult3")
                .path("song")
                .findValues("userRating")
                .stream()
                .map(JsonNode::asInt)
                .toList();
    }

    private long kept() throws IOException {
        Path imports = folder.resolve("data/imports");
        if (!Files.isDirectory(imports)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(imports)) {
            return files.count();
        }
    }

    private static void sql(TestServer server, String change) {
        server.installation().database().sql().change(change);
    }

    @Test
    void anImportThatFailedIsBegunAgainAfterARestartFromWhatWasSent() throws Exception {
        DemoWorld.make(folder.resolve("music"));
        String id;
        try (TestServer server = start()) {
            sql(server, "ALTER TABLE annotation RENAME TO annotation_away");
            HttpResponse<String> failed = ask(server, "POST", "/users/me/import?preferImported=true", rated(4));
            sql(server, "ALTER TABLE annotation_away RENAME TO annotation");
            assertThat(failed.statusCode()).as(failed.body()).isGreaterThanOrEqualTo(500);
            id = lastImport(server);
            assertThat(job(server, id).path("state").asText()).isEqualTo("failed");
            assertThat(kept()).isEqualTo(1);
            assertThat(ratings(server)).isEmpty();
        }
        try (TestServer server = start()) {
            assertThat(ask(server, "POST", "/jobs/" + id + "/retry", null).statusCode()).isEqualTo(202);
            await(server, id, "done");
            assertThat(ratings(server)).containsExactly(4);
            JsonNode done = job(server, id);
            assertThat(done.path("attempts").asInt()).isEqualTo(2);
            assertThat(done.path("done").asLong()).isPositive();
            assertThat(done.path("note").asText()).contains("annotation");
            assertThat(kept()).as("what is done needs nothing any more").isZero();
            assertThat(ask(server, "POST", "/jobs/" + id + "/retry", null).statusCode()).isEqualTo(409);
            assertThat(ask(server, "GET", "/admin/audit?kind=data-imported", null).body()).contains("annotation");
        }
    }

    @Test
    void whatIsWrongFailsAgainAndSaysSoAndNeverIsTakenForDone() throws Exception {
        DemoWorld.make(folder.resolve("music"));
        try (TestServer server = start()) {
            assertThat(ask(server, "POST", "/users/me/import", "no lines").statusCode()).isEqualTo(400);
            String id = lastImport(server);
            assertThat(ask(server, "POST", "/jobs/" + id + "/retry", null).statusCode()).isEqualTo(202);
            Eventually.await("the second attempt to fail", () -> {
                JsonNode job = job(server, id);
                return job.path("state").asText().equals("failed") && job.path("attempts").asInt() == 2;
            });
            assertThat(job(server, id).path("note").asText()).isNotEmpty();
            assertThat(kept()).isEqualTo(1);
        }
    }

    @Test
    void whatBelongedToAnAccountThatIsGoneIsNotTakenInAnyMore() throws Exception {
        DemoWorld.make(folder.resolve("music"));
        try (TestServer server = start()) {
            ask(server, "POST", "/admin/users", "{\"username\":\"bob\",\"password\":\"login-password-of-bob\"}");
            assertThat(server.send("POST", "/api/v1/users/me/import", "no lines", "Authorization",
                    bearer(server, "bob", "login-password-of-bob")).statusCode()).isEqualTo(400);
            String id = lastImport(server);
            assertThat(kept()).isEqualTo(1);
            assertThat(ask(server, "DELETE", "/admin/users/bob", null).statusCode()).isEqualTo(204);
            assertThat(ask(server, "POST", "/jobs/" + id + "/retry", null).statusCode()).isEqualTo(409);
            assertThat(kept()).isZero();
            assertThat(job(server, id).path("state").asText()).isEqualTo("failed");
        }
    }

    @Test
    void whatAServerLeftBehindThatWasKilledIsClearedAway() throws Exception {
        DemoWorld.make(folder.resolve("music"));
        try (TestServer server = start()) {
            assertThat(server.port()).isPositive();
        }
        Path data = folder.resolve("data");
        Files.createDirectories(data.resolve("imports"));
        List<Path> left = List.of(data.resolve("imports/abc123.part"), data.resolve("incoming123.jsonl"),
                data.resolve("outgoing456.jsonl"), data.resolve("given789.zip"), data.resolve("kept12.jsonl"));
        for (Path file : left) {
            Files.writeString(file, "half");
        }
        Path own = Files.writeString(data.resolve("incoming.txt"), "mine");
        try (TestServer server = start()) {
            assertThat(server.port()).isPositive();
            assertThat(left).noneMatch(Files::exists);
            assertThat(own).exists();
        }
    }
}
