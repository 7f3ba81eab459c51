package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.antiphon.server.Program.Running;
import io.antiphon.server.contract.ApiDocument;
import io.antiphon.server.contract.ApiDocument.Operation;
import io.antiphon.testing.Eventually;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A server whose database was lost has it back on request, while it runs, and answers as its document says.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class RebuiltDatabaseIT {

    private static final String BEFORE = "u=admin&p=" + TestServer.APP_PASSWORD + "&v=1.16.1&c=test&f=json";
    /// Where nobody answers, a question is asked again.
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    private Path directory;

    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        client.close();
    }

    @Test
    void whatPeopleDidIsBackAndEveryAnswerIsAsTheDocumentSays() throws Exception {
        Path music = directory.resolve("music");
        Path data = directory.resolve("data");
        DemoWorld.make(music);
        String song = starred(data, music);
        try (RandomAccessFile database = new RandomAccessFile(data.resolve("antiphon.mv.db").toFile(), "rw")) {
            // Both headers.
            database.write(new byte[8192]);
        }
        try (Program program = new Program(data)) {
            Running server = program.serve(music);
            ApiDocument document = new ApiDocument(program.get(server.url() + "/api/v1/openapi.json"));
            HttpResponse<String> begun = asked(document, "postDatabaseRebuild", server);
            assertThat(begun.statusCode()).as(begun.body()).isEqualTo(202);
            assertThat(JSON.readTree(begun.body()).path("state").asText()).isEqualTo("reading");
            Eventually.await("the database to be rebuilt", () -> isDone(document, server));
            JsonNode found = JSON.readTree(program.get(server.url() + "/rest/getSong?id=" + song + "&" + BEFORE))
                    .at("/subsonic-response/song");
            assertThat(found.has("starred")).as("%s", found).isTrue();
        }
    }

    /// A song's id.
    private static String starred(Path data, Path music) throws Exception {
        try (TestServer server = TestServer.start(data, List.of(music.toString()),
                Map.of("analysis.enabled", "false", "scan.watch", "false"))) {
            String admin = "u=admin&p=" + TestServer.APP_PASSWORD;
            String song = server.rest("getRandomSongs", admin).at("/randomSongs/song/0/id").asText();
            assertThat(server.rest("star?id=" + song, admin).path("status").asText()).isEqualTo("ok");
            String bearer = "Bearer " + TestServer.json(server.send("POST", "/api/v1/auth/login",
                    "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(TestServer.PASSWORD)))
                    .path("accessToken")
                    .asText();
            // The same as that of the account that there is while the database is lost, so that nobody has to guess.
            HttpResponse<String> changed = server.send("PUT", "/api/v1/users/me/password",
                    "{\"currentPassword\":\"%s\",\"password\":\"%s\"}".formatted(TestServer.PASSWORD,
                            Program.PASSWORD),
                    "Authorization", bearer);
            assertThat(changed.statusCode()).as(changed.body()).isEqualTo(204);
            return song;
        }
    }

    private HttpResponse<String> asked(ApiDocument document, String id, Running server) throws Exception {
        Operation operation = document.operation(id);
        HttpResponse<String> login = send("POST", server.url() + "/api/v1/auth/login",
                "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(Program.PASSWORD), "");
        String bearer = "Bearer " + JSON.readTree(login.body()).path("accessToken").asText();
        HttpResponse<String> answer = send(operation.method(), server.url() + "/api/v1" + operation.path(), null,
                bearer);
        assertThat(document.faults(operation, answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse(""), answer.body())).isEmpty();
        return answer;
    }

    /// Nobody answers while the server begins again with the new database, and tokens of before are over.
    private boolean isDone(ApiDocument document, Running server) {
        try {
            HttpResponse<String> answer = asked(document, "getDatabaseRebuild", server);
            assertThat(answer.statusCode()).as(answer.body()).isIn(200, 401, 403, 503);
            String state = JSON.readTree(answer.body()).path("state").asText();
            assertThat(state).as(answer.body()).isNotEqualTo("failed");
            return answer.statusCode() == 200 && state.equals("done");
        } catch (IOException _) {
            return false;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpResponse<String> send(String method, String url, @Nullable String body, String bearer)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url))
                .timeout(PATIENCE)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!bearer.isEmpty()) {
            request.header("Authorization", bearer);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
