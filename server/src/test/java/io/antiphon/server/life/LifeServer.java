package io.antiphon.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.library.scan.ScanStatus;
import io.antiphon.server.TestServer;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The server of one life: asked over HTTP, scanned, stopped, killed and started again.
final class LifeServer implements AutoCloseable {

    private static final String CREDENTIALS = "u=admin&p=" + TestServer.APP_PASSWORD;
    private static final Map<String, String> QUIET = Map.of("analysis.enabled", "false", "scan.watch", "false",
            "backup.interval", "0");

    private final Path data;
    private final List<String> music;
    private TestServer server;
    private @Nullable String token;

    LifeServer(Path data, List<String> music) throws InterruptedException {
        this.data = data;
        this.music = music;
        this.server = TestServer.start(data, music, QUIET);
    }

    JsonNode ask(String question) throws IOException, InterruptedException {
        JsonNode answer = server.rest(question, CREDENTIALS);
        assertThat(answer.path("status").asText()).as("%s: %s", question, answer.path("error")).isEqualTo("ok");
        return answer;
    }

    /// The error code, 0 when it answers.
    int errorOf(String question) throws IOException, InterruptedException {
        return server.rest(question, CREDENTIALS).path("error").path("code").asInt();
    }

    JsonNode changes(String since) throws IOException, InterruptedException {
        HttpResponse<String> answer = server.get(
                "/api/v1/changes?limit=10000&since=" + URLEncoder.encode(since, StandardCharsets.UTF_8),
                "Authorization", token());
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return TestServer.json(answer);
    }

    private String token() throws IOException, InterruptedException {
        String known = token;
        if (known == null) {
            known = "Bearer " + TestServer.json(server.send("POST", "/api/v1/auth/login",
                    "{\"username\":\"admin\",\"password\":\"" + TestServer.PASSWORD + "\"}", "Content-Type",
                    "application/json")).path("accessToken").asText();
            token = known;
        }
        return known;
    }

    /// A scan that has to end well; so much of a small library changes at once that the circuit breaker is told to believe it.
    void scan(boolean full) throws InterruptedException {
        confirm();
        server.library().scanner().start(full);
        assertThat(server.library().scanner().await().lastError()).isNull();
    }

    /// A scan that has to refuse.
    void scanInVain() throws InterruptedException {
        server.library().scanner().start(false);
        assertThat(server.library().scanner().await().lastError()).isNotNull();
    }

    private void confirm() {
        server.library()
                .musicFolders()
                .listMusicFolders()
                .forEach(folder -> server.library()
                        .scanner()
                        .confirmChanges(folder.id()));
    }

    ScanStatus status() {
        return server.library().scanner().status();
    }

    void restart() throws InterruptedException {
        server.close();
        start();
    }

    private void start() throws InterruptedException {
        token = null;
        server = TestServer.start(data, music, QUIET);
    }

    /// The database stops in the middle of a scan as if its process were gone: nothing is written any more, nothing is closed.
    ///
    /// @param nanos after which it stops
    void dieScanning(long nanos) throws InterruptedException {
        confirm();
        server.library().scanner().start(false);
        LockSupport.parkNanos(nanos);
        try (Connection connection = server.installation().database().dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN IMMEDIATELY");
        } catch (SQLException e) {
            // The connection goes with the database.
        }
        try {
            server.close();
        } catch (RuntimeException e) {
            // As a dead process, it has nothing to say.
        }
        start();
    }

    @Override
    public void close() {
        server.close();
    }
}
