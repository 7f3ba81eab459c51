package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.persistence.DatabaseFiles;
import io.antiphon.server.Program.Ended;
import io.antiphon.server.Program.Running;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is missing is shown to those who manage the server, and given up on their command only.
final class MissingIT {

    private static final String CREDENTIALS = "u=admin&p=" + TestServer.APP_PASSWORD;
    private static final Map<String, String> QUIET = Map.of("analysis.enabled", "false", "scan.watch", "false",
            "backup.interval", "0");
    private static final int GONE = 3;

    @TempDir
    private Path directory;
    private Path music;
    private Path album;

    @BeforeEach
    void make() throws IOException {
        music = directory.resolve("music");
        album = music.resolve("Artist 0/Album 0");
        DemoWorld.make(music);
    }

    private TestServer start() throws InterruptedException {
        return TestServer.start(directory.resolve("data"), List.of(music.toString()), QUIET);
    }

    private static String token(TestServer server) throws Exception {
        return "Bearer " + TestServer.json(server.send("POST", "/api/v1/auth/login",
                "{\"username\":\"admin\",\"password\":\"" + TestServer.PASSWORD + "\"}", "Content-Type",
                "application/json")).path("accessToken").asText();
    }

    private static JsonNode ask(TestServer server, String method, String path) throws Exception {
        HttpResponse<String> answer = server.send(method, "/api/v1" + path, null, "Authorization", token(server));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return TestServer.json(answer);
    }

    private static HttpResponse<String> purge(TestServer server, String confirm) throws Exception {
        return server.send("POST", "/api/v1/admin/missing/purge?confirm=" + confirm, null, "Authorization",
                token(server));
    }

    /// The ids of the album's songs.
    private static List<String> songs(TestServer server) throws Exception {
        List<String> ids = songsIn(server, "Artist 0/Album 0/");
        assertThat(ids).hasSize(GONE);
        return ids;
    }

    private static List<String> songsIn(TestServer server, String folder) throws Exception {
        List<String> ids = new ArrayList<>();
        for (JsonNode song : server.rest("search3?query=&songCount=500", CREDENTIALS).at("/searchResult3/song")) {
            if (song.path("path").asText().startsWith(folder)) {
                ids.add(song.path("id").asText());
            }
        }
        return ids;
    }

    private static int songCount(TestServer server) throws Exception {
        return server.rest("search3?query=&songCount=500", CREDENTIALS).at("/searchResult3/song").size();
    }

    private static Set<String> texts(JsonNode list) {
        Set<String> texts = new HashSet<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private void lose(TestServer server) throws Exception {
        DatabaseFiles.deleteTree(album);
        server.scan();
        assertThat(songCount(server)).isEqualTo(DemoWorld.TRACKS - GONE);
    }

    @Test
    void whatIsGoneIsListedWithWhatHangsOnItAndGivenUpExactlyAsPreviewed() throws Exception {
        try (TestServer server = start()) {
            List<String> songs = songs(server);
            String first = songs.getFirst();
            String last = songs.getLast();
            server.rest("star?id=" + first, CREDENTIALS);
            server.rest("setRating?rating=4&id=" + first, CREDENTIALS);
            server.rest("scrobble?submission=true&time=1700000000000&id=" + first, CREDENTIALS);
            server.rest("createBookmark?position=50&id=" + first, CREDENTIALS);
            server.rest("createShare?id=" + first, CREDENTIALS);
            String other = songsIn(server, "Artist 1/Album 2/").getFirst();
            server.rest("savePlayQueue?id=" + last + "&id=" + other + "&current=" + other + "&position=7",
                    CREDENTIALS);
            String playlist = server.rest("createPlaylist?name=Mixed&songId=" + first + "&songId=" + other
                    + "&songId=" + last, CREDENTIALS).at("/playlist/id").asText();
            long queueVersion = queueVersion(server);
            lose(server);
            String since = ask(server, "GET", "/changes?since=0").path("next").asText();

            JsonNode listed = ask(server, "GET", "/admin/missing");
            assertThat(listed.path("count").asInt()).isEqualTo(GONE);
            JsonNode shown = listed.path("tracks")
                    .findParents("id")
                    .stream()
                    .filter(track -> first.endsWith(track.path("id").asText()))
                    .findFirst()
                    .orElseThrow();
            assertThat(shown.path("path").asText()).startsWith("Artist 0/Album 0/");
            assertThat(shown.path("missingSince").asText()).isNotEmpty();
            for (String what : List.of("stars", "ratings", "plays", "playlists", "bookmarks", "shares")) {
                assertThat(shown.path(what).asInt()).as(what).isEqualTo(1);
            }
            assertThat(ask(server, "GET", "/admin/missing?olderThanDays=1").path("count").asInt()).isZero();
            assertThat(ask(server, "GET", "/admin/missing?musicFolder=music&limit=1").path("tracks")).hasSize(1);

            JsonNode preview = ask(server, "POST", "/admin/missing/purge");
            assertThat(preview.path("purged").asBoolean()).isFalse();
            assertThat(preview.path("tracks").asInt()).isEqualTo(GONE);
            assertThat(preview.path("albums").asInt()).isEqualTo(1);
            assertThat(preview.path("stars").asInt()).isEqualTo(1);
            assertThat(preview.path("playlistEntries").asInt()).isEqualTo(2);
            assertThat(preview.path("playlists").asInt()).isEqualTo(1);
            assertThat(preview.path("playQueues").asInt()).isEqualTo(1);
            assertThat(preview.path("history").asInt()).isEqualTo(1);
            assertThat(preview.path("shareItems").asInt()).isEqualTo(1);
            assertThat(ask(server, "GET", "/admin/missing").path("count").asInt()).as("only a preview")
                    .isEqualTo(GONE);

            server.rest("setRating?rating=2&id=" + last, CREDENTIALS);
            assertThat(purge(server, preview.path("token").asText()).statusCode()).as("another was rated since")
                    .isEqualTo(409);
            assertThat(purge(server, "0123456789ab").statusCode()).isEqualTo(409);
            String sure = ask(server, "POST", "/admin/missing/purge").path("token").asText();
            JsonNode purged = TestServer.json(purge(server, sure));
            assertThat(purged.path("purged").asBoolean()).isTrue();
            assertThat(purged.path("ratings").asInt()).isEqualTo(2);

            assertThat(ask(server, "GET", "/admin/missing").path("count").asInt()).isZero();
            assertThat(server.rest("getSong?id=" + first, CREDENTIALS).at("/error/code").asInt()).isEqualTo(70);
            assertThat(server.rest("getPlaylist?id=" + playlist, CREDENTIALS).at("/playlist/entry")).hasSize(1);
            assertThat(server.rest("getPlaylist?id=" + playlist, CREDENTIALS).at("/playlist/songCount").asInt())
                    .isEqualTo(1);
            assertThat(server.rest("getPlayQueue", CREDENTIALS).at("/playQueue/entry")).hasSize(1);
            assertThat(server.rest("getPlayQueue", CREDENTIALS).at("/playQueue/current").asText()).isEqualTo(other);
            assertThat(queueVersion(server)).as("another queue than before").isGreaterThan(queueVersion);
            assertThat(server.rest("getBookmarks", CREDENTIALS).at("/bookmarks/bookmark")).isEmpty();

            JsonNode changes = ask(server, "GET", "/changes?since=" + since);
            Set<String> gone = Set.copyOf(songs.stream().map(id -> id.substring(id.indexOf('-') + 1)).toList());
            assertThat(texts(changes.at("/deleted/tracks"))).containsAll(gone);
            assertThat(texts(changes.at("/deleted/albums"))).hasSize(1);
            assertThat(texts(changes.at("/deleted/trackAnnotations"))).hasSize(2);
            assertThat(texts(changes.at("/deleted/bookmarks"))).hasSize(1);
            assertThat(texts(changes.at("/changed/playlists")))
                    .containsExactly(playlist.substring(playlist.indexOf('-') + 1));
            assertThat(texts(changes.at("/changed/playQueues"))).hasSize(1);
            JsonNode all = ask(server, "GET", "/changes?since=0");
            assertThat(all.at("/changed/tracks")).hasSize(DemoWorld.TRACKS - GONE);
            assertThat(ask(server, "GET", "/admin/audit?kind=missing-purged").at("/events/0/detail").asText())
                    .contains(GONE + " tracks");

            DemoWorld.make(music);
            server.scan();
            assertThat(songCount(server)).isEqualTo(DemoWorld.TRACKS);
            assertThat(songs(server)).as("ids are never given again").doesNotContainAnyElementsOf(songs);
            assertThat(server.rest("getSong?id=" + songs(server).getFirst(), CREDENTIALS).path("song").has("starred"))
                    .isFalse();
        }
    }

    @Test
    void nothingIsGivenUpThatMayComeBack() throws Exception {
        String token;
        try (TestServer server = start()) {
            lose(server);
            token = ask(server, "POST", "/admin/missing/purge").path("token").asText();
            Files.move(music, directory.resolve("unmounted"));
            assertThat(purge(server, token).body()).contains("cannot be reached");
            Files.createDirectory(music);
            server.scan();
            HttpResponse<String> refused = purge(server, token);
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(refused.body()).contains("in doubt").contains("is empty although");
        }
        Files.createFile(music.resolve("something"));
        try (TestServer server = start()) {
            assertThat(purge(server, token).body()).as("also after a restart").contains("in doubt");
            DatabaseFiles.deleteTree(music);
            Files.move(directory.resolve("unmounted"), music);
            server.scan();
            DemoWorld.make(music);
            JsonNode back = ask(server, "POST", "/admin/missing/purge");
            assertThat(back.path("backAgain").asInt()).isEqualTo(GONE);
            assertThat(back.path("tracks").asInt()).isZero();
            server.scan();
            assertThat(songCount(server)).isEqualTo(DemoWorld.TRACKS);
        }
    }

    @Test
    void onlyThoseWhoManageTheServerSeeAndDoIt() throws Exception {
        try (TestServer server = start()) {
            server.send("POST", "/api/v1/admin/users",
                    "{\"username\":\"listener\",\"password\":\"listener-password\",\"role\":\"listener\"}",
                    "Authorization", token(server), "Content-Type", "application/json");
            String theirs = "Bearer " + TestServer.json(server.send("POST", "/api/v1/auth/login",
                    "{\"username\":\"listener\",\"password\":\"listener-password\"}", "Content-Type",
                    "application/json")).path("accessToken").asText();
            assertThat(theirs).hasSizeGreaterThan(20);
            assertThat(server.get("/api/v1/admin/missing", "Authorization", theirs).statusCode()).isEqualTo(403);
            assertThat(server.send("POST", "/api/v1/admin/missing/purge", null, "Authorization", theirs).statusCode())
                    .isEqualTo(403);
            for (String query : List.of("limit=0", "limit=x", "offset=-1", "olderThanDays=-1")) {
                assertThat(server.get("/api/v1/admin/missing?" + query, "Authorization", token(server)).statusCode())
                        .as(query)
                        .isEqualTo(400);
            }
            assertThat(server.get("/api/v1/admin/missing?musicFolder=none", "Authorization", token(server))
                    .statusCode()).isEqualTo(404);
        }
    }

    @Test
    void theCommandLineListsPreviewsAndGivesUpWithAServerAndWithout() throws Exception {
        String data = directory.resolve("data").toString();
        try (Program program = new Program(directory.resolve("data"))) {
            Running server = program.serve(music);
            program.awaitAlbums(server, DemoWorld.TRACKS / GONE);
            assertThat(program.command("missing", "--data", data).output()).contains("Nothing is missing");
            DatabaseFiles.deleteTree(album);
            program.command("scan", "--data", data);
            assertThat(program.command("missing", "--data", data).output()).contains("music/Artist 0/Album 0/01")
                    .contains("3 missing");
            Program.stop(server);

            Ended preview = program.command("missing", "--purge", "--data", data);
            assertThat(preview.output()).contains("Would be lost: 3 tracks, 1 albums").contains("Nothing was changed");
            String token = preview.output().replaceAll("(?s).*--confirm (\\w+).*", "$1");
            Ended wrong = program.command("missing", "--purge", "--confirm", "000000000000", "--data", data);
            assertThat(wrong.code()).isEqualTo(1);
            assertThat(wrong.output()).contains("look at the preview again");
            assertThat(program.command("missing", "--purge", "--confirm", token, "--data", data).output())
                    .contains("Given up: 3 tracks");
            assertThat(program.command("missing", "--data", data).output()).contains("Nothing is missing");
        }
    }

    private static long queueVersion(TestServer server) throws Exception {
        return ask(server, "GET", "/session").path("queueVersion").asLong();
    }
}
