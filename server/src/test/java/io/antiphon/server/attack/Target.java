package io.antiphon.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.server.TestServer;
import io.antiphon.server.config.LogLevel;
import io.antiphon.server.logging.Logging;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.logging.LogManager;

/// A server to attack, with an admin, two listeners and two songs, that remembers every secret it was asked to keep.
final class Target implements AutoCloseable {

    static final String ADMIN = "u=admin&p=" + TestServer.APP_PASSWORD;

    private final TestServer server;
    private final Path data;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final List<String> secrets = new ArrayList<>(List.of(TestServer.PASSWORD, TestServer.APP_PASSWORD));

    private Target(Path directory, String title, Map<String, String> settings, Clock clock) throws Exception {
        Logging.configure(LogLevel.DEBUG, new PrintStream(log, true, StandardCharsets.UTF_8));
        Sounds.make(Files.createDirectory(directory.resolve("one")).resolve("first.flac"), title);
        Sounds.make(Files.createDirectory(directory.resolve("two")).resolve("second.flac"), "Second");
        this.data = directory.resolve("data");
        Map<String, String> all = new HashMap<>(settings);
        all.put("http.max-body", "1 MB");
        this.server = TestServer.start(data,
                List.of(directory.resolve("one").toString(), directory.resolve("two").toString()),
                all, clock);
    }

    static Target start(Path directory) throws Exception {
        return start(directory, "First");
    }

    /// @param title of a song, its album and its artist
    static Target start(Path directory, String title) throws Exception {
        return start(directory, title, Map.of());
    }

    /// @param settings besides the usual ones
    static Target start(Path directory, String title, Map<String, String> settings) throws Exception {
        return start(directory, title, settings, Clock.systemUTC());
    }

    /// @param clock what accounts, sessions and waits go by
    static Target start(Path directory, String title, Map<String, String> settings, Clock clock) throws Exception {
        return new Target(directory, title, settings, clock);
    }

    TestServer server() {
        return server;
    }

    Path data() {
        return data;
    }

    /// Something that must be found nowhere afterwards.
    String secret(String secret) {
        assertThat(secret).as("a secret").isNotBlank();
        secrets.add(secret);
        return secret;
    }

    /// The credentials of a new account that may what new accounts may, and what `roles` says.
    String account(String name, String roles) throws Exception {
        String password = secret("app-password-of-" + name);
        JsonNode made = server.rest("createUser?username=%s&password=%s&email=e&%s".formatted(name, password, roles),
                ADMIN);
        assertThat(made.path("status").asText()).as(name).isEqualTo("ok");
        return "u=%s&p=%s".formatted(name, password);
    }

    /// The access token and the refresh token of a sign-in.
    JsonNode login(String name, String password) throws Exception {
        JsonNode tokens = TestServer.json(server.send("POST", "/api/v1/auth/login",
                "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password)));
        secret(tokens.path("accessToken").asText());
        secret(tokens.path("refreshToken").asText());
        return tokens;
    }

    String bearer(String name, String password) throws Exception {
        return "Bearer " + login(name, password).path("accessToken").asText();
    }

    /// Gives an account a login password.
    String loginOf(String name) throws Exception {
        String password = secret("login-password-of-" + name);
        HttpResponse<String> set = server.send("PUT", "/api/v1/admin/users/" + name + "/password",
                "{\"password\":\"%s\"}".formatted(password), "Authorization", bearer("admin", TestServer.PASSWORD));
        assertThat(set.statusCode()).isEqualTo(204);
        return password;
    }

    List<String> songs() throws Exception {
        List<String> songs = new ArrayList<>();
        server.rest("search3?query=", ADMIN)
                .path("searchResult3")
                .path("song")
                .forEach(song -> songs.add(song.path("id").asText()));
        assertThat(songs).hasSize(2);
        return songs;
    }

    int code(String question, String credentials) throws Exception {
        JsonNode answer = server.rest(question, credentials);
        assertThat(answer.has("status")).as(question).isTrue();
        return answer.path("error").path("code").asInt(-1);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.close();
        SecretSearch search = new SecretSearch(secrets);
        try {
            LogManager.getLogManager().readConfiguration();
            search.requireNothing("the log", log.toByteArray());
            assertThat(search.requireNothingBelow(data)).as("files searched").isPositive();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
