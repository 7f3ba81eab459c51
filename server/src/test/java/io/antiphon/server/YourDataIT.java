package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What people did goes out of a server that serves, and into it: everything for owners, their own for everybody.
final class YourDataIT {

    private static final String ADMIN = "u=admin&p=" + TestServer.APP_PASSWORD;
    private static final String BOB = "u=bob&p=app-password-of-bob";

    @TempDir
    static Path directory;

    private static TestServer server;
    private static List<String> songs;

    @BeforeAll
    static void start() throws Exception {
        Path music = directory.resolve("music");
        DemoWorld.make(music);
        server = TestServer.start(directory.resolve("data"), List.of(music.toString()));
        JsonNode found = server.rest("search3?query=&songCount=500", ADMIN).path("searchResult3").path("song");
        songs = new ArrayList<>();
        found.forEach(song -> songs.add(song.path("id").asText()));
        server.rest("createUser?username=bob&password=app-password-of-bob&email=b", ADMIN);
        server.send("PUT", "/api/v1/admin/users/bob/password", "{\"password\":\"login-password-of-bob\"}",
                "Authorization", bearer("admin", TestServer.PASSWORD));
        server.rest("star?id=" + songs.get(0), ADMIN);
        server.rest("star?id=" + songs.get(1), BOB);
        server.rest("createPlaylist?name=Bobs&songId=" + songs.get(2), BOB);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String bearer(String name, String password) throws Exception {
        return "Bearer " + TestServer
                .json(server.send("POST", "/api/v1/auth/login",
                        "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password)))
                .path("accessToken")
                .asText();
    }

    private static HttpResponse<String> asAdmin(String method, String path, @Nullable String body) throws Exception {
        return server.send(method, "/api/v1" + path, body, "Authorization", bearer("admin", TestServer.PASSWORD));
    }

    private static HttpResponse<String> asBob(String method, String path, @Nullable String body) throws Exception {
        return server.send(method, "/api/v1" + path, body, "Authorization", bearer("bob", "login-password-of-bob"));
    }

    @Test
    void anOwnerGetsEverythingAndOthersTheirOwnAlone() throws Exception {
        HttpResponse<String> all = asAdmin("GET", "/admin/export", null);
        assertThat(all.headers().firstValue("Content-Type")).contains("application/x-ndjson");
        assertThat(all.body().lines().findFirst().orElse("")).contains("\"type\":\"antiphon\"");
        assertThat(all.body()).contains(ref(0)).contains(ref(1)).contains("Bobs");

        assertThat(asBob("GET", "/admin/export", null).statusCode()).isEqualTo(403);
        assertThat(asBob("POST", "/admin/import", all.body()).statusCode()).isEqualTo(403);
        String own = asBob("GET", "/users/me/export", null).body();
        assertThat(own).contains("Bobs").contains(ref(1)).doesNotContain(ref(0)).doesNotContain("admin");
        try (var files = Files.list(directory.resolve("data"))) {
            assertThat(files.map(Path::toString)).noneMatch(file -> file.contains("outgoing"));
        }
    }

    @Test
    void aManagerIsNoOwner() throws Exception {
        asAdmin("POST", "/admin/users",
                "{\"username\":\"boss\",\"password\":\"login-password-of-boss\",\"role\":\"manager\"}");
        HttpResponse<String> refused = server.get("/api/v1/admin/export", "Authorization",
                bearer("boss", "login-password-of-boss"));
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("only an owner");
    }

    @Test
    void whatOnePersonTakesInIsTheirsAndSeenAtOnceAndASecondTimeChangesNothing() throws Exception {
        String lines = """
                {"type":"antiphon","format":1}
                {"type":"user","name":"elsewhere","role":"OWNER"}
                {"type":"track","ref":"x","path":"%s","title":"x","durationMs":1}
                {"type":"annotation","user":"elsewhere","of":"track","item":"x","rating":4,"starredAt":"2024-01-01T00:00:00Z"}
                {"type":"annotation","user":"admin","of":"track","item":"x","rating":1}
                """
                .formatted(path(ref(3)));
        JsonNode would = TestServer.json(asBob("POST", "/users/me/import?dryRun=true", lines));
        assertThat(would.path("report").path("taken").path("annotation").asInt()).isEqualTo(1);
        assertThat(rating(BOB)).isZero();

        JsonNode took = TestServer.json(asBob("POST", "/users/me/import", lines));
        assertThat(took.path("report").path("taken").path("annotation").asInt()).isEqualTo(1);
        assertThat(took.toString()).as("where things lie").doesNotContain(directory.toString());
        assertThat(rating(BOB)).isEqualTo(4);
        assertThat(rating(ADMIN)).as("nobody else's").isZero();
        assertThat(server.rest("getUsers", ADMIN).toString()).doesNotContain("elsewhere");
        assertThat(TestServer.json(asBob("POST", "/users/me/import", lines)).path("report").path("taken")).isEmpty();
    }

    @Test
    void accountsThatComeInGetALinkToSetAPassword() throws Exception {
        String lines = """
                {"type":"antiphon","format":1}
                {"type":"user","name":"carol"}
                """;
        JsonNode took = TestServer.json(asAdmin("POST", "/admin/import", lines));
        String url = took.path("links").get(0).path("url").asText();
        assertThat(url).contains("/welcome?token=");
        String token = url.substring(url.indexOf('=') + 1);
        assertThat(server.send("POST", "/api/v1/auth/reset-password",
                "{\"token\":\"%s\",\"password\":\"login-password-of-carol\"}".formatted(token)).statusCode())
                .isEqualTo(204);
        assertThat(bearer("carol", "login-password-of-carol")).hasSizeGreaterThan(20);
    }

    @Test
    void aBodyThatIsNoExportIsRefused() throws Exception {
        assertThat(asBob("POST", "/users/me/import", "I am none").statusCode()).isEqualTo(400);
        assertThat(asAdmin("POST", "/admin/import?user=nobody", "").statusCode()).isEqualTo(400);
    }

    @Test
    void aDatabaseThatIsWholeIsNotRebuiltAndNobodyElsewhereMayAskForIt() throws Exception {
        String admin = bearer("admin", TestServer.PASSWORD);
        HttpResponse<String> remote = server.send("POST", "/api/v1/database/rebuild", null, "Authorization", admin,
                "X-Forwarded-For", "203.0.113.7");
        assertThat(remote.statusCode()).isEqualTo(403);
        assertThat(remote.body()).contains("at the server's own machine only");
        assertThat(asBob("POST", "/database/rebuild", null).statusCode()).isEqualTo(403);
        assertThat(server.get("/api/v1/database/rebuild", "Authorization", admin).body()).contains("\"idle\"");
        assertThat(asAdmin("POST", "/database/rebuild", null).statusCode()).isIn(409, 503);
    }

    /// An id as exports have it, without what it is the id of.
    private static String ref(int song) {
        return songs.get(song).substring("tr-".length());
    }

    private static String path(String song) throws Exception {
        return server.installation()
                .database()
                .sql()
                .find("SELECT path FROM track WHERE id = ?", row -> row.text(1), song)
                .orElseThrow();
    }

    private static int rating(String credentials) throws Exception {
        return server.rest("getSong?id=" + songs.get(3), credentials).path("song").path("userRating").asInt();
    }
}
