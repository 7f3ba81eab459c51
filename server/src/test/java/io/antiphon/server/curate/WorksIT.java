package io.antiphon.server.curate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.server.TestServer;
import io.antiphon.server.attack.Sounds;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Musical works, as tags name them.
class WorksIT {

    private static final String MBID = "b1a9c0e9-d987-4042-ae91-78d6a3267d69";

    @TempDir
    static Path directory;

    private static TestServer server;
    private static String bearer;
    private static int pitch = 300;

    @BeforeAll
    static void start() throws Exception {
        for (int i = 4; i >= 1; i--) {
            make("one/fifth/" + i, "composer=Beethoven", "WORK=Symphony No. 5", "MOVEMENTNAME=Movement " + i,
                    "MOVEMENT=" + i, "MOVEMENTTOTAL=4", "artist=Berlin", "album=Fifth", "conductor=Karajan");
        }
        make("two/fifth/again", "composer=Beethoven", "WORK=symphony no. 5", "MOVEMENTNAME=Movement 1", "MOVEMENT=1",
                "MOVEMENTTOTAL=4", "artist=Vienna", "album=Fifth");
        make("one/mahler", "composer=Mahler", "WORK=Symphony No. 5", "artist=Berlin", "album=Mahler");
        make("two/hidden", "WORK=Hidden work", "MUSICBRAINZ_WORKID=" + MBID, "artist=Vienna", "album=Hidden");
        make("one/none", "artist=Nobody", "album=None");
        server = TestServer.start(directory.resolve("data"),
                List.of(directory.resolve("one").toString(), directory.resolve("two").toString()),
                Map.of("analysis.enabled", "false"));
        bearer = login("admin", TestServer.PASSWORD);
        assertThat(server.send("POST", "/api/v1/admin/users",
                "{\"username\":\"one\",\"password\":\"a long password\",\"musicFolders\":[1]}", "Authorization", bearer)
                .statusCode()).isEqualTo(201);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String login(String name, String password) throws Exception {
        return "Bearer " + TestServer
                .json(server.send("POST", "/api/v1/auth/login",
                        "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password)))
                .path("accessToken")
                .asText();
    }

    private static void make(String path, String... metadata) throws Exception {
        Path file = directory.resolve(path + ".flac");
        Files.createDirectories(file.getParent());
        pitch += 50;
        List<String> arguments = new ArrayList<>(
                List.of("-f", "lavfi", "-i", "sine=frequency=%d:duration=1".formatted(pitch)));
        for (String field : metadata) {
            arguments.addAll(List.of("-metadata", field));
        }
        arguments.addAll(List.of("-metadata", "title=" + path, "file:" + file));
        Sounds.ffmpeg(arguments.toArray(String[]::new));
    }

    private static JsonNode get(String path, String as) throws Exception {
        HttpResponse<String> answer = server.get("/api/v1" + path, "Authorization", as);
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return TestServer.json(answer);
    }

    private static List<String> names(JsonNode page) {
        return page.path("items").findValuesAsText("name").stream().filter(name -> name.contains(" ")).toList();
    }

    private static JsonNode named(String text, String as) throws Exception {
        return get("/works?text=" + text, as).path("items").path(0);
    }

    @Test
    void worksOfDifferentComposersAreDifferentAndSpellingsAreNot() throws Exception {
        JsonNode all = get("/works", bearer);
        assertThat(all.path("total").asInt()).isEqualTo(3);
        assertThat(names(all).getFirst()).isEqualTo("Hidden work");
        JsonNode fifth = named("beethoven", bearer);
        assertThat(fifth.path("tracks").asInt()).isEqualTo(5);
        assertThat(fifth.path("movements").asInt()).isEqualTo(4);
        assertThat(fifth.path("albums").asInt()).isEqualTo(2);
        assertThat(fifth.path("composers").path(0).path("name").asText()).isEqualTo("Beethoven");
        assertThat(named("mahler", bearer).path("id").asText()).isNotEqualTo(fifth.path("id").asText());
        assertThat(named("hidden", bearer).path("mbid").asText()).isEqualTo(MBID);
    }

    @Test
    void aWorkHasItsMovementsItsArtistsAndItsTracksInOrder() throws Exception {
        String id = named("beethoven", bearer).path("id").asText();
        JsonNode work = get("/works/" + id, bearer);
        assertThat(work.path("movements").findValuesAsText("name")).containsExactly("Movement 1", "Movement 2",
                "Movement 3", "Movement 4");
        assertThat(work.path("movements").path(0).path("tracks").asInt()).isEqualTo(2);
        assertThat(work.path("movements").path(0).path("of").asInt()).isEqualTo(4);
        assertThat(work.path("artists").findValuesAsText("name")).containsExactly("Beethoven", "Berlin", "Karajan",
                "Vienna");
        assertThat(work.path("artists").path(0).path("roles").toString()).isEqualTo("[\"composer\"]");
        List<String> titles = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get("/works/%s/tracks?limit=2%s".formatted(id, cursor), bearer);
            page.path("items").forEach(item -> titles.add(item.path("movement").path("number").asText()));
            cursor = page.hasNonNull("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!cursor.isEmpty());
        assertThat(titles).containsExactly("1", "1", "2", "3", "4");
    }

    @Test
    void pagesFiltersAndOrdersAreThoseOfAllLists() throws Exception {
        List<String> read = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = get("/works?limit=1&sort=-name" + cursor, bearer);
            read.addAll(names(page));
            cursor = page.hasNonNull("next") ? "&cursor=" + page.path("next").asText() : "";
        } while (!cursor.isEmpty());
        assertThat(read).hasSize(3).last().isEqualTo("Hidden work");
        assertThat(get("/works?sort=added&fields=name", bearer).path("items").path(0).has("tracks")).isFalse();
        String karajan = get("/artists?albumArtists=false&text=karajan", bearer).path("items")
                .path(0)
                .path("id")
                .asText();
        assertThat(get("/works?artist=" + karajan, bearer).path("total").asInt()).isEqualTo(1);
        assertThat(get("/works?artist=none", bearer).path("total").asInt()).isZero();
        assertThat(server.get("/api/v1/works?cursor=x", "Authorization", bearer).statusCode()).isEqualTo(400);
    }

    @Test
    void whatLiesInFoldersOfOthersIsNotSeen() throws Exception {
        String one = login("one", "a long password");
        String hidden = named("hidden", bearer).path("id").asText();
        assertThat(get("/works", one).path("total").asInt()).isEqualTo(2);
        assertThat(named("beethoven", one).path("tracks").asInt()).isEqualTo(4);
        assertThat(server.get("/api/v1/works/" + hidden, "Authorization", one).statusCode()).isEqualTo(404);
        assertThat(server.get("/api/v1/works/%s/tracks".formatted(hidden), "Authorization", one).statusCode())
                .isEqualTo(404);
        String fifth = named("beethoven", one).path("id").asText();
        assertThat(get("/works/" + fifth, one).toString()).doesNotContain("Vienna");
        assertThat(get("/works/%s/tracks".formatted(fifth), one).path("total").asInt()).isEqualTo(4);
    }
}
