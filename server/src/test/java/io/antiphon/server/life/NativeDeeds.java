package io.antiphon.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the collector does through the native API, and whether the server remembers it: a collection of their own, slices, relations,
/// addresses elsewhere, and values that stand above tags.
final class NativeDeeds {

    private final Collection collection;
    private final LifeServer server;
    final Set<Song> collected = new LinkedHashSet<>();
    /// What was done to songs, by what names it: the id of a slice, a relation or an address elsewhere.
    private final Map<Song, Set<String>> slices = new LinkedHashMap<>();
    private final Map<Song, Set<String>> references = new LinkedHashMap<>();
    private final Map<Song, String> comments = new LinkedHashMap<>();
    private final List<Relation> relations = new ArrayList<>();
    private final Turns turns = new Turns();

    private record Relation(String id, Song from, Song to) {}

    NativeDeeds(Collection collection, LifeServer server) {
        this.collection = collection;
        this.server = server;
    }

    @Nullable String doSomething(Random random, int step) throws IOException, InterruptedException {
        Song song = known(random);
        if (song == null) {
            return null;
        }
        switch (random.nextInt(6)) {
            case 0, 1 -> collect(song);
            case 2 -> slices.computeIfAbsent(song, s -> new LinkedHashSet<>())
                    .add(server.ask("POST", path(song, "slices"),
                            "{\"name\":\"Slice %d\",\"start\":%d,\"end\":400}".formatted(step, step % 300))
                            .path("id")
                            .asText());
            case 3 -> references.computeIfAbsent(song, s -> new LinkedHashSet<>())
                    .add(server.ask("POST", path(song, "references"),
                            "{\"url\":\"https://www.deezer.com/track/%d\"}".formatted(1000 + step))
                            .path("id")
                            .asText());
            case 4 -> {
                String comment = "Cömment " + step;
                server.ask("PATCH", path(song, "provenance"),
                        "{\"fields\":[{\"field\":\"comment\",\"values\":[\"%s\"]}]}".formatted(comment));
                comments.put(song, comment);
            }
            default -> relate(random, song);
        }
        return "note " + song;
    }

    private @Nullable Song known(Random random) {
        return collection.any(random).filter(song -> song.id != null).orElse(null);
    }

    private void collect(Song song) throws IOException, InterruptedException {
        if (collected.remove(song)) {
            server.ask("DELETE", "/collection/" + bare(song), null);
        } else {
            server.ask("PUT", "/collection/" + bare(song), null);
            collected.add(song);
        }
    }

    private void relate(Random random, Song song) throws IOException, InterruptedException {
        Song other = known(random);
        if (other == null || other == song
                || relations.stream().anyMatch(relation -> relation.from() == song && relation.to() == other)) {
            return;
        }
        relations.add(new Relation(server.ask("POST", path(song, "relations"),
                "{\"kind\":\"remix-of\",\"to\":\"%s\"}".formatted(bare(other))).path("id").asText(), song, other));
    }

    static String bare(Song song) {
        return String.valueOf(song.id).substring("tr-".length());
    }

    private static String path(Song song, String what) {
        return "/tracks/%s/%s".formatted(bare(song), what);
    }

    /// They were given up.
    void forget(Set<Song> songs) {
        collected.removeAll(songs);
        slices.keySet().removeAll(songs);
        references.keySet().removeAll(songs);
        comments.keySet().removeAll(songs);
        relations.removeIf(relation -> songs.contains(relation.from()) || songs.contains(relation.to()));
    }

    void check() throws IOException, InterruptedException {
        Set<String> found = new LinkedHashSet<>();
        server.ask("GET", "/collection?limit=500", null)
                .path("items")
                .forEach(one -> found.add(one.path("id").asText()));
        assertThat(found).as("collection")
                .containsExactlyInAnyOrderElementsOf(
                        collected.stream().filter(song -> !song.away).map(NativeDeeds::bare).toList());
        for (Map.Entry<Song, Set<String>> of : present("slices", slices)) {
            assertThat(ids(of.getKey(), "slices")).as("slices of %s", of.getKey()).isEqualTo(of.getValue());
        }
        for (Map.Entry<Song, Set<String>> of : present("references", references)) {
            assertThat(ids(of.getKey(), "references")).as("references of %s", of.getKey()).isEqualTo(of.getValue());
        }
        for (Map.Entry<Song, String> of : present("comments", comments)) {
            assertThat(server.ask("GET", path(of.getKey(), "provenance"), null).toString())
                    .as("comment of %s", of.getKey())
                    .contains(of.getValue());
            assertThat(server.ask("getSong?id=" + of.getKey().id).at("/song/comment").asText())
                    .as("comment of %s", of.getKey())
                    .isEqualTo(of.getValue());
        }
        checkRelations();
    }

    private void checkRelations() throws IOException, InterruptedException {
        Map<Song, Set<String>> expected = new LinkedHashMap<>();
        for (Relation relation : relations) {
            // What is away is still known by its id.
            expected.computeIfAbsent(relation.from(), s -> new LinkedHashSet<>()).add(relation.id());
            expected.computeIfAbsent(relation.to(), s -> new LinkedHashSet<>()).add(relation.id());
        }
        for (Map.Entry<Song, Set<String>> of : present("relations", expected)) {
            assertThat(ids(of.getKey(), "relations")).as("relations of %s", of.getKey()).isEqualTo(of.getValue());
        }
    }

    private <T> List<Map.Entry<Song, T>> present(String kind, Map<Song, T> deeds) {
        return turns.some(kind, deeds.entrySet().stream().filter(of -> !of.getKey().away).toList());
    }

    private Set<String> ids(Song song, String what) throws IOException, InterruptedException {
        Set<String> ids = new LinkedHashSet<>();
        for (JsonNode one : server.ask("GET", path(song, what), null).path("items")) {
            ids.add(one.path("id").asText());
        }
        return ids;
    }
}
