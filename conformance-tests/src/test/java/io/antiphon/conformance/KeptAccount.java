package io.antiphon.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restassured.RestAssured;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// An account that has starred, rated, bookmarked and queued things, to see whether it still has all of that afterwards.
record KeptAccount(String address, String name, String password) {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();
    private static final List<String> ROLES = List.of("admin", "stream", "jukebox", "download", "share", "playlist",
            "comment", "podcast", "settings", "upload", "coverArt", "videoConversion");

    /// Makes the account, as an administrator may.
    static KeptAccount create(String address, String admin, String adminPassword) {
        KeptAccount made = new KeptAccount(address, "keeper", "what the keeper knows");
        List<String> pairs = new ArrayList<>(List.of("username", made.name, "password", made.password, "email",
                "keeper@example.org"));
        ROLES.forEach(role -> pairs.addAll(List.of(role + "Role", "true")));
        new KeptAccount(address, admin, adminPassword).ask("createUser", pairs.toArray(String[]::new));
        return made;
    }

    /// Leaves nothing in the library that nobody said anything about.
    void touchEverything() {
        List<String> songs = songs();
        for (int i = 0; i < songs.size(); i++) {
            ask("star", "id", songs.get(i));
            ask("setRating", "id", songs.get(i), "rating", String.valueOf(1 + i % 5));
            ask("createBookmark", "id", songs.get(i), "position", String.valueOf(1000 + i), "comment", "here " + i);
        }
        for (String album : each(ask("getAlbumList2", "type", "alphabeticalByName", "size", "500")
                .at("/albumList2/album"), "id")) {
            ask("star", "albumId", album);
            ask("setRating", "id", album, "rating", "2");
        }
        for (JsonNode index : ask("getArtists").at("/artists/index")) {
            each(index.path("artist"), "id").forEach(artist -> ask("star", "artistId", artist));
        }
        ask("savePlayQueueByIndex", "id", songs.get(0), "id", songs.get(1), "id", songs.get(0), "currentIndex", "2",
                "position", "777");
        ask("jukeboxControl", "action", "set", "id", songs.get(2), "id", songs.get(3));
    }

    /// What the account has, in a form that can be compared.
    Map<String, List<?>> belongings() {
        JsonNode starred = ask("getStarred2").path("starred2");
        JsonNode found = ask("search3", "query", "", "songCount", "500", "albumCount", "500").path("searchResult3");
        JsonNode queue = ask("getPlayQueueByIndex").path("playQueueByIndex");
        Map<String, List<?>> all = new LinkedHashMap<>();
        for (String kind : List.of("song", "album", "artist")) {
            all.put("starred " + kind, each(starred.path(kind), "id").stream().sorted().toList());
        }
        all.put("song ratings", each(found.path("song"), "id", "userRating"));
        all.put("album ratings", each(found.path("album"), "id", "userRating"));
        all.put("bookmarks",
                each(ask("getBookmarks").at("/bookmarks/bookmark"), "entry/id", "position", "comment").stream()
                        .sorted()
                        .toList());
        all.put("queue", each(queue.path("entry"), "id"));
        all.put("place in the queue", List.of(queue.path("currentIndex").asInt(), queue.path("position").asInt(),
                queue.path("changedBy").asText()));
        all.put("jukebox", each(ask("jukeboxControl", "action", "get").at("/jukeboxPlaylist/entry"), "id"));
        return all;
    }

    private List<String> songs() {
        return each(ask("search3", "query", "", "songCount", "500").at("/searchResult3/song"), "id");
    }

    private static List<String> each(JsonNode list, String... fields) {
        List<String> texts = new ArrayList<>();
        list.forEach(item -> texts.add(Arrays.stream(fields)
                .map(field -> item.at("/" + field).asText())
                .collect(Collectors.joining(" "))));
        return texts;
    }

    private JsonNode ask(String endpoint, String... pairs) {
        var request = RestAssured.given()
                .queryParam("u", name)
                .queryParam("p", password)
                .queryParam("v", "1.16.1")
                .queryParam("c", "keeper-test")
                .queryParam("f", "json");
        for (int i = 0; i < pairs.length; i += 2) {
            request.queryParam(pairs[i], pairs[i + 1]);
        }
        try {
            JsonNode answer = MAPPER.readTree(request.get(address + "/rest/" + endpoint).asString())
                    .path("subsonic-response");
            assertThat(answer.path("status").asText()).as(endpoint + ": " + answer.path("error")).isEqualTo("ok");
            return answer;
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
