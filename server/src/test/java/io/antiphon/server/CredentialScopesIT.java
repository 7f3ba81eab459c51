package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.media.ffmpeg.FfmpegTools;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What credentials with scopes and an end may do at a whole server with two music folders.
class CredentialScopesIT {

    private static final String KEYS = "/api/v1/users/me/api-keys";
    private static final String PASSWORDS = "/api/v1/users/me/app-passwords";

    @TempDir
    static Path directory;

    private static TestServer server;
    private static String bearer;
    private static String inFirst;
    private static String inSecond;

    @BeforeAll
    static void start() throws Exception {
        make(Files.createDirectory(directory.resolve("one")).resolve("first.flac"), "First");
        make(Files.createDirectory(directory.resolve("two")).resolve("second.flac"), "Second");
        server = TestServer.start(directory.resolve("data"),
                List.of(directory.resolve("one").toString(), directory.resolve("two").toString()));
        String login = "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(TestServer.PASSWORD);
        bearer = "Bearer "
                + TestServer.json(server.send("POST", "/api/v1/auth/login", login)).path("accessToken").asText();
        inFirst = song("First");
        inSecond = song("Second");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aReadOnlyKeyReadsAndPlaysButChangesNothing() throws Exception {
        String key = "apiKey=" + key("\"read-only\"");
        assertThat(code("ping", key)).isZero();
        assertThat(code("getSong?id=" + inFirst, key)).isZero();
        assertThat(server.get("/rest/stream?id=%s&v=1.16.1&c=test&%s".formatted(inFirst, key)).statusCode())
                .isEqualTo(200);
        for (String change : List.of("star?id=" + inFirst, "setRating?rating=3&id=" + inFirst, "scrobble?id=" + inFirst,
                "createPlaylist?name=x", "createShare?id=" + inFirst, "startScan", "getUsers",
                "changePassword?username=admin&password=new", "createUser?username=x&password=y&email=z",
                "savePlayQueue?id=%s&current=%s".formatted(inFirst, inFirst))) {
            assertThat(code(change, key)).as(change).isEqualTo(50);
        }
        assertThat(server.rest("getSong?id=" + inFirst, "u=admin&p=" + TestServer.APP_PASSWORD)
                .path("song")
                .has("starred")).isFalse();
    }

    @Test
    void aKeyWithoutDownloadStreams() throws Exception {
        String key = "apiKey=" + key("\"no-download\"");
        assertThat(code("download?id=" + inFirst, key)).isEqualTo(50);
        assertThat(server.get("/rest/stream?id=%s&v=1.16.1&c=test&%s".formatted(inFirst, key)).statusCode())
                .isEqualTo(200);
        assertThat(code("star?id=" + inSecond, key)).isZero();
        assertThat(server.rest("getUser?username=admin", key).path("user").path("downloadRole").asBoolean(true))
                .isFalse();
    }

    @Test
    void aCredentialForOneMusicFolderSeesNothingOfTheOthers() throws Exception {
        int folder = server.rest("getMusicFolders", "u=admin&p=" + TestServer.APP_PASSWORD)
                .path("musicFolders")
                .path("musicFolder")
                .path(0)
                .path("id")
                .asInt();
        JsonNode made = made(PASSWORDS, "\"music-folder:%d\"".formatted(folder));
        String credentials = "u=admin&p=" + made.path("password").asText();
        assertThat(server.rest("getMusicFolders", credentials).path("musicFolders").path("musicFolder")).hasSize(1);
        assertThat(code("getSong?id=" + inFirst, credentials)).isZero();
        assertThat(code("getSong?id=" + inSecond, credentials)).isEqualTo(70);
        assertThat(code("star?id=" + inSecond, credentials)).isEqualTo(70);
        assertThat(server.rest("search3?query=", credentials).path("searchResult3").path("song")).hasSize(1);
        assertThat(server.rest("getAlbumList2?type=newest", credentials).path("albumList2").path("album")).hasSize(1);
        assertThat(server.send("POST", KEYS, "{\"name\":\"x\",\"scopes\":[\"music-folder:999\"]}", "Authorization",
                bearer).statusCode()).isEqualTo(400);
    }

    @Test
    void whatHasExpiredIsRefusedAsIfItWereUnknown() throws Exception {
        JsonNode key = made(KEYS, "");
        JsonNode password = made(PASSWORDS, "");
        expire("api_key", key.path("id").asText());
        expire("app_password", password.path("id").asText());
        assertThat(code("ping", "apiKey=" + key.path("key").asText())).isEqualTo(44);
        assertThat(code("tokenInfo", "apiKey=" + key.path("key").asText())).isEqualTo(44);
        assertThat(code("ping", "u=admin&p=" + password.path("password").asText())).isEqualTo(40);
        assertThat(server.get("/api/v1/users/me", "X-API-Key", key.path("key").asText()).statusCode()).isEqualTo(401);
        JsonNode listed = TestServer.json(server.get(PASSWORDS, "Authorization", bearer)).path("appPasswords");
        assertThat(listed).filteredOn(one -> one.path("id").equals(password.path("id")))
                .allMatch(one -> one.path("expired").asBoolean());
        assertThat(server.send("POST", KEYS, "{\"name\":\"x\",\"expiresAt\":\"2001-01-01T00:00:00Z\"}", "Authorization",
                bearer).statusCode()).isEqualTo(400);
        assertThat(server.send("POST", KEYS, "{\"name\":\"x\",\"expiresAt\":\"soon\"}", "Authorization", bearer)
                .statusCode()).isEqualTo(400);
    }

    @Test
    void aNarrowedKeyNeitherMakesNorShowsCredentials() throws Exception {
        String key = key("\"no-download\"");
        for (String path : List.of(KEYS, PASSWORDS, "/api/v1/users/me/subsonic-password")) {
            assertThat(server.get(path, "X-API-Key", key).statusCode()).as(path).isEqualTo(403);
            assertThat(server.send("POST", path, "{\"name\":\"x\"}", "X-API-Key", key).statusCode()).as(path)
                    .isEqualTo(403);
        }
        assertThat(server.get("/api/v1/admin/users", "X-API-Key", key).statusCode()).isEqualTo(403);
        assertThat(server.get("/api/v1/users/me", "X-API-Key", key).statusCode()).isEqualTo(200);
    }

    @Test
    void aDevicesPasswordIsListedRevealedUsedAndRevoked() throws Exception {
        JsonNode made = made(PASSWORDS, "\"read-only\",\"no-download\"");
        String one = PASSWORDS + "/" + made.path("id").asText();
        assertThat(made.path("scopes")).extracting(JsonNode::asText).containsExactly("read-only", "no-download");
        assertThat(TestServer.json(server.get(one, "Authorization", bearer)).path("password"))
                .isEqualTo(made.path("password"));
        assertThat(server.get(PASSWORDS, "Authorization", bearer).body()).contains(made.path("id").asText())
                .doesNotContain(made.path("password").asText());
        String credentials = "u=admin&p=" + made.path("password").asText();
        assertThat(code("ping", credentials)).isZero();
        assertThat(code("unstar?id=" + inFirst, credentials)).isEqualTo(50);
        server.installation().lastUses().flush();
        assertThat(TestServer.json(server.get(one, "Authorization", bearer)).has("lastUsedAt")).isTrue();
        assertThat(server.send("DELETE", one, null, "Authorization", bearer).statusCode()).isEqualTo(204);
        assertThat(code("ping", credentials)).isEqualTo(40);
    }

    @Test
    void aTokenSaysWhoseItIs() throws Exception {
        assertThat(server.rest("tokenInfo", "apiKey=" + key("")).path("tokenInfo").path("username").asText())
                .isEqualTo("admin");
        assertThat(code("tokenInfo", "apiKey=unknown")).isEqualTo(44);
        assertThat(code("tokenInfo", "apiKey=%s&u=admin".formatted(key("")))).isEqualTo(43);
    }

    private static String key(String scopes) throws Exception {
        return made(KEYS, scopes).path("key").asText();
    }

    private static JsonNode made(String path, String scopes) throws Exception {
        HttpResponse<String> answer = server.send("POST", path,
                "{\"name\":\"device\",\"scopes\":[%s],\"expiresAt\":\"2100-01-01T00:00:00Z\"}".formatted(scopes),
                "Authorization", bearer);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return TestServer.json(answer);
    }

    private static int code(String question, String credentials) throws Exception {
        JsonNode answer = server.rest(question, credentials);
        assertThat(answer.has("status")).as(question).isTrue();
        return answer.path("error").path("code").asInt(0);
    }

    private static String song(String title) throws Exception {
        return server.rest("search3?query=" + title, "u=admin&p=" + TestServer.APP_PASSWORD)
                .path("searchResult3")
                .path("song")
                .path(0)
                .path("id")
                .asText();
    }

    private static void expire(String table, String id) throws Exception {
        try (Connection connection = server.installation().database().dataSource().getConnection();
                PreparedStatement statement = connection
                        .prepareStatement("UPDATE %s SET expires_at = 1000 WHERE id = ?".formatted(table))) {
            statement.setString(1, id);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private static void make(Path file, String title) throws Exception {
        Path ffmpeg = FfmpegTools.find(null, String.valueOf(System.getenv("PATH"))).orElseThrow().ffmpeg();
        List<String> command = List.of(ffmpeg.toString(), "-v", "error", "-f", "lavfi", "-i", "sine=duration=1",
                "-metadata", "title=" + title, "-metadata", "album=Album of " + title, "-metadata", "artist=Machine",
                "file:" + file);
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
