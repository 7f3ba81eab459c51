package io.antiphon.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.server.SampleService;
import io.antiphon.server.TestServer;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
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
    void sessionsAndHistoriesAreTheirOwners() throws Exception {
        String id = song.substring(3);
        String queue = "{\"items\":[\"%s\"]}".formatted(id);
        assertThat(asked("PUT", "/queue", queue, aliceBearer)).contains(id);
        asked("PATCH", "/session", "{\"state\":\"playing\",\"device\":\"radio\"}", aliceBearer);
        target.server().rest("scrobble?id=" + song, alice);
        for (String path : List.of("/queue", "/session", "/history", "/statistics/top",
                "/statistics/top?kind=albums")) {
            assertThat(asked("GET", path, null, aliceBearer)).as(path).contains("First");
            assertThat(asked("GET", path, null, bobBearer)).as(path).doesNotContain("First").doesNotContain(id);
        }
        asked("POST", "/session/hand-off", "{\"to\":\"thief\"}", bobBearer);
        asked("POST", "/queue/items", queue, bobBearer);
        asked("DELETE", "/queue", null, bobBearer);
        assertThat(asked("GET", "/queue", null, aliceBearer)).contains(id);
        assertThat(asked("GET", "/session", null, aliceBearer)).contains("\"device\":\"radio\"");
        asked("DELETE", "/queue", null, aliceBearer);
    }

    private static String asked(String method, String path, @Nullable String body, String bearer) throws Exception {
        return target.server().send(method, "/api/v1" + path, body, "Authorization", bearer).body();
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
    void connectionsToServicesAndDownloadsAreTheirOwners() throws Exception {
        target.server().offer(new SampleService());
        String key = target.secret(SampleService.KEY + "-of-alice");
        assertThat(asked("PUT", "/users/me/scrobbling/sample", "{\"key\":\"%s\"}".formatted(key), aliceBearer))
                .contains("somebody")
                .doesNotContain(key);
        assertThat(asked("GET", "/users/me/scrobbling", null, aliceBearer)).contains("somebody").doesNotContain(key);
        assertThat(asked("GET", "/users/me/scrobbling", null, bobBearer)).doesNotContain("somebody");
        for (String method : List.of("GET", "DELETE")) {
            assertThat(status(method, "/api/v1/users/me/scrobbling/sample", null)).as(method).isEqualTo(404);
            assertThat(status(method, "/api/v1/users/me/scrobbling/sample/refused", null)).as(method).isEqualTo(404);
        }
        assertThat(status("POST", "/api/v1/users/me/scrobbling/sample/retry", null)).isEqualTo(404);
        String admin = target.bearer("admin", TestServer.PASSWORD);
        String download = TestServer.json(target.server()
                .send("POST", "/api/v1/downloads", "{\"url\":\"http://127.0.0.1:9/x.mp3\",\"musicFolder\":1}",
                        "Authorization", admin))
                .path("id")
                .asText();
        assertThat(download).isNotEmpty();
        assertThat(status("GET", "/api/v1/downloads/" + download, null)).isIn(403, 404);
        assertThat(status("DELETE", "/api/v1/downloads/" + download, null)).isIn(403, 404);
        assertThat(status("GET", "/api/v1/sources", null)).isEqualTo(403);
    }

    @Test
    void smartPlaylistsAreTheirOwners() throws Exception {
        String rules = "{\"name\":\"%s\",\"rules\":{\"all\":[{\"contains\":{\"title\":\"%s\"}}]}}";
        String id = TestServer.json(target.server()
                .send("POST", "/api/v1/playlists/smart", rules.formatted("mine", "private-rule"), "Authorization",
                        aliceBearer))
                .path("id")
                .asText();
        assertThat(id).isNotEmpty();
        String path = "/api/v1/playlists/" + id;
        assertThat(status("GET", path + "/rules", null)).isIn(403, 404);
        assertThat(status("PUT", path + "/rules", rules.formatted("stolen", "x"))).isIn(403, 404);
        assertThat(status("GET", path + "/export", null)).isIn(403, 404);
        for (String attempt : List.of("getPlaylist?id=" + id, "deletePlaylist?id=" + id,
                "updatePlaylist?public=true&playlistId=" + id, "download?id=" + id)) {
            assertThat(target.code(attempt, bob)).as(attempt).isIn(50, 70);
        }
        String kept = target.server().get(path + "/rules", "Authorization", aliceBearer).body();
        assertThat(kept).contains("private-rule").contains("\"mine\"");
    }

    @Test
    void whatIsPublicMayBeSeenAndNotChanged() throws Exception {
        String id = target.server()
                .rest("createPlaylist?name=open&songId=" + song, alice)
                .path("playlist")
                .path("id")
                .asText();
        assertThat(target.code("updatePlaylist?public=true&playlistId=" + id, alice)).isEqualTo(-1);
        assertThat(target.code("getPlaylist?id=" + id, bob)).isEqualTo(-1);
        for (String attempt : List.of("deletePlaylist?id=" + id, "updatePlaylist?name=stolen&playlistId=" + id,
                "updatePlaylist?songIndexToRemove=0&playlistId=" + id,
                "createPlaylist?name=stolen&playlistId=" + id)) {
            assertThat(target.code(attempt, bob)).as(attempt).isIn(50, 70);
        }
        assertThat(target.server().rest("getPlaylist?id=" + id, alice).at("/playlist/entry")).hasSize(1);
    }

    @Test
    void podcastsAndStationsAreForThoseWhoMay() throws Exception {
        try (Canary site = Canary.at("127.0.0.1")) {
            target.server().rest("createPodcastChannel?url=" + Target.encoded(site.url("/feed")), Target.ADMIN);
        }
        target.server()
                .rest("createInternetRadioStation?name=ours&streamUrl=http%3A%2F%2F127.0.0.1%3A9%2Fx", Target.ADMIN);
        String channel = target.server().rest("getPodcasts", bob).at("/podcasts/channel/0/id").asText();
        String station = target.server()
                .rest("getInternetRadioStations", bob)
                .at("/internetRadioStations/internetRadioStation/0/id")
                .asText();
        assertThat(List.of(channel, station)).doesNotContain("");
        for (String attempt : List.of("deletePodcastChannel?id=" + channel, "refreshPodcasts",
                "deletePodcastEpisode?id=" + channel, "downloadPodcastEpisode?id=" + channel,
                "deleteInternetRadioStation?id=" + station,
                "updateInternetRadioStation?name=x&streamUrl=http%3A%2F%2Fx&id=" + station,
                "jukeboxControl?action=get")) {
            assertThat(target.code(attempt, bob)).as(attempt).isEqualTo(50);
        }
    }

    @Test
    void sessionsEndOnlyByWhoHoldsThem() throws Exception {
        JsonNode mine = target.login("alice", "login-password-of-alice");
        String access = mine.path("accessToken").asText();
        assertThat(target.server()
                .send("POST", "/api/v1/auth/logout", "{\"refreshToken\":\"%s\"}".formatted(access), "Authorization",
                        bobBearer)
                .statusCode()).as("an access token ends nothing").isLessThan(500);
        assertThat(target.server()
                .send("POST", "/api/v1/auth/refresh", "{\"refreshToken\":\"%s\"}".formatted(access))
                .statusCode()).isEqualTo(401);
        assertThat(target.server().get("/api/v1/users/me", "Authorization", "Bearer " + access).statusCode())
                .isEqualTo(200);
    }

    @Test
    void chatAndScrobblesAreInTheirWritersName() throws Exception {
        target.server().rest("addChatMessage?message=hello&username=alice&u=bob", bob);
        JsonNode messages = target.server().rest("getChatMessages", alice).at("/chatMessages/chatMessage");
        assertThat(messages).isNotEmpty().allMatch(message -> message.path("username").asText().equals("bob"));
        target.server().rest("scrobble?username=alice&submission=false&id=" + song, bob);
        assertThat(target.server().rest("getNowPlaying", alice).at("/nowPlaying/entry"))
                .noneMatch(entry -> entry.path("username").asText().equals("alice"));
    }

    private static int status(String method, String path, @Nullable String body) throws Exception {
        return target.server().send(method, path, body, "Authorization", bobBearer).statusCode();
    }

    private static JsonNode made(String kind) throws Exception {
        return TestServer.json(target.server()
                .send("POST", "/api/v1/users/me/" + kind, "{\"name\":\"device\"}",
                        "Authorization", aliceBearer));
    }
}
