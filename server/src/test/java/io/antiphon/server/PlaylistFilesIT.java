package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.media.ffmpeg.FfmpegTools;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Playlist files: in music folders, sent and taken.
class PlaylistFilesIT {

    private static final String REST = "u=admin&p=" + TestServer.APP_PASSWORD;
    private static final FfmpegTools TOOLS = FfmpegTools.find(null, String.valueOf(System.getenv("PATH")))
            .orElseThrow();

    @TempDir
    private Path directory;
    private Path music;
    private @Nullable TestServer running;
    private String bearer = "";

    @BeforeEach
    void makeMusic() throws Exception {
        music = directory.resolve("music");
        for (String path : List.of("Björk/Debut/1 Human.flac", "Björk/Debut/2 Crying.flac", "Abba/3 Waterloo.flac")) {
            Path file = music.resolve(path);
            Files.createDirectories(file.getParent());
            String title = path.substring(path.lastIndexOf('/') + 3).replace(".flac", "");
            make(file, "title=" + title);
        }
        Files.createDirectories(music.resolve("lists"));
    }

    @AfterEach
    void stop() {
        server().close();
    }

    private TestServer server() {
        return Objects.requireNonNull(running);
    }

    private void start(String mode) throws Exception {
        running = TestServer.start(directory.resolve("data"), List.of(music.toString()),
                Map.of("playlists.files", mode));
        server().awaitPlaylists();
        bearer = "Bearer " + TestServer
                .json(server().send("POST", "/api/v1/auth/login",
                        "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(TestServer.PASSWORD)))
                .path("accessToken")
                .asText();
    }

    @Test
    void aPlaylistStaysAsItsFileSays() throws Exception {
        Path file = music.resolve("lists/Mine.m3u");
        Files.write(file, "..\\Bj\u00f6rk\\Debut\\1 Human.flac\nhttp://example.org/x.mp3\n/gone/Abba/3 Waterloo.flac\n"
                .getBytes(StandardCharsets.ISO_8859_1));
        Files.writeString(music.resolve("lists/bad.xspf"), "<!DOCTYPE playlist [<!ENTITY e 'x'>]><playlist>&e;");
        start("sync");
        JsonNode playlist = onlyPlaylist();
        String id = playlist.path("id").asText();
        assertThat(playlist.path("name").asText()).isEqualTo("Mine");
        assertThat(playlist.path("readonly").asBoolean()).isTrue();
        assertThat(titles(id)).containsExactly("Human", "Waterloo");
        assertThat(server().rest("updatePlaylist?name=x&playlistId=" + id, REST).path("status").asText())
                .isEqualTo("failed");

        JsonNode report = TestServer.json(get("/api/v1/playlists/files")).path("files");
        assertThat(report.findValuesAsText("path")).containsExactly("lists/Mine.m3u", "lists/bad.xspf");
        assertThat("pl-" + report.path(0).path("playlist").asText()).isEqualTo(id);
        assertThat(report.path(0).path("unresolved").findValuesAsText("location"))
                .containsExactly("http://example.org/x.mp3");
        assertThat(report.path(1).path("problem").asText()).contains("document type");
        assertThat(server().get("/api/v1/playlists/files").statusCode()).isEqualTo(401);

        // The file changes, moves and vanishes; the playlist keeps its id.
        Files.writeString(file, "#PLAYLIST:Yours\n../Björk/Debut/2 Crying.flac\n../Abba/3 Waterloo.flac\n");
        server().scan();
        assertThat(onlyPlaylist().path("id").asText()).isEqualTo(id);
        assertThat(onlyPlaylist().path("name").asText()).isEqualTo("Yours");
        assertThat(titles(id)).containsExactly("Crying", "Waterloo");
        Files.move(file, music.resolve("lists/Renamed.m3u8"));
        Files.createDirectories(music.resolve("Abba/Waterloo"));
        Files.move(music.resolve("Abba/3 Waterloo.flac"), music.resolve("Abba/Waterloo/1.flac"));
        server().scan();
        assertThat(onlyPlaylist().path("id").asText()).isEqualTo(id);
        assertThat(titles(id)).first().isEqualTo("Crying");
        Files.delete(music.resolve("lists/Renamed.m3u8"));
        server().scan();
        assertThat(onlyPlaylist().path("id").asText()).isEqualTo(id);

        // Deleted by its owner, it stays away.
        Files.writeString(file, "../Björk/Debut/2 Crying.flac\n");
        server().scan();
        for (JsonNode each : playlists()) {
            server().rest("deletePlaylist?id=" + each.path("id").asText(), REST);
        }
        server().scan();
        assertThat(playlists()).isEmpty();
    }

    @Test
    void aPlaylistThatFollowsItsFileKeepsSongsThatAreMovedAndRenamed() throws Exception {
        Files.writeString(music.resolve("lists/Mine.m3u8"), "../Björk/Debut/1 Human.flac\n../Abba/3 Waterloo.flac\n");
        start("sync");
        String id = onlyPlaylist().path("id").asText();
        Files.createDirectories(music.resolve("Sweden/Seventies"));
        Files.move(music.resolve("Abba/3 Waterloo.flac"), music.resolve("Sweden/Seventies/a.flac"));
        server().scan();
        assertThat(titles(id)).containsExactly("Human", "Waterloo");
        Files.move(music.resolve("Sweden/Seventies/a.flac"), music.resolve("Sweden/b.flac"));
        Files.move(music.resolve("Björk/Debut/2 Crying.flac"), music.resolve("Abba/3 Waterloo.flac"));
        server().scan();
        assertThat(titles(id)).as("what lies there now counts").containsExactly("Human", "Crying");
    }

    @Test
    void aScanOfOneFolderTakesInThePlaylistsThereAndLeavesTheOthers() throws Exception {
        Files.writeString(music.resolve("lists/Mine.m3u"), "../Abba/3 Waterloo.flac\n");
        start("sync");
        String id = onlyPlaylist().path("id").asText();
        // The same content elsewhere is another list as long as the first is there.
        Files.writeString(music.resolve("Abba/Mine.m3u"), "../Abba/3 Waterloo.flac\n");
        Files.writeString(music.resolve("Abba/Other.m3u"), "../Björk/Debut/1 Human.flac\n");
        assertThat(server().send("POST", "/api/v1/scan?musicFolder=1&folder=Abba", null, "Authorization", bearer)
                .statusCode()).isEqualTo(202);
        server().library().scanner().await();
        server().awaitPlaylists();
        assertThat(playlists()).hasSize(3);
        assertThat(titles(id)).containsExactly("Waterloo");
    }

    @Test
    void aSmartPlaylistIsMadeOfWhatIsInAnotherOne() throws Exception {
        Files.writeString(music.resolve("lists/Swedes.nsp"), "{\"all\":[{\"contains\":{\"title\":\"water\"}}]}");
        start("once");
        String swedes = onlyPlaylist().path("id").asText();
        String rules = "{\"rules\":{\"all\":[{\"%s\":{\"id\":\"" + swedes + "\"}}]}}";
        assertThat(preview(rules.formatted("inPlaylist"))).containsExactly("Waterloo");
        assertThat(preview(rules.formatted("notInPlaylist"))).containsExactlyInAnyOrder("Human", "Crying");
    }

    private java.util.List<String> preview(String rules) throws Exception {
        return TestServer.json(server().send("POST", "/api/v1/playlists/smart/preview", rules, "Authorization", bearer,
                "Content-Type", "application/json")).findValuesAsText("title");
    }

    @Test
    void aPlaylistThatIsMadeOnceIsItsOwnersAfterwards() throws Exception {
        Path file = Files.writeString(music.resolve("lists/Mine.pls"), "[playlist]\nFile1=../Abba/3%20Waterloo.flac\n");
        start("once");
        String id = onlyPlaylist().path("id").asText();
        assertThat(onlyPlaylist().path("readonly").asBoolean()).isFalse();
        assertThat(titles(id)).containsExactly("Waterloo");
        server().rest("updatePlaylist?name=Edited&songIndexToRemove=0&playlistId=" + id, REST);
        Files.writeString(file, "[playlist]\nFile1=../Björk/Debut/1 Human.flac\n");
        server().scan();
        assertThat(onlyPlaylist().path("name").asText()).isEqualTo("Edited");
        assertThat(titles(id)).isEmpty();
    }

    @Test
    void aPlaylistIsSentAsAFileAndTakenBack() throws Exception {
        start("off");
        JsonNode songs = server().rest("search3?query=&songCount=10", REST).path("searchResult3").path("song");
        assertThat(songs).hasSize(3);
        String id = server()
                .rest("createPlaylist?name=Road%20%2F%20trip&songId=" + songs.path(0).path("id").asText()
                        + "&songId=" + songs.path(2).path("id").asText(), REST)
                .path("playlist")
                .path("id")
                .asText();
        for (String format : List.of("m3u8", "xspf", "jspf")) {
            HttpResponse<String> file = get("/api/v1/playlists/%s/export?format=%s".formatted(id, format));
            assertThat(file.statusCode()).isEqualTo(200);
            assertThat(file.headers().firstValue("Content-Disposition").orElseThrow())
                    .isEqualTo("attachment; filename=\"Road _ trip.%s\"; filename*=UTF-8''Road%%20_%%20trip.%s"
                            .formatted(format, format));
            JsonNode taken = TestServer.json(post("/api/v1/playlists/import?name=Copy", file.body()));
            assertThat(taken.path("tracks").asInt()).as(format).isEqualTo(2);
            assertThat(taken.path("unresolved")).isEmpty();
            assertThat(titles(taken.path("id").asText())).isEqualTo(titles(id));
        }
        assertThat(get("/api/v1/playlists/%s/export?format=doc".formatted(id)).statusCode()).isEqualTo(400);
        assertThat(get("/api/v1/playlists/nothere/export").statusCode()).isEqualTo(404);
        assertThat(server().get("/api/v1/playlists/%s/export".formatted(id)).statusCode()).isEqualTo(401);
        HttpResponse<String> nameless = post("/api/v1/playlists/import", "/etc/passwd\n");
        assertThat(nameless.statusCode()).isEqualTo(400);
        JsonNode foreign = TestServer.json(post("/api/v1/playlists/import?name=x", "/etc/passwd\n"));
        assertThat(foreign.path("unresolved").path(0).path("location").asText()).isEqualTo("/etc/passwd");
        assertThat(post("/api/v1/playlists/import?name=x", "x".repeat(9_000_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void aPlaylistFollowsRules() throws Exception {
        Files.writeString(music.resolve("lists/new.nsp"), """
                { // by hand
                  "name": "Songs", "all": [{"contains": {"title": "a"}}], "sort": "-title", "limit": 2 }""");
        Files.writeString(music.resolve("lists/bad.nsp"), "{\"all\":[{\"is\":{\"colour\":\"red\"}}]}");
        start("sync");
        JsonNode playlist = onlyPlaylist();
        String id = playlist.path("id").asText();
        assertThat(playlist.path("songCount").asInt()).isEqualTo(2);
        assertThat(playlist.path("duration").asInt()).isEqualTo(2);
        assertThat(playlist.path("readonly").asBoolean()).isTrue();
        assertThat(Instant.parse(playlist.path("validUntil").asText())).isAfter(Instant.now());
        assertThat(titles(id)).containsExactly("Waterloo", "Human");
        assertThat(TestServer.json(get("/api/v1/playlists/files")).path("files").path(0).path("problem").asText())
                .contains("`colour`");
        assertThat(get("/api/v1/playlists/%s/export".formatted(id)).body()).contains("Waterloo.flac");
        assertThat(TestServer.json(get("/api/v1/playlists/%s/rules".formatted(id))).path("rules").path("limit").asInt())
                .isEqualTo(2);

        JsonNode preview = TestServer.json(post("/api/v1/playlists/smart/preview",
                "{\"rules\":{\"any\":[{\"is\":{\"title\":\"crying\"}}]}}"));
        assertThat(preview.path("tracks").asInt()).isEqualTo(1);
        assertThat(preview.path("first").path(0).path("title").asText()).isEqualTo("Crying");
        HttpResponse<String> made = post("/api/v1/playlists/smart",
                "{\"name\":\"Loved\",\"rules\":{\"all\":[{\"is\":{\"loved\":true}}]}}");
        assertThat(made.statusCode()).isEqualTo(201);
        String loved = TestServer.json(made).path("id").asText();
        assertThat(titles(loved)).isEmpty();
        server().rest("star?id=" + preview.path("first").path(0).path("id").asText(), REST);
        assertThat(titles(loved)).containsExactly("Crying");
        assertThat(
                server().rest("updatePlaylist?songIndexToRemove=0&playlistId=" + loved, REST).path("status").asText())
                .isEqualTo("failed");
        HttpResponse<String> changed = server().send("PUT", "/api/v1/playlists/%s/rules".formatted(loved),
                "{\"name\":\"Not\",\"rules\":{\"all\":[{\"is\":{\"loved\":false}}]}}", "Authorization", bearer);
        assertThat(TestServer.json(changed).path("tracks").asInt()).isEqualTo(2);
        assertThat(post("/api/v1/playlists/smart", "{\"name\":\"x\",\"rules\":{}}").statusCode()).isEqualTo(400);
        assertThat(post("/api/v1/playlists/smart", "{\"name\":\"x\"}").statusCode()).isEqualTo(400);
        assertThat(server().rest("deletePlaylist?id=" + loved, REST).path("status").asText()).isEqualTo("ok");
    }

    private JsonNode playlists() throws Exception {
        return server().rest("getPlaylists", REST).path("playlists").path("playlist");
    }

    private JsonNode onlyPlaylist() throws Exception {
        JsonNode all = playlists();
        assertThat(all).hasSize(1);
        return all.path(0);
    }

    private List<String> titles(String playlist) throws Exception {
        return server().rest("getPlaylist?id=" + playlist, REST)
                .path("playlist")
                .path("entry")
                .findValuesAsText("title");
    }

    private HttpResponse<String> get(String path) throws Exception {
        return server().get(path, "Authorization", bearer);
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return server().send("POST", path, body, "Authorization", bearer);
    }

    private static void make(Path file, String... tags) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(TOOLS.ffmpeg().toString(), "-v", "error", "-f", "lavfi", "-i", "sine=f=440:r=44100:d=1"));
        for (String tag : tags) {
            command.addAll(List.of("-metadata", tag));
        }
        command.addAll(List.of("-metadata", "album=Tones", "-metadata", "artist=Machine", "file:" + file));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
