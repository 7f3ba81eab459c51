package io.antiphon.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.antiphon.server.TestServer;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Someone who once saw two music folders, filled lists with both, and now is granted one; and an API key for one of two. Whatever they ask
/// of every endpoint and route, with whatever id: of the other music folder nothing comes, not an id, a title or a path.
class LibraryGrantsIT {

    @TempDir
    static Path directory;

    private static TestServer server;
    private static String admin;
    private static HiddenSong song;

    @BeforeAll
    static void start() throws Exception {
        HiddenSong.make(directory, "plainroot/plainfolder/plainfile.flac", "Plain");
        HiddenSong.make(directory, "hiddenroot/hiddenfolder/hiddenfile.flac", "Hidden");
        server = TestServer.start(directory.resolve("data"),
                List.of(directory.resolve("plainroot").toString(), directory.resolve("hiddenroot").toString()));
        song = new HiddenSong(server, directory);
        admin = song.bearer("admin", TestServer.PASSWORD);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whoLosesAMusicFolderSeesNothingOfItAnyMore() throws Exception {
        song.post("POST", "/admin/users", "{\"username\":\"bob\",\"password\":\"login-of-bob\",\"role\":\"curator\"}",
                admin);
        String session = song.bearer("bob", "login-of-bob");
        String credentials = "u=bob&p=" + TestServer
                .json(server.send("POST", "/api/v1/users/me/subsonic-password", null, "Authorization", session))
                .path("password")
                .asText();
        HiddenSong.Kept kept = song.keep(credentials, session, "bob");
        song.keep(Target.ADMIN, admin, "admin");
        song.post("PATCH", "/admin/users/bob", "{\"musicFolders\":[1]}", admin);
        assertThat(song.sweep(credentials, session, kept)).isEmpty();
        assertThat(firstEvents(session)).contains("event: changes").doesNotContain(song.secrets());
    }

    @Test
    void whoFollowsIsToldOfAGrantAndLearnsNothingOfWhatTheyLost() throws Exception {
        song.post("POST", "/admin/users", "{\"username\":\"fay\",\"password\":\"login-of-fay\",\"role\":\"curator\"}",
                admin);
        String session = song.bearer("fay", "login-of-fay");
        String credentials = "u=fay&p=" + TestServer
                .json(server.send("POST", "/api/v1/users/me/subsonic-password", null, "Authorization", session))
                .path("password")
                .asText();
        song.keep(credentials, session, "fay");
        String before = changes(session, "0");
        assertThat(before).contains(song.hidden("id").substring(3));
        String next = next(before);
        String seen = firstEvents(session);
        song.post("PATCH", "/admin/users/fay", "{\"musicFolders\":[1]}", admin);
        assertThat(seen).isNotEqualTo(firstEvents(session)).as("there is something new to ask for");
        assertThat(server.get("/api/v1/changes?since=" + next, "Authorization", session).statusCode()).isEqualTo(410);
        song.ok("star?id=" + song.plain(), credentials);
        String narrow = changes(session, "0");
        assertThat(narrow).contains(song.plain().substring(3)).doesNotContain(song.secrets());
        assertThat(changes(session, next(narrow))).doesNotContain(song.secrets());
        song.post("PATCH", "/admin/users/fay", "{\"musicFolders\":\"all\"}", admin);
        assertThat(server.get("/api/v1/changes?since=" + next(narrow), "Authorization", session).statusCode())
                .isEqualTo(410);
        JsonNode all = TestServer.json(server.get("/api/v1/changes?since=0", "Authorization", session)).path("changed");
        for (String kind : List.of("tracks", "trackAnnotations", "bookmarks")) {
            assertThat(all.path(kind)).as(kind)
                    .anyMatch(id -> id.asText().equals(song.hidden("id").substring(3)));
        }
    }

    private static String changes(String bearer, String since) throws Exception {
        HttpResponse<String> answer = server.get("/api/v1/changes?limit=10000&since=" + since, "Authorization", bearer);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private static String next(String page) throws Exception {
        return new JsonMapper().readTree(page).path("next").asText();
    }

    /// What the stream of events says at once.
    private static String firstEvents(String bearer) {
        return Raw.some(server, "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n\r\n"
                .formatted(bearer), "\"sequence\":");
    }

    @Test
    void aKeyForOneMusicFolderShowsNothingOfTheOther() throws Exception {
        HiddenSong.Kept kept = song.keep(Target.ADMIN, admin, "admin");
        String key = song
                .post("POST", "/users/me/api-keys", "{\"name\":\"one\",\"scopes\":[\"music-folder:1\"]}", admin)
                .path("key")
                .asText();
        assertThat(
                song.sweep("apiKey=" + key, "Bearer " + key, new HiddenSong.Kept(kept.playlist(), "", List.of(), "")))
                .isEmpty();
    }

    @Test
    void whoSeesBothIsShownBothByTheSameQuestions() throws Exception {
        HiddenSong.Kept kept = song.keep(Target.ADMIN, admin, "admin");
        List<String> faults = song.sweep(Target.ADMIN, admin, kept);
        for (String place : List.of("getMusicFolders", "getIndexes", "getGenres", "getArtists", "getAlbumList2",
                "getRandomSongs", "getStarred2", "search3", "getPlaylist?", "getBookmarks",
                "getPlayQueue",
                "getShares", "/api/v1/tracks/", "/api/v1/hls/", "/rest/hlsPlaylist", "/share/",
                "playlists/smart/preview", "/api/v1/changes", "/api/v1/queue", "/api/v1/session", "/api/v1/history",
                "/api/v1/works", "top?kind=artists", "top?kind=albums", "top?kind=tracks", "/api/v1/statistics/years/",
                "/export")) {
            assertThat(faults).as("this test looks at %s", place).anyMatch(fault -> fault.contains(place));
        }
    }
}
