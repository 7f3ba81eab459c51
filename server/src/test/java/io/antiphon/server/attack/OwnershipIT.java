package io.antiphon.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.server.TestServer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One listener with the ids of another's things.
class OwnershipIT {

    @TempDir
    static Path directory;

    private static Target target;
    private static String alice;
    private static String bob;
    private static String aliceBearer;
    private static String bobBearer;
    private static String song;

    @BeforeAll
    static void start() throws Exception {
        target = Target.start(directory);
        alice = target.account("alice", "shareRole=true");
        bob = target.account("bob", "shareRole=true");
        aliceBearer = target.bearer("alice", target.loginOf("alice"));
        bobBearer = target.bearer("bob", target.loginOf("bob"));
        song = target.songs().getFirst();
    }

    @AfterAll
    static void stop() {
        target.close();
    }

    @Test
    void playlistsAreTheirOwners() throws Exception {
        String id = target.server()
                .rest("createPlaylist?name=mine&songId=" + song, alice)
                .path("playlist")
                .path("id")
                .asText();
        for (String attempt : List.of("getPlaylist?id=" + id, "deletePlaylist?id=" + id,
                "updatePlaylist?public=true&name=stolen&playlistId=" + id,
                "createPlaylist?name=stolen&playlistId=" + id,
                "download?id=" + id, "createShare?id=" + id, "getPlaylists?username=alice")) {
            assertThat(target.code(attempt, bob)).as(attempt).isIn(50, 70);
        }
        assertThat(target.server().rest("getPlaylists", bob).toString()).doesNotContain(id);
        JsonNode kept = target.server().rest("getPlaylist?id=" + id, alice).path("playlist");
        assertThat(kept.path("name").asText()).isEqualTo("mine");
        assertThat(kept.path("public").asBoolean()).isFalse();
        assertThat(kept.path("entry")).hasSize(1);
    }

    @Test
    void sharesAreTheirOwners() throws Exception {
        String id = target.server()
                .rest("createShare?description=mine&id=" + song, alice)
                .path("shares")
                .path("share")
                .path(0)
                .path("id")
                .asText();
        assertThat(target.code("updateShare?description=stolen&id=" + id, bob)).isIn(50, 70);
        assertThat(target.code("deleteShare?id=" + id, bob)).isIn(50, 70);
        assertThat(target.server().rest("getShares", bob).toString()).doesNotContain(id);
        assertThat(target.server().rest("getShares", alice).toString()).contains(id).contains("mine");
    }

    @Test
    void bookmarksQueuesStarsAndRatingsAreTheirOwners() throws Exception {
        target.server().rest("createBookmark?position=5&comment=mine&id=" + song, alice);
        target.server().rest("savePlayQueue?id=%s&current=%s".formatted(song, song), alice);
        target.server().rest("star?id=" + song, alice);
        target.server().rest("deleteBookmark?id=" + song, bob);
        target.server().rest("savePlayQueue", bob);
        target.server().rest("unstar?id=" + song, bob);
        assertThat(target.server().rest("getBookmarks", bob).path("bookmarks").path("bookmark")).isEmpty();
        assertThat(target.server().rest("getPlayQueue", bob).toString()).doesNotContain(song);
        assertThat(target.server().rest("getStarred2", bob).toString()).doesNotContain(song);
        assertThat(target.server().rest("getSong?id=" + song, bob).path("song").has("bookmarkPosition")).isFalse();
        assertThat(target.server().rest("getBookmarks", alice).path("bookmarks").path("bookmark")).hasSize(1);
        assertThat(target.server().rest("getPlayQueue", alice).toString()).contains(song);
        assertThat(target.server().rest("getStarred2", alice).toString()).contains(song);
    }

    @Test
    void accountsAreTheirOwners() throws Exception {
        for (String attempt : List.of("getUser?username=alice", "changePassword?username=alice&password=stolen",
                "updateUser?username=alice&email=stolen", "updateUser?username=bob&adminRole=true",
                "deleteUser?username=alice", "createUser?username=eve&password=x&email=x&adminRole=true", "getUsers",
                "startScan", "createPodcastChannel?url=http%3A%2F%2F127.0.0.1%2F",
                "createInternetRadioStation?streamUrl=http%3A%2F%2Fx&name=x")) {
            assertThat(target.code(attempt, bob)).as(attempt).isEqualTo(50);
        }
        assertThat(target.code("ping", alice)).isEqualTo(-1);
    }

    @Test
    void keysAppPasswordsAndSessionsAreTheirOwners() throws Exception {
        JsonNode key = made("api-keys");
        target.secret(key.path("key").asText());
        JsonNode password = made("app-passwords");
        target.secret(password.path("password").asText());
        for (String path : List.of("api-keys/" + key.path("id").asText(),
                "app-passwords/" + password.path("id").asText())) {
            assertThat(target.server()
                    .send("DELETE", "/api/v1/users/me/" + path, null, "Authorization", bobBearer)
                    .statusCode()).isEqualTo(404);
            assertThat(target.server()
                    .send("DELETE", "/api/v1/admin/users/alice/" + path, null, "Authorization",
                            bobBearer)
                    .statusCode()).isEqualTo(403);
        }
        assertThat(target.server()
                .get("/api/v1/users/me/app-passwords/" + password.path("id").asText(),
                        "Authorization", bobBearer)
                .statusCode()).isEqualTo(404);
        for (String path : List.of("users", "users/alice/api-keys", "users/alice/app-passwords", "audit")) {
            assertThat(target.server().get("/api/v1/admin/" + path, "Authorization", bobBearer).statusCode()).as(path)
                    .isEqualTo(403);
        }
        target.server()
                .send("POST", "/api/v1/auth/logout-everywhere", null, "Authorization",
                        target.bearer("bob", "login-password-of-bob"));
        bobBearer = target.bearer("bob", "login-password-of-bob");
        assertThat(target.server().get("/api/v1/users/me", "Authorization", aliceBearer).statusCode()).isEqualTo(200);
        assertThat(target.code("ping", "apiKey=" + key.path("key").asText())).isEqualTo(-1);
    }

    @Test
    void whatIsSentBesidesWhatIsAskedForIsNotTaken() throws Exception {
        target.server()
                .send("PUT", "/api/v1/users/me/password",
                        "{\"currentPassword\":\"login-password-of-bob\",\"password\":\"login-password-of-bob\",\"admin\":true,"
                                + "\"permissions\":[\"admin\"],\"id\":\"x\",\"username\":\"alice\"}",
                        "Authorization", bobBearer);
        bobBearer = target.bearer("bob", "login-password-of-bob");
        assertThat(TestServer.json(target.server().get("/api/v1/users/me", "Authorization", bobBearer))
                .path("permissions")
                .toString()).doesNotContain("admin");
        target.server().rest("changePassword?username=bob&password=app-password-of-bob&adminRole=true", bob);
        assertThat(target.code("getUsers", bob)).isEqualTo(50);
    }

    private static JsonNode made(String kind) throws Exception {
        return TestServer.json(target.server()
                .send("POST", "/api/v1/users/me/" + kind, "{\"name\":\"device\"}",
                        "Authorization", aliceBearer));
    }
}
