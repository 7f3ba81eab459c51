package io.antiphon.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.antiphon.server.TestServer;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Somebody who may hear the first music folder only, and no drafts, with stars and ratings of their own.
final class Listener {

    private static final String NAME = "lea";
    private static final String PASSWORD = "login-password-of-lea";

    private final Collection collection;
    private final LifeServer server;
    private final DraftDeeds drafts;
    private final Map<Song, Integer> ratings = new LinkedHashMap<>();
    private final Set<Song> stars = new LinkedHashSet<>();
    private final FeedCopy following = new FeedCopy(this::changes);
    private String credentials = "";
    private String token = "Bearer none";

    Listener(Collection collection, LifeServer server, DraftDeeds drafts) {
        this.collection = collection;
        this.server = server;
        this.drafts = drafts;
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
        return answer("/changes?limit=10000&since=" + URLEncoder.encode(since, StandardCharsets.UTF_8));
    }

    private HttpResponse<String> answer(String path) throws IOException, InterruptedException {
        return server.running().get("/api/v1" + path, "Authorization", token);
    }

    private JsonNode ask(String question) throws IOException, InterruptedException {
        JsonNode answer = server.running().rest(question, credentials);
        assertThat(answer.path("status").asText()).as("%s: %s", question, answer.path("error")).isEqualTo("ok");
        return answer;
    }

    private boolean hears(Song song) {
        return !song.away && song.file.startsWith(collection.first) && !drafts.hides(song);
    }

    @Nullable String doSomething(Random random) throws IOException, InterruptedException {
        Song song = collection.any(random)
                .filter(one -> one.id != null && hears(one) && !drafts.mayHide(one))
                .orElse(null);
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

    /// @param shown after the drafts were looked at
    void check(Shown shown) throws IOException, InterruptedException {
        Map<String, Song> audible = new HashMap<>();
        collection.songs.stream().filter(this::hears).forEach(song -> audible.put(String.valueOf(song.id), song));
        Map<String, JsonNode> found = new HashMap<>();
        ask("search3?query=&songCount=5000").path("searchResult3")
                .path("song")
                .forEach(song -> found.put(song.path("id").asText(), song));
        assertThat(found.keySet()).as("what the listener hears").isEqualTo(audible.keySet());
        audible.forEach((id, song) -> {
            JsonNode answer = found.getOrDefault(id, MissingNode.getInstance());
            assertThat(answer.has("starred")).as("the listener's star of %s", song).isEqualTo(stars.contains(song));
            assertThat(answer.path("userRating").asInt()).as("the listener's rating of %s", song)
                    .isEqualTo(ratings.getOrDefault(song, 0));
        });
        Set<Song> heard = new HashSet<>(audible.values());
        checkLists(heard, shown);
        checkFeed(heard, shown);
        checkWorks(heard);
        checkHidden();
    }

    private void checkLists(Set<Song> audible, Shown shown) throws IOException, InterruptedException {
        Map<String, Integer> albums = new TreeMap<>();
        Map<String, Integer> genres = new TreeMap<>();
        for (Song song : audible) {
            albums.merge(shown.album(song), 1, Integer::sum);
            if (!song.genre.isEmpty()) {
                genres.merge(song.genre, 1, Integer::sum);
            }
        }
        Map<String, Integer> listed = new TreeMap<>();
        ask("getAlbumList2?type=alphabeticalByName&size=500").at("/albumList2/album")
                .forEach(album -> listed.put(album.path("id").asText(), album.path("songCount").asInt()));
        assertThat(listed).as("the listener's albums").isEqualTo(albums);
        Set<String> named = new TreeSet<>();
        ask("getArtists").at("/artists/index")
                .forEach(index -> index.path("artist").forEach(artist -> named.add(artist.path("id").asText())));
        assertThat(named).as("the listener's artists")
                .isEqualTo(Albums.firstSongs(collection)
                        .stream()
                        .filter(audible::contains)
                        .map(shown::artist)
                        .collect(Collectors.toCollection(TreeSet::new)));
        Map<String, Integer> counted = new TreeMap<>();
        ask("getGenres").at("/genres/genre")
                .forEach(genre -> counted.put(genre.path("value").asText(), genre.path("songCount").asInt()));
        assertThat(counted).as("the listener's genres").isEqualTo(genres);
        Set<String> starred = new TreeSet<>();
        ask("getStarred2").at("/starred2/song").forEach(song -> starred.add(song.path("id").asText()));
        assertThat(starred).as("the listener's starred songs")
                .isEqualTo(audible.stream()
                        .filter(stars::contains)
                        .map(song -> String.valueOf(song.id))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private void checkFeed(Set<Song> audible, Shown shown) throws IOException, InterruptedException {
        Set<String> albums = new TreeSet<>();
        Set<String> artists = new TreeSet<>();
        for (Song song : audible) {
            albums.add(shown.album(song));
            artists.add(shown.artist(song));
            artists.addAll(shown.composers(song));
        }
        FeedCopy anew = new FeedCopy(this::changes).follow();
        assertThat(anew.of("tracks")).as("the listener's tracks of the feed")
                .isEqualTo(audible.stream()
                        .map(NativeDeeds::bare)
                        .collect(Collectors.toCollection(TreeSet::new)));
        assertThat(anew.of("albums")).as("the listener's albums of the feed").isEqualTo(LibraryCheck.bare(albums));
        assertThat(anew.of("artists")).as("the listener's artists of the feed").isEqualTo(LibraryCheck.bare(artists));
        assertThat(following.follow().ids).as("the listener's feed followed and replayed from zero")
                .isEqualTo(anew.follow().ids);
    }

    private void checkWorks(Set<Song> audible) throws IOException, InterruptedException {
        List<Integer> expected = audible.stream()
                .filter(song -> !song.work.isEmpty())
                .collect(Collectors.groupingBy(WorkHabits::key))
                .values()
                .stream()
                .map(List::size)
                .sorted()
                .toList();
        List<Integer> found = new ArrayList<>();
        TestServer.json(answer("/works?limit=500"))
                .path("items")
                .forEach(work -> found.add(work.path("tracks").asInt()));
        assertThat(found.stream().sorted()).as("recordings of the listener's works").isEqualTo(expected);
    }

    /// What nobody but those who take care of the music may know of.
    private void checkHidden() throws IOException, InterruptedException {
        assertThat(answer("/drafts").statusCode()).as("the listener's drafts").isEqualTo(403);
        List<Song> hidden = collection.present().stream().filter(drafts::hides).limit(3).toList();
        for (Song song : hidden) {
            assertThat(server.running().rest("getSong?id=" + song.id, credentials).at("/error/code").asInt())
                    .as("the draft %s", song)
                    .isEqualTo(70);
            assertThat(ask("search3?songCount=50&query=" + URLEncoder.encode(song.title, StandardCharsets.UTF_8))
                    .at("/searchResult3/song")
                    .findValuesAsText("id")).as("what the listener finds of the draft %s", song)
                    .doesNotContain(String.valueOf(song.id));
        }
    }
}
