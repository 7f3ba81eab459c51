package io.antiphon.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.server.TestServer;
import io.antiphon.server.cli.CommandLineProgram;
import io.antiphon.server.config.LogLevel;
import io.antiphon.server.logging.Logging;
import io.antiphon.server.security.PrivateFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.logging.LogManager;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One server that is used with every kind of credential, right and wrong, while it runs, when it has stopped, and after its secret key
/// was changed: nothing that opens a door stands in its data directory, its log or the files it left elsewhere, and nobody but its
/// owner may read those.
class SecretsIT {

    private static final String FIRST_KEY = "first-secret-key-" + UUID.randomUUID();
    private static final String SECOND_KEY = "second-secret-key-" + UUID.randomUUID();

    @TempDir
    private Path directory;

    private final List<String> secrets = new ArrayList<>(List.of(FIRST_KEY, SECOND_KEY, TestServer.PASSWORD,
            TestServer.APP_PASSWORD));
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private final Set<Path> temporaryBefore = new HashSet<>();

    @Test
    void nothingSecretIsLeftBehindByAnyCredential() throws Exception {
        temporaryBefore.addAll(temporary());
        Path data = directory.resolve("data");
        Logging.configure(LogLevel.DEBUG, new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            Path music = Files.createDirectory(directory.resolve("music"));
            Sounds.make(music.resolve("song.flac"), "Song");
            try (TestServer server = TestServer.start(data, List.of(music.toString()),
                    Map.of("secret-key", FIRST_KEY))) {
                use(server);
                backUp(server, data);
                requireClosed(data, server);
                search(data);
            }
            search(data);
            export(data);
            changeKey(data);
            search(data);
            try (TestServer server = TestServer.start(data, List.of(music.toString()),
                    Map.of("secret-key", SECOND_KEY))) {
                assertThat(server.rest("ping", Target.ADMIN).path("status").asText()).isEqualTo("ok");
                requireClosed(data, server);
            }
            search(data);
        } finally {
            LogManager.getLogManager().readConfiguration();
        }
        assertThat(secrets).as("secrets that were used").hasSizeGreaterThan(40);
    }

    private void use(TestServer server) throws Exception {
        String song = server.rest("search3?query=", Target.ADMIN).at("/searchResult3/song/0/id").asText();
        JsonNode tokens = login(server, "admin", TestServer.PASSWORD);
        JsonNode next = refresh(server, tokens);
        refresh(server, tokens);
        String admin = "Bearer " + login(server, "admin", TestServer.PASSWORD).path("accessToken").asText();
        assertThat(next.has("accessToken")).isTrue();
        subsonic(server, song);
        accounts(server, admin);
        keys(server, admin);
        tickets(server, admin, song);
        wrong(server);
    }

    /// Passwords in the clear, in hexadecimal, as tokens with salts, in addresses and in forms.
    private void subsonic(TestServer server, String song) throws Exception {
        String hexadecimal = secret(HexFormat.of().formatHex(TestServer.APP_PASSWORD.getBytes(StandardCharsets.UTF_8)));
        String salt = secret("salt" + UUID.randomUUID());
        String token = secret(HexFormat.of()
                .formatHex(MessageDigest.getInstance("MD5")
                        .digest((TestServer.APP_PASSWORD + salt).getBytes(StandardCharsets.UTF_8))));
        for (String credentials : List.of("p=" + TestServer.APP_PASSWORD, "p=enc:" + hexadecimal,
                "t=%s&s=%s".formatted(token, salt), "p=" + TestServer.PASSWORD)) {
            String all = "u=admin&" + credentials;
            assertThat(server.rest("ping", all).path("status").asText()).isEqualTo("ok");
            server.rest("getSong?id=nothing", all);
            server.rest("savePlayQueue?id=" + song + "&current=" + song, all);
            server.get("/rest/stream?v=1.16.1&c=x&format=mp3&id=%s&%s".formatted(song, all));
            server.get("/rest/getCoverArt?size=x&v=1.16.1&c=x&id=%s&%s".formatted(song, all));
            server.get("/rest/nothing?" + all);
            server.get("/nothing/at/all?" + all);
            server.get("/api/v1/nothing?" + all);
            server.get("/share/nothing?" + all);
            server.send("POST", "/rest/ping", all + "&v=1.16.1&c=x", "Content-Type",
                    "application/x-www-form-urlencoded");
            server.send("PATCH", "/rest/ping", all);
        }
    }

    private void accounts(TestServer server, String admin) throws Exception {
        for (int i = 0; i < 2; i++) {
            String first = secret("app-password-" + UUID.randomUUID());
            String second = secret("app-password-" + UUID.randomUUID());
            String third = secret("app-password-" + UUID.randomUUID());
            server.rest("createUser?username=user%d&email=e&password=%s".formatted(i, first), Target.ADMIN);
            server.rest("changePassword?username=user%d&password=%s".formatted(i, second),
                    "u=user%d&p=%s".formatted(i, first));
            server.rest("updateUser?username=user%d&password=enc:%s".formatted(i,
                    secret(HexFormat.of().formatHex(third.getBytes(StandardCharsets.UTF_8)))), Target.ADMIN);
            assertThat(server.rest("ping", "u=user%d&p=%s".formatted(i, third)).path("status").asText())
                    .isEqualTo("ok");
        }
        String login = secret("login-password-" + UUID.randomUUID());
        String changed = secret("login-password-" + UUID.randomUUID());
        send(server, "POST", "/admin/users", "{\"username\":\"native\",\"password\":\"%s\"}".formatted(login), admin);
        String bearer = "Bearer " + login(server, "native", login).path("accessToken").asText();
        send(server, "PUT", "/users/me/password",
                "{\"currentPassword\":\"%s\",\"password\":\"%s\"}".formatted(login, changed), bearer);
        bearer = "Bearer " + login(server, "native", changed).path("accessToken").asText();
        secret(send(server, "GET", "/users/me/subsonic-password", null, bearer).path("password").asText());
        secret(send(server, "POST", "/users/me/subsonic-password", "", bearer).path("password").asText());
        secret(send(server, "POST", "/admin/users/user0/subsonic-password", "", admin).path("password").asText());
        send(server, "PUT", "/admin/users/user0/password",
                "{\"password\":\"%s\"}".formatted(secret("login-password-" + UUID.randomUUID())), admin);
    }

    private void keys(TestServer server, String admin) throws Exception {
        for (String scopes : List.of("[]", "[\"read-only\"]", "[\"no-download\"]")) {
            String body = "{\"name\":\"device\",\"scopes\":%s}".formatted(scopes);
            String key = secret(send(server, "POST", "/users/me/api-keys", body, admin).path("key").asText());
            assertThat(server.rest("ping", "apiKey=" + key).path("status").asText()).isEqualTo("ok");
            server.rest("tokenInfo", "apiKey=" + key);
            server.rest("ping", "u=admin&apiKey=" + key);
            server.get("/api/v1/users/me", "X-API-Key", key);
            server.get("/api/v1/users/me", "Authorization", "Bearer " + key);
            JsonNode password = send(server, "POST", "/users/me/app-passwords", body, admin);
            String given = secret(password.path("password").asText());
            assertThat(server.rest("ping", "u=admin&p=" + given).path("status").asText()).isEqualTo("ok");
            send(server, "GET", "/users/me/app-passwords/" + password.path("id").asText(), null, admin);
        }
    }

    /// What stands in for a credential in the addresses of pieces and transcodes.
    private void tickets(TestServer server, String admin, String song) throws Exception {
        String master = server
                .get("/rest/hls?bitRate=64&bitRate=128&v=1.16.1&c=x&id=%s&%s".formatted(song, Target.ADMIN))
                .body();
        String own = server.get("/api/v1/tracks/%s/hls.m3u8".formatted(song.replace("tr-", "")), "Authorization", admin)
                .body();
        (master + "\n" + own).lines()
                .filter(line -> !line.startsWith("#") && line.length() > 40)
                .map(line -> line.replaceAll(".*(?:ticket=|hls/)([^/&]+).*", "$1"))
                .filter(ticket -> ticket.length() > 30)
                .forEach(this::secret);
        (master + "\n" + own).lines().filter(line -> line.startsWith("/")).forEach(line -> quietly(server, line));
    }

    private static void quietly(TestServer server, String path) {
        try {
            server.get(path);
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Wrong ones are often right elsewhere, and people type passwords where names belong.
    private void wrong(TestServer server) throws Exception {
        for (int i = 0; i < 3; i++) {
            String typed = secret("mistyped-" + UUID.randomUUID());
            server.rest("ping", "u=admin&p=" + typed);
            server.rest("ping", "u=%s&p=x".formatted(typed));
            server.rest("ping", "u=%s&t=x&s=y".formatted(typed));
            server.rest("ping", "apiKey=" + typed);
            server.get("/api/v1/users/me", "Authorization", "Bearer " + typed);
            server.get("/api/v1/users/me", "Authorization", "Bearer a.%s.c".formatted(typed));
            server.get("/api/v1/users/me", "Authorization", "Basic " + typed);
            server.send("POST", "/api/v1/auth/login", "{\"username\":\"%s\",\"password\":\"x\"}".formatted(typed));
            server.send("POST", "/api/v1/auth/login", "{\"username\":\"admin\",\"password\":\"%s\"".formatted(typed));
            server.send("POST", "/api/v1/auth/login",
                    "{\"username\":\"admin\",\"password\":[\"%s\"]}".formatted(typed));
            server.send("POST", "/api/v1/auth/refresh", "{\"refreshToken\":\"%s\"}".formatted(typed));
            server.send("POST", "/api/v1/auth/logout", "{\"refreshToken\":\"%s\"}".formatted(typed));
        }
    }

    private void backUp(TestServer server, Path data) throws Exception {
        JsonNode tokens = login(server, "admin", TestServer.PASSWORD);
        HttpResponse<String> made = server.send("POST", "/api/v1/admin/backups", "{}", "Authorization",
                "Bearer " + tokens.path("accessToken").asText());
        assertThat(made.statusCode()).as(made.body()).isLessThan(300);
        try (Stream<Path> backups = Files.list(data.resolve("backups"))) {
            assertThat(backups.filter(file -> file.toString().endsWith(".zip"))).isNotEmpty();
        }
    }

    /// What people did, as lines of JSON.
    private void export(Path data) throws IOException {
        Path exported = Files.createDirectory(directory.resolve("exported"));
        Path file = exported.resolve("people.jsonl");
        String[] command = {"export", file.toString(), "--data", data.toString(), "--set", "secret-key=" + FIRST_KEY};
        assertThat(CommandLineProgram.run(command)).isZero();
        assertThat(Files.readString(file)).contains("admin").contains("user0");
        assertThat(PrivateFiles.isOpenToOthers(file)).isFalse();
        assertThat(new SecretSearch(secrets).requireNothingBelow(exported)).isEqualTo(1);
    }

    private void changeKey(Path data) {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream((SECOND_KEY + "\n").getBytes(StandardCharsets.UTF_8)));
            String[] command = {"users", "rotate-key", "--data", data.toString(), "--set", "secret-key=" + FIRST_KEY};
            assertThat(CommandLineProgram.run(command)).isZero();
        } finally {
            System.setIn(before);
        }
    }

    private void search(Path data) throws IOException {
        SecretSearch search = new SecretSearch(secrets);
        search.requireNothing("the log", log.toByteArray());
        assertThat(log.size()).as("the log").isPositive();
        assertThat(search.requireNothingBelow(data)).as("files searched").isGreaterThan(3);
        for (Path path : temporary()) {
            if (!temporaryBefore.contains(path)) {
                searchTemporary(search, path);
            }
        }
    }

    private static void searchTemporary(SecretSearch search, Path path) throws IOException {
        try {
            search.requireNothingBelow(path);
        } catch (NoSuchFileException | UncheckedIOException _) {
            // It was temporary indeed.
        }
    }

    /// What this program leaves in the directory for temporary files, by the names it gives them.
    private static List<Path> temporary() throws IOException {
        Path place = Path.of(System.getProperty("java.io.tmpdir"));
        try (Stream<Path> files = Files.list(place)) {
            return files.filter(file -> file.getFileName().toString().matches("(?i)(antiphon|h2|lucene|jna|flyway).*"))
                    .filter(Files::isReadable)
                    .toList();
        }
    }

    private static void requireClosed(Path data, TestServer server) throws Exception {
        server.library().refresh(true);
        server.library().scanner().await();
        try (Stream<Path> files = Files.walk(data)) {
            List<Path> open = new ArrayList<>();
            for (Path file : files.filter(Files::exists).toList()) {
                if (PrivateFiles.isOpenToOthers(file)) {
                    open.add(file);
                }
            }
            assertThat(open).as("files and directories that others may read").isEmpty();
        }
    }

    private JsonNode login(TestServer server, String name, String password) throws Exception {
        return kept(TestServer.json(server.send("POST", "/api/v1/auth/login",
                "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password))));
    }

    private JsonNode refresh(TestServer server, JsonNode tokens) throws Exception {
        return kept(TestServer.json(server.send("POST", "/api/v1/auth/refresh",
                "{\"refreshToken\":\"%s\"}".formatted(tokens.path("refreshToken").asText()))));
    }

    private JsonNode kept(JsonNode tokens) {
        if (tokens.has("accessToken")) {
            secret(tokens.path("accessToken").asText());
            secret(tokens.path("refreshToken").asText());
        }
        return tokens;
    }

    private static JsonNode send(TestServer server, String method, String path, @Nullable String body, String bearer)
            throws Exception {
        return TestServer.json(server.send(method, "/api/v1" + path, body, "Authorization", bearer));
    }

    private String secret(String secret) {
        assertThat(secret).hasSizeGreaterThan(10);
        secrets.add(secret);
        return secret;
    }
}
