package io.antiphon.server.life;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// What the server says of the songs that are there, to who may see all of them.
final class Shown {

    private final Map<Song, JsonNode> songs;

    private Shown(Map<Song, JsonNode> songs) {
        this.songs = songs;
    }

    static Shown nothing() {
        return new Shown(Map.of());
    }

    /// @param byId what it says
    static Shown of(Collection collection, Map<String, JsonNode> byId) {
        Map<Song, JsonNode> songs = new HashMap<>();
        for (Song song : collection.present()) {
            songs.put(song, Objects.requireNonNull(byId.get(String.valueOf(song.id)), song.title));
        }
        return new Shown(songs);
    }

    JsonNode of(Song song) {
        return Objects.requireNonNull(songs.get(song), song.title);
    }

    boolean holds(Song song) {
        return songs.containsKey(song);
    }

    String album(Song song) {
        return of(song).path("albumId").asText();
    }

    String artist(Song song) {
        return of(song).path("artistId").asText();
    }

    Set<String> composers(Song song) {
        Set<String> ids = new HashSet<>();
        for (JsonNode contributor : of(song).path("contributors")) {
            if (contributor.path("role").asText().equals("composer")) {
                ids.add(contributor.at("/artist/id").asText());
            }
        }
        return ids;
    }
}
