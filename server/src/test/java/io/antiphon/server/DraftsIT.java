package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.media.ffmpeg.FfmpegTools;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Albums that are not released yet, from the scan that finds them to everybody who follows the library.
class DraftsIT {

    private static final String ADMIN = "u=admin&p=" + TestServer.APP_PASSWORD;

    @TempDir
    private Path directory;
    private String admin = "";
    private String bob = "";
    private String bobs = "";

    @Test
    void whatAScanFindsIsADraftUntilSomebodyReleasesIt() throws Exception {
        make("one/one.flac", "One");
        try (TestServer server = start(true)) {
            assertThat(albums(server, ADMIN)).containsExactly("One");
            for (String empty : List.of("getAlbumList2?type=newest", "getArtists?", "getIndexes?", "getGenres?",
                    "search3?query=One", "search3?query=", "getRandomSongs?", "getAlbumList?type=random",
                    "getSongsByGenre?genre=One")) {
                assertThat(server.rest(empty, bobs).toString()).as(empty).doesNotContain("One");
            }
            JsonNode draft = asked(server, "GET", "/drafts", null, admin, 200).at("/items/0");
            String id = draft.path("id").asText();
            assertThat(asked(server, "GET", "/albums/" + id + "/state", null, admin, 200).path("state").asText())
                    .isEqualTo("draft");
            asked(server, "GET", "/albums/" + id + "/state", null, bob, 404);
            asked(server, "GET", "/drafts", null, bob, 403);
            asked(server, "PUT", "/albums/" + id + "/state", "{\"state\":\"released\"}", bob, 403);
            String next = asked(server, "GET", "/changes", null, bob, 200).path("next").asText();

            release(server, id, "released");
            assertThat(albums(server, bobs)).containsExactly("One");
            assertThat(server.rest("search3?query=One", bobs).at("/searchResult3/song")).hasSize(1);
            assertThat(server.rest("getIndexes?", bobs).toString()).contains("one");
            JsonNode came = change(server, next, page -> contains(page.at("/changed/albums"), id));
            assertThat(came.at("/changed/tracks")).hasSize(1);
            assertThat(came.at("/changed/artists")).hasSize(1);

            release(server, id, "draft");
            assertThat(albums(server, bobs)).isEmpty();
            assertThat(server.rest("search3?query=One", bobs).at("/searchResult3/song")).isEmpty();
            JsonNode went = change(server, came.path("next").asText(),
                    page -> contains(page.at("/deleted/albums"), id));
            assertThat(went.at("/deleted/tracks")).hasSize(1);
            assertThat(went.at("/deleted/artists")).hasSize(1);
        }
    }

    @Test
    void anAlbumKeepsItsStateWhateverIsScanned() throws Exception {
        make("one/one.flac", "One");
        make("two/two.flac", "Two");
        try (TestServer server = start(true)) {
            for (JsonNode draft : asked(server, "GET", "/drafts", null, admin, 200).path("items")) {
                if (draft.path("name").asText().equals("One")) {
                    release(server, draft.path("id").asText(), "released");
                }
            }
            make("one/one.flac", "One", "One again");
            make("three/three.flac", "Three");
            server.scan();
            assertThat(albums(server, bobs)).as("with other tags it is the same album").containsExactly("One again");
            assertThat(albums(server, ADMIN)).containsExactly("One again", "Three", "Two");
            assertThat(server.rest("search3?query=again", bobs).at("/searchResult3/album")).hasSize(1);
            assertThat(server.rest("search3?query=One", bobs).at("/searchResult3/song")).hasSize(1);
            assertThat(server.rest("getIndexes?", bobs).toString()).contains("\"one\"")
                    .doesNotContain("\"two\"", "\"three\"");
        }
    }

    @Test
    void withoutTheModeEverythingIsShownAndWithItHiddenAgain() throws Exception {
        make("one/one.flac", "One");
        String id;
        try (TestServer server = start(true)) {
            id = asked(server, "GET", "/drafts", null, admin, 200).at("/items/0/id").asText();
        }
        try (TestServer server = start(false)) {
            assertThat(albums(server, bobs)).containsExactly("One");
            assertThat(server.rest("search3?query=One", bobs).at("/searchResult3/song")).hasSize(1);
            asked(server, "PUT", "/albums/" + id + "/state", "{\"state\":\"draft\"}", admin, 409);
            make("two/two.flac", "Two");
            server.scan();
            assertThat(albums(server, bobs)).containsExactly("One", "Two");
        }
        try (TestServer server = start(true)) {
            assertThat(albums(server, bobs)).as("what was no draft stays none").containsExactly("Two");
            assertThat(server.rest("search3?query=One", bobs).at("/searchResult3/song")).isEmpty();
        }
    }

    @Test
    void aDraftThatIsCalledOtherwiseWhileEverythingIsShownIsHiddenAgain() throws Exception {
        make("one/one.flac", "One");
        make("two/two.flac", "Two");
        try (TestServer server = start(true)) {
            for (JsonNode draft : asked(server, "GET", "/drafts", null, admin, 200).path("items")) {
                if (draft.path("name").asText().equals("Two")) {
                    release(server, draft.path("id").asText(), "released");
                }
            }
        }
        try (TestServer server = start(false)) {
            make("one/one.flac", "One", "One again");
            make("two/two.flac", "Two", "Two again");
            server.scan();
            assertThat(albums(server, bobs)).containsExactly("One again", "Two again");
        }
        try (TestServer server = start(true)) {
            assertThat(albums(server, bobs)).containsExactly("Two again");
            assertThat(albums(server, ADMIN)).containsExactly("One again", "Two again");
            assertThat(server.rest("search3?query=One", bobs).at("/searchResult3/song")).isEmpty();
        }
    }

    @Test
    void whatIsLeftOfADraftIsADraftThoughThereWereNoneMeanwhile() throws Exception {
        make("one/here.flac", "Here", "One");
        make("one/away.flac", "Away", "One");
        make("two/two.flac", "Two");
        Path kept = directory.resolve("kept.flac");
        try (TestServer server = start(true)) {
            Files.move(directory.resolve("music/one/away.flac"), kept);
            server.scan();
        }
        try (TestServer server = start(false)) {
            make("one/here.flac", "Here", "One again");
            server.scan();
        }
        try (TestServer server = start(true)) {
            Files.move(kept, directory.resolve("music/one/away.flac"));
            server.scan();
            assertThat(albums(server, ADMIN)).containsExactly("One", "One again", "Two");
            assertThat(albums(server, bobs)).isEmpty();
            assertThat(server.rest("search3?query=Away", bobs).at("/searchResult3/song")).isEmpty();
        }
    }

    @Test
    void aFolderOfDraftsThatComesBackWhenEverythingIsShownIsShown() throws Exception {
        make("one/one.flac", "One");
        make("two/two.flac", "Two");
        make("three/three.flac", "Three");
        Path kept = directory.resolve("kept.flac");
        try (TestServer server = start(true)) {
            Files.move(directory.resolve("music/one/one.flac"), kept);
            server.scan();
        }
        try (TestServer server = start(false)) {
            Files.move(kept, directory.resolve("music/one/one.flac"));
            server.scan();
            assertThat(albums(server, bobs)).contains("One");
            assertThat(server.rest("getIndexes?", bobs).toString()).contains("\"one\"", "\"two\"");
        }
    }

    @Test
    void aPlaylistFileNamesSongsOfDraftsForThoseWhoSeeThem() throws Exception {
        make("one/one.flac", "One");
        Files.writeString(directory.resolve("music/list.m3u"), "one/one.flac\n");
        try (TestServer server = TestServer.start(directory.resolve("data"),
                List.of(directory.resolve("music").toString()), Map.of("scan.drafts", "true", "playlists.published",
                        "true", "analysis.enabled", "false", "scan.watch", "false"))) {
            join(server);
            server.awaitPlaylists();
            assertThat(listed(server, ADMIN)).containsExactly("One");
            assertThat(listed(server, bobs)).isEmpty();
            release(server, asked(server, "GET", "/drafts", null, admin, 200).at("/items/0/id").asText(), "released");
            assertThat(listed(server, bobs)).containsExactly("One");
        }
    }

    private static List<String> listed(TestServer server, String credentials) throws Exception {
        String id = server.rest("getPlaylists?", credentials).at("/playlists/playlist/0/id").asText();
        return server.rest("getPlaylist?id=" + id, credentials).at("/playlist/entry").findValuesAsText("title");
    }

    @Test
    void aCuratorIsToldWhoIsGoneThatHadDraftsOnly() throws Exception {
        make("one/one.flac", "One");
        make("two/two.flac", "Two");
        make("three/three.flac", "Three");
        try (TestServer server = start(true)) {
            String one = server.rest("search3?query=One", ADMIN).at("/searchResult3/song/0/artistId").asText();
            String next = asked(server, "GET", "/changes", null, admin, 200).path("next").asText();
            Files.delete(directory.resolve("music/one/one.flac"));
            server.scan();
            JsonNode went = asked(server, "GET", "/changes?since=" + next, null, admin, 200);
            assertThat(went.at("/deleted/artists")).hasSize(1);
            assertThat("ar-" + went.at("/deleted/artists/0").asText()).isEqualTo(one);
        }
    }

    @Test
    void aCuratorOfOneMusicFolderIsToldOfNoDraftsInOthers() throws Exception {
        make("one.flac", "One");
        make("../others/two.flac", "Two");
        try (TestServer server = TestServer.start(directory.resolve("data"),
                List.of(directory.resolve("music").toString(), directory.resolve("others").toString()),
                Map.of("scan.drafts", "true", "analysis.enabled", "false", "scan.watch", "false"))) {
            admin = bearer(server, "admin", TestServer.PASSWORD);
            assertThat(asked(server, "GET", "/drafts", null, admin, 200).path("total").asInt()).isEqualTo(2);
            asked(server, "POST", "/admin/users",
                    "{\"username\":\"carol\",\"password\":\"login-of-carol\",\"role\":\"curator\",\"musicFolders\":[1]}",
                    admin, 201);
            JsonNode drafts = asked(server, "GET", "/drafts", null, bearer(server, "carol", "login-of-carol"), 200);
            assertThat(drafts.path("total").asInt()).isEqualTo(1);
            assertThat(drafts.path("items").findValuesAsText("name")).contains("One").doesNotContain("Two");
        }
    }

    @Test
    void aReleaseIsToldToWhoListens() throws Exception {
        make("one/one.flac", "One");
        try (TestServer server = start(true)) {
            String id = asked(server, "GET", "/drafts", null, admin, 200).at("/items/0/id").asText();
            AtomicBoolean told = new AtomicBoolean();
            try (EventReader events = new EventReader(server, bob, "?types=changes")) {
                long head = events.await("changes", _ -> true).path("sequence").asLong();
                release(server, id, "released");
                told.set(events.await("changes", data -> data.path("sequence").asLong() > head) != null);
            }
            assertThat(told).isTrue();
        }
    }

    private TestServer start(boolean drafts) throws Exception {
        TestServer server = TestServer.start(directory.resolve("data"), List.of(directory.resolve("music").toString()),
                Map.of("scan.drafts", Boolean.toString(drafts), "analysis.enabled", "false", "scan.watch", "false"));
        join(server);
        return server;
    }

    private void join(TestServer server) throws Exception {
        admin = bearer(server, "admin", TestServer.PASSWORD);
        server.send("POST", "/api/v1/admin/users",
                "{\"username\":\"bob\",\"password\":\"login-of-bob\",\"role\":\"listener\"}", "Authorization", admin);
        bob = bearer(server, "bob", "login-of-bob");
        bobs = "u=bob&p=" + TestServer
                .json(server.send("POST", "/api/v1/users/me/subsonic-password", null, "Authorization", bob))
                .path("password")
                .asText();
    }

    private static String bearer(TestServer server, String name, String password) throws Exception {
        return "Bearer " + TestServer
                .json(server.send("POST", "/api/v1/auth/login",
                        "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password)))
                .path("accessToken")
                .asText();
    }

    private void release(TestServer server, String album, String state) throws Exception {
        asked(server, "PUT", "/albums/" + album + "/state", "{\"state\":\"%s\"}".formatted(state), admin, 200);
    }

    private static List<String> albums(TestServer server, String credentials) throws Exception {
        List<String> names = new ArrayList<>();
        server.rest("getAlbumList2?type=alphabeticalByName&size=50", credentials)
                .at("/albumList2/album")
                .forEach(album -> names.add(album.path("name").asText()));
        return names;
    }

    /// What the feed says, as soon as it says something.
    private JsonNode change(TestServer server, String since, Predicate<JsonNode> what) throws Exception {
        JsonNode page = asked(server, "GET", "/changes?since=" + since, null, bob, 200);
        while (!what.test(page)) {
            page = asked(server, "GET", "/changes?since=" + since, null, bob, 200);
        }
        return page;
    }

    private static boolean contains(JsonNode ids, String id) {
        for (JsonNode one : ids) {
            if (one.asText().equals(id)) {
                return true;
            }
        }
        return false;
    }

    private static JsonNode asked(TestServer server, String method, String path, @Nullable String body, String bearer,
            int status) throws Exception {
        HttpResponse<String> answer = server.send(method, "/api/v1" + path, body, "Authorization", bearer);
        assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isEqualTo(status);
        return TestServer.json(answer);
    }

    private void make(String file, String word) throws Exception {
        make(file, word, word);
    }

    private void make(String file, String word, String album) throws Exception {
        Path path = directory.resolve("music").resolve(file);
        Files.createDirectories(path.getParent());
        Files.deleteIfExists(path);
        Path ffmpeg = FfmpegTools.find(null, String.valueOf(System.getenv("PATH"))).orElseThrow().ffmpeg();
        int pitch = 200 + Math.abs(word.hashCode() % 1_000);
        List<String> command = List.of(ffmpeg.toString(), "-v", "error", "-f", "lavfi", "-i",
                "sine=duration=1:frequency=" + pitch, "-metadata", "title=" + word, "-metadata", "album=" + album,
                "-metadata", "artist=" + word, "-metadata", "genre=" + word, "file:" + path);
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
