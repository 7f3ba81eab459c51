package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.provider.Listen;
import io.antiphon.server.attack.Sounds;
import io.antiphon.testing.Eventually;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What users set for themselves and what comes of it, and what operators see of the configuration.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class SettingsIT {

    private static final String OWN = "/api/v1/users/me/settings";
    private static final String ADMIN = "u=admin&p=" + TestServer.APP_PASSWORD;
    private static final SampleService SERVICE = new SampleService();

    @TempDir
    static Path directory;

    private static TestServer server;
    private static String admin;

    @BeforeAll
    static void start() throws Exception {
        Path music = Files.createDirectory(directory.resolve("music"));
        for (String title : List.of("First", "Second", "Third")) {
            Sounds.make(Files.createDirectory(music.resolve(title)).resolve(title + ".flac"), title);
        }
        server = TestServer.start(directory.resolve("data"), List.of(music.toString()), Map.of("scan.interval", "2h",
                "secret-key", "a secret key of many characters", "analysis.enabled", "false", "scan.watch", "false"));
        server.offer(SERVICE);
        admin = bearer("admin", TestServer.PASSWORD);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String bearer(String name, String password) throws Exception {
        return "Bearer " + TestServer.json(server.send("POST", "/api/v1/auth/login",
                "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password))).path("accessToken").asText();
    }

    /// An account of a listener, with the app-password `app-password-of-NAME`.
    private static String listener(String name) throws Exception {
        server.rest("createUser?username=%s&password=app-password-of-%s&email=e".formatted(name, name), ADMIN);
        server.send("PUT", "/api/v1/admin/users/%s/password".formatted(name),
                "{\"password\":\"login-password-of-%s\"}".formatted(name), "Authorization", admin);
        return bearer(name, "login-password-of-" + name);
    }

    private static String app(String name) {
        return "u=%s&p=app-password-of-%s".formatted(name, name);
    }

    private static JsonNode set(String bearer, String body) throws Exception {
        HttpResponse<String> set = server.send("PATCH", OWN, body, "Authorization", bearer, "If-Match",
                server.get(OWN, "Authorization", bearer).headers().firstValue("ETag").orElseThrow());
        assertThat(set.statusCode()).as(set.body()).isEqualTo(200);
        return TestServer.json(set);
    }

    private static String song(String title) throws Exception {
        return server.rest("search3?query=" + title, ADMIN).at("/searchResult3/song/0/id").asText();
    }

    @Test
    void operatorsSeeWhatRunsAndNoSecret() throws Exception {
        HttpResponse<String> shown = server.get("/api/v1/settings", "Authorization", admin);
        assertThat(shown.body()).contains("scan.interval", "http.port", "registration.mode")
                .doesNotContain("a secret key of", TestServer.PASSWORD, TestServer.APP_PASSWORD);
        for (JsonNode line : TestServer.json(shown).path("settings")) {
            if (line.path("key").asText().equals("secret-key")) {
                assertThat(line.path("value").asText()).isEqualTo("set");
            }
        }
    }

    @Test
    void usersChangeWhatIsTheirsAndOnlyWhatTheyHaveRead() throws Exception {
        String carol = listener("carol");
        HttpResponse<String> own = server.get(OWN, "Authorization", carol);
        assertThat(TestServer.json(own).toString())
                .isEqualTo("{\"email\":\"e\",\"scrobbling\":true,\"maxBitRate\":0,\"showsPlaying\":true}");
        String etag = own.headers().firstValue("ETag").orElseThrow();
        String body = "{\"email\":\"me@example.org\"}";
        assertThat(server.send("PATCH", OWN, body, "Authorization", carol).statusCode()).isEqualTo(428);
        assertThat(server.send("PATCH", OWN, body, "Authorization", carol, "If-Match", etag).statusCode())
                .isEqualTo(200);
        assertThat(server.send("PATCH", OWN, body, "Authorization", carol, "If-Match", etag).statusCode())
                .isEqualTo(412);
        assertThat(server.get("/api/v1/users/me", "Authorization", carol).body()).contains("me@example.org");
        assertThat(set(carol, "{\"maxBitRate\":128,\"email\":\"\"}").toString())
                .isEqualTo("{\"scrobbling\":true,\"maxBitRate\":128,\"showsPlaying\":true}");
        assertThat(set(carol, "{}").path("maxBitRate").asInt()).isEqualTo(128);
        for (String wrong : List.of("{\"maxBitRate\":-1}", "{\"maxBitRate\":100001}", "{\"scrobbling\":\"no\"}",
                "{\"format\":\"tape\"}",
                "{\"email\":\"%s\"}".formatted("x".repeat(255)), "{\"email\":\"a\\nb\"}")) {
            assertThat(server.send("PATCH", OWN, wrong, "Authorization", carol, "If-Match", "*").statusCode()).as(wrong)
                    .isEqualTo(400);
        }
        // What somebody else changes of the account leaves it alone.
        server.send("PATCH", "/api/v1/admin/users/carol", "{\"maxBitRate\":320,\"role\":\"curator\"}", "Authorization",
                admin);
        server.rest("updateUser?username=carol&downloadRole=false", ADMIN);
        assertThat(TestServer.json(server.get(OWN, "Authorization", carol)).path("maxBitRate").asInt()).isEqualTo(128);
    }

    @Test
    void aBitRateThatIsWishedIsSentAndNoHigherOneThanIsAllowed() throws Exception {
        String dora = listener("dora");
        String song = song("First");
        assertThat(server.rest("getSong?id=" + song, app("dora")).path("song").has("transcodedSuffix")).isFalse();
        assertThat(stream(song, "dora")).contains("flac");
        set(dora, "{\"maxBitRate\":64}");
        assertThat(server.rest("getSong?id=" + song, app("dora")).path("song").has("transcodedSuffix")).isTrue();
        assertThat(stream(song, "dora")).doesNotContain("flac");
        assertThat(stream(song, "admin")).as("nobody else's").contains("flac");
        set(dora, "{\"maxBitRate\":0}");
        assertThat(stream(song, "dora")).contains("flac");
        server.send("PATCH", "/api/v1/admin/users/dora", "{\"maxBitRate\":64}", "Authorization", admin);
        set(dora, "{\"maxBitRate\":9999}");
        assertThat(stream(song, "dora")).as("what is allowed still counts").doesNotContain("flac");
    }

    @Test
    void aFormatThatIsWishedIsSentToPlayersThatAskForNone() throws Exception {
        String gil = listener("gil");
        String song = song("Second");
        assertThat(set(gil, "{\"format\":\"MP3\"}").path("format").asText()).isEqualTo("mp3");
        assertThat(stream(song, "gil")).isEqualTo("audio/mpeg");
        assertThat(stream(song + "&format=raw", "gil")).as("one that asks").contains("flac");
        assertThat(server.rest("getSong?id=" + song, app("gil")).path("song").path("transcodedSuffix").asText())
                .isEqualTo("mp3");
        assertThat(set(gil, "{\"format\":\"\"}").has("format")).isFalse();
        assertThat(stream(song, "gil")).contains("flac");
    }

    private static String stream(String song, String name) throws Exception {
        HttpResponse<byte[]> sound = server.bytes("GET", "/rest/stream?id=%s&v=1.16.1&c=test&%s".formatted(song,
                name.equals("admin") ? ADMIN : app(name)), null);
        assertThat(sound.statusCode()).isEqualTo(200);
        return sound.headers().firstValue("Content-Type").orElse("");
    }

    @Test
    void whoWantsNothingToldHasNothingNotedAnywhereNotEvenLater() throws Exception {
        String eve = listener("eve");
        HttpResponse<String> connected = server.send("PUT", "/api/v1/users/me/scrobbling/sample",
                "{\"key\":\"%s\"}".formatted(SampleService.KEY), "Authorization", eve);
        assertThat(connected.statusCode()).as(connected.body()).isEqualTo(200);
        set(eve, "{\"scrobbling\":false}");
        assertThat(server.rest("getUser?username=eve", ADMIN).path("user").path("scrobblingEnabled").asBoolean())
                .isFalse();
        server.rest("scrobble?time=1700000000000&id=" + song("First"), app("eve"));
        server.rest("star?id=" + song("First"), app("eve"));
        assertThat(waiting(eve)).isZero();
        set(eve, "{\"scrobbling\":true}");
        server.rest("scrobble?time=1700000900000&id=" + song("Second"), app("eve"));
        Eventually.await("the second to be noted", () -> !SERVICE.noted().isEmpty());
        assertThat(SERVICE.noted()).extracting(Listen::title).containsExactly("Second");
        assertThat(SERVICE.loved()).isEmpty();
    }

    private static long waiting(String bearer) throws Exception {
        JsonNode standing = TestServer
                .json(server.get("/api/v1/users/me/scrobbling/sample", "Authorization", bearer));
        return standing.path("waitingPlays").asLong() + standing.path("waitingLoves").asLong();
    }

    @Test
    void whoHidesWhatTheyPlayIsSeenByThemselvesAlone() throws Exception {
        String fay = listener("fay");
        String song = song("Third");
        try (EventReader others = new EventReader(server, admin, "?types=now-playing");
                EventReader own = new EventReader(server, fay, "?types=now-playing")) {
            plays(song, app("fay"));
            others.await("now-playing", data -> data.toString().contains("fay"));
            own.await("now-playing", data -> data.toString().contains("fay"));
            assertThat(players(admin)).contains("fay");
            set(fay, "{\"showsPlaying\":false}");
            others.await("now-playing", data -> !data.toString().contains("fay"));
            assertThat(players(admin)).doesNotContain("fay");
            assertThat(server.rest("getNowPlaying?", ADMIN).toString()).doesNotContain("fay");
            assertThat(players(fay)).contains("fay");
            assertThat(server.rest("getNowPlaying?", app("fay")).toString()).contains("fay");
            plays(song("Second"), app("fay"));
            own.await("now-playing", data -> data.toString().contains("Second"));
            plays(song("First"), ADMIN);
            assertThat(others.await("now-playing", data -> data.toString().contains("First")).toString())
                    .doesNotContain("fay");
            set(fay, "{\"showsPlaying\":true}");
            others.await("now-playing", data -> data.toString().contains("fay"));
        }
    }

    private static void plays(String song, String credentials) throws Exception {
        assertThat(server.rest("reportPlayback?mediaType=song&positionMs=0&state=playing&mediaId=" + song, credentials)
                .path("status")
                .asText()).isEqualTo("ok");
    }

    private static String players(String bearer) throws Exception {
        return server.get("/api/v1/now-playing", "Authorization", bearer).body();
    }
}
