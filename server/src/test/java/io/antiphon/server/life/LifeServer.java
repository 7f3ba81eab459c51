package io.antiphon.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.zaxxer.hikari.HikariDataSource;
import io.antiphon.core.library.scan.ScanRequest;
import io.antiphon.core.library.scan.ScanRequest.Target;
import io.antiphon.core.library.scan.ScanStatus;
import io.antiphon.persistence.backup.Restore;
import io.antiphon.server.TestServer;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HashMap;
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
    private final Map<String, String> settings = new HashMap<>(QUIET);
    private List<String> music;
    private TestServer server;
    private @Nullable String token;

    LifeServer(Path data, List<String> music) throws InterruptedException {
        this.data = data;
        this.music = music;
        this.server = TestServer.start(data, music, settings);
    }

    JsonNode ask(String question) throws IOException, InterruptedException {
        JsonNode answer = server.rest(question, CREDENTIALS);
        assertThat(answer.path("status").asText()).as("%s: %s", question, answer.path("error")).isEqualTo("ok");
        return answer;
    }

    /// Which may be an error.
    JsonNode answer(String question) throws IOException, InterruptedException {
        return server.rest(question, CREDENTIALS);
    }

    /// The error code, 0 when it answers.
    int errorOf(String question) throws IOException, InterruptedException {
        return answer(question).path("error").path("code").asInt();
    }

    JsonNode changes(String since) throws IOException, InterruptedException {
        HttpResponse<String> answer = server.get(
                "/api/v1/changes?limit=10000&since=" + URLEncoder.encode(since, StandardCharsets.UTF_8),
                "Authorization", bearer());
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 410);
        return TestServer.json(answer);
    }

    /// Asks the native API as the owner.
    ///
    /// @return the answer's body; empty where it has none
    JsonNode ask(String method, String path, @Nullable String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = server.send(method, "/api/v1" + path, body, "Authorization", bearer(),
                "Content-Type", "application/json");
        assertThat(answer.statusCode()).as("%s %s %s: %s", method, path, body, answer.body()).isBetween(200, 299);
        return answer.body().isEmpty() ? MissingNode.getInstance() : TestServer.json(answer);
    }

    /// What the owner may take elsewhere, as lines.
    String export() throws IOException, InterruptedException {
        return server.get("/api/v1/admin/export", "Authorization", bearer()).body();
    }

    TestServer running() {
        return server;
    }

    /// The owner's.
    String bearer() throws IOException, InterruptedException {
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
        server.awaitPlaylists();
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

    /// Starts again with a setting changed.
    void restart(String setting, String value) throws InterruptedException {
        settings.put(setting, value);
        restart();
    }

    /// What is done while no server runs.
    interface Work {

        void run() throws IOException;
    }

    /// Starts again with other music folders.
    void restart(List<String> folders, Work meanwhile) throws IOException, InterruptedException {
        server.close();
        meanwhile.run();
        music = folders;
        start();
    }

    /// Nothing is closed; what was acknowledged stays.
    void die() throws InterruptedException {
        dieNow();
        start();
    }

    /// A scan that may be stopped on its way.
    void scanAndCancel(long nanos) throws InterruptedException {
        confirm();
        server.library().scanner().start(false);
        LockSupport.parkNanos(nanos);
        server.library().scanner().cancel();
        server.library().scanner().await();
    }

    /// A scan of one folder only.
    void scanFolder(Path folder) throws InterruptedException {
        confirm();
        server.library()
                .scanner()
                .start(new ScanRequest(false,
                        List.of(Target.at(server.library().musicFolders().listMusicFolders(), folder.toString()))));
        assertThat(server.library().scanner().await().lastError()).isNull();
    }

    /// Puts a backup in the place of the database.
    void restore(Path backup) throws InterruptedException, SQLException {
        String url = server.installation()
                .database()
                .dataSource()
                .unwrap(HikariDataSource.class)
                .getJdbcUrl();
        server.close();
        shutDown(url);
        Restore.restore(backup, data, Instant.now());
        start();
    }

    /// A look whether the database answers may have opened it once more, which the end of a process would undo: what comes now would be
    /// written into the file that is put aside.
    private static void shutDown(String url) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "", "");
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        }
    }

    private void start() throws InterruptedException {
        token = null;
        server = TestServer.start(data, music, settings);
        server.awaitPlaylists();
    }

    /// The database stops in the middle of a scan as if its process were gone: nothing is written any more, nothing is closed.
    ///
    /// @param nanos after which it stops
    void dieScanning(long nanos) throws InterruptedException {
        confirm();
        server.library().scanner().start(false);
        LockSupport.parkNanos(nanos);
        dieNow();
        start();
    }

    /// The pool goes first: it would open the database again at once, without the search for its newest state, which a process that is gone
    /// does not.
    private void dieNow() {
        try {
            HikariDataSource pool = server.installation().database().dataSource().unwrap(HikariDataSource.class);
            try (Connection connection = DriverManager.getConnection(pool.getJdbcUrl(), "", "");
                    Statement statement = connection.createStatement()) {
                statement.execute("SET EXCLUSIVE 2");
                pool.close();
                statement.execute("SHUTDOWN IMMEDIATELY");
            }
        } catch (SQLException e) {
            // The connection goes with the database.
        }
        try {
            server.close();
        } catch (RuntimeException e) {
            // As a dead process, it has nothing to say.
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
