package io.antiphon.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Takes all that was done to another server that has the same files and has never heard of them.
final class Emigration {

    private final Collection collection;
    private final LifeServer server;
    private final NativeDeeds natives;

    Emigration(Collection collection, LifeServer server, NativeDeeds natives) {
        this.collection = collection;
        this.server = server;
        this.natives = natives;
    }

    void check(Path data, Deeds deeds) throws IOException, InterruptedException {
        String lines = server.export();
        try (LifeServer other = new LifeServer(data,
                List.of(collection.first.toString(), collection.second.toString()))) {
            HttpResponse<String> taken = other.running()
                    .send("POST", "/api/v1/admin/import", lines, "Authorization", other.bearer());
            assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
            Map<String, Song> songs = new HashMap<>();
            Set<Song> found = new HashSet<>();
            Map<String, Song> byFile = new HashMap<>();
            collection.present().forEach(song -> byFile.put(fileOf(song), song));
            for (JsonNode one : other.ask("search3?query=&songCount=5000").path("searchResult3").path("song")) {
                Song song = byFile.get(one.path("title").asText() + "|" + one.path("path").asText());
                assertThat(song).as("%s there", one.path("path")).isNotNull();
                if (song != null) {
                    found.add(song);
                    songs.put(one.path("id").asText(), song);
                    assertThat(one.has("starred")).as("star of %s there", song).isEqualTo(song.starred);
                    assertThat(one.path("userRating").asInt()).as("rating of %s there", song).isEqualTo(song.rating);
                    assertThat(one.path("playCount").asInt()).as("plays of %s there", song).isEqualTo(song.plays);
                }
            }
            assertThat(found).as("songs there").hasSameSizeAs(byFile.values());
            checkLists(other, songs, deeds);
            Set<Song> collected = new HashSet<>();
            other.ask("GET", "/collection?limit=500", null)
                    .path("items")
                    .forEach(one -> collected.add(songs.get("tr-" + one.path("id").asText())));
            assertThat(collected).as("collection there")
                    .isEqualTo(natives.collected.stream().filter(song -> !song.away).collect(Collectors.toSet()));
        }
    }

    private String fileOf(Song song) {
        return song.title + "|" + collection.rootOf(song.file).relativize(song.file);
    }

    private static void checkLists(LifeServer other, Map<String, Song> songs, Deeds deeds)
            throws IOException, InterruptedException {
        List<List<Song>> there = new ArrayList<>();
        for (JsonNode playlist : other.ask("getPlaylists").path("playlists").path("playlist")) {
            List<Song> entries = new ArrayList<>();
            other.ask("getPlaylist?id=" + playlist.path("id").asText())
                    .path("playlist")
                    .path("entry")
                    .forEach(entry -> entries.add(songs.get(entry.path("id").asText())));
            there.add(entries);
        }
        // Those that files hold come twice: with the files, as they are now, and with what was done.
        assertThat(there).as("playlists there")
                .containsAll(deeds.playlists()
                        .stream()
                        .map(list -> list.stream().filter(song -> !song.away).toList())
                        .filter(list -> !list.isEmpty())
                        .toList());
        Map<Song, Long> bookmarks = new HashMap<>();
        for (JsonNode bookmark : other.ask("getBookmarks").path("bookmarks").path("bookmark")) {
            bookmarks.put(songs.get(bookmark.at("/entry/id").asText()), bookmark.path("position").asLong());
        }
        assertThat(bookmarks).as("bookmarks there")
                .isEqualTo(songs.values()
                        .stream()
                        .filter(song -> song.bookmark >= 0)
                        .collect(Collectors.toMap(song -> song, song -> song.bookmark)));
    }
}
