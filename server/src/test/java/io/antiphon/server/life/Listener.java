package io.antiphon.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.antiphon.server.TestServer;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Somebody who may hear the first music folder only, with stars and ratings of their own.
final class Listener {

    private static final String NAME = "lea";
    private static final String PASSWORD = "login-password-of-lea";

    private final Collection collection;
    private final LifeServer server;
    private final Map<Song, Integer> ratings = new LinkedHashMap<>();
    private final Set<Song> stars = new LinkedHashSet<>();
    private final FeedCopy following = new FeedCopy(this::changes);
    private String credentials = "";
    private String token = "Bearer none";

    Listener(Collection collection, LifeServer server) {
        this.collection = collection;
        this.server = server;
    }

    void join() throws IOException, InterruptedException {
        int folder = server.running()
                .library()
                .musicFolders()
                .listMusicFolders()
                .stream()
                .filter(one -> one.root().equals(collection.first))
                .findFirst()
                .orElseThrow()
                .id();
        server.ask("POST", "/admin/users",
                "{\"username\":\"%s\",\"password\":\"%s\",\"role\":\"listener\",\"musicFolders\":[%d]}".formatted(NAME,
                        PASSWORD, folder));
        credentials = "u=%s&p=%s".formatted(NAME, TestServer
                .json(server.running()
                        .get("/api/v1/users/me/subsonic-password", "Authorization", bearer()))
                .path("password")
                .asText());
    }

    private String bearer() throws IOException, InterruptedException {
        return "Bearer " + TestServer
                .json(server.running()
                        .send("POST", "/api/v1/auth/login",
                                "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(NAME, PASSWORD), "Content-Type",
                                "application/json"))
                .path("accessToken")
                .asText();
    }

    private JsonNode changes(String since) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(since);
        if (answer.statusCode() == 401) {
            // Servers come and go.
            token = bearer();
            answer = get(since);
        }
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 410);
        return TestServer.json(answer);
    }

    private HttpResponse<String> get(String since) throws IOException, InterruptedException {
        return server.running()
                .get("/api/v1/changes?limit=10000&since=" + URLEncoder.encode(since, StandardCharsets.UTF_8),
                        "Authorization", token);
    }

    private JsonNode ask(String question) throws IOException, InterruptedException {
        JsonNode answer = server.running().rest(question, credentials);
        assertThat(answer.path("status").asText()).as("%s: %s", question, answer.path("error")).isEqualTo("ok");
        return answer;
    }

    private boolean hears(Song song) {
        return !song.away && song.file.startsWith(collection.first);
    }

    @Nullable String doSomething(Random random) throws IOException, InterruptedException {
        Song song = collection.any(random).filter(one -> one.id != null && hears(one)).orElse(null);
        if (song == null) {
            return null;
        }
        if (stars.contains(song)) {
            ask("unstar?id=" + song.id);
            stars.remove(song);
        } else if (random.nextBoolean()) {
            ask("star?id=" + song.id);
            stars.add(song);
        } else {
            int rating = 1 + random.nextInt(5);
            ask("setRating?rating=%d&id=%s".formatted(rating, song.id));
            ratings.put(song, rating);
        }
        return "listen to " + song;
    }

    void forget(Set<Song> songs) {
        stars.removeAll(songs);
        ratings.keySet().removeAll(songs);
    }

    void check() throws IOException, InterruptedException {
        Map<String, Song> audible = new HashMap<>();
        collection.songs.stream().filter(this::hears).forEach(song -> audible.put(String.valueOf(song.id), song));
        Map<String, JsonNode> found = new HashMap<>();
        ask("search3?query=&songCount=5000").path("searchResult3")
                .path("song")
                .forEach(song -> found.put(song.path("id").asText(), song));
        assertThat(found.keySet()).as("what the listener hears").isEqualTo(audible.keySet());
        audible.forEach((id, song) -> {
            JsonNode heard = found.getOrDefault(id, MissingNode.getInstance());
            assertThat(heard.has("starred")).as("the listener's star of %s", song).isEqualTo(stars.contains(song));
            assertThat(heard.path("userRating").asInt()).as("the listener's rating of %s", song)
                    .isEqualTo(ratings.getOrDefault(song, 0));
        });
        FeedCopy anew = new FeedCopy(this::changes).follow();
        assertThat(anew.of("tracks")).as("the listener's tracks of the feed")
                .isEqualTo(audible.values()
                        .stream()
                        .map(NativeDeeds::bare)
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(following.follow().ids).as("the listener's feed followed and replayed from zero")
                .isEqualTo(anew.follow().ids);
    }
}
