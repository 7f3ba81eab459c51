package io.antiphon.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// What the collector does in their app, and whether the server remembers it.
final class Deeds {

    private final Collection collection;
    private final LifeServer server;
    private final Set<String> starredAlbums = new TreeSet<>();
    private final Set<String> starredArtists = new TreeSet<>();
    private final Map<String, Integer> ratedAlbums = new LinkedHashMap<>();
    private final Map<String, List<Song>> playlists = new LinkedHashMap<>();
    private final Map<String, List<Song>> shares = new LinkedHashMap<>();
    private List<Song> queue = List.of();
    private long played = 1_700_000_000_000L;
    private final Turns turns = new Turns();

    Deeds(Collection collection, LifeServer server) {
        this.collection = collection;
        this.server = server;
    }

    @Nullable String doSomething(Random random, int step) throws IOException, InterruptedException {
        Optional<Song> any = collection.any(random).filter(song -> song.id != null);
        if (any.isEmpty()) {
            return null;
        }
        Song song = any.get();
        String id = Objects.requireNonNull(song.id);
        switch (random.nextInt(9)) {
            case 0 -> {
                server.ask("star?id=" + id);
                song.starred = true;
            }
            case 1 -> {
                song.rating = 1 + random.nextInt(5);
                server.ask("setRating?rating=" + song.rating + "&id=" + id);
            }
            case 2 -> {
                played += 100_000;
                server.ask("scrobble?submission=true&time=" + played + "&id=" + id);
                song.plays++;
            }
            case 3 -> {
                song.bookmark = 100L + step;
                server.ask("createBookmark?position=" + song.bookmark + "&id=" + id);
            }
            case 4 -> changePlaylist(random, step);
            case 5 -> {
                queue = some(random);
                server.ask("savePlayQueue?current=" + queue.getFirst().id + ids(queue, "&id="));
            }
            case 6 -> annotateAlbum(random, song);
            case 7 -> {
                String artist = server.ask("getSong?id=" + id).path("song").path("artistId").asText();
                server.ask("star?artistId=" + artist);
                starredArtists.add(artist);
            }
            default -> {
                List<Song> shared = some(random);
                shares.put(server.ask("createShare?" + ids(shared, "&id=").substring(1))
                        .at("/shares/share/0/id")
                        .asText(), shared);
            }
        }
        return "use " + song;
    }

    private void annotateAlbum(Random random, Song song) throws IOException, InterruptedException {
        String album = server.ask("getSong?id=" + song.id).path("song").path("albumId").asText();
        if (random.nextBoolean()) {
            server.ask("star?albumId=" + album);
            starredAlbums.add(album);
        } else {
            server.ask("setRating?rating=4&id=" + album);
            ratedAlbums.put(album, 4);
        }
    }

    private void changePlaylist(Random random, int step) throws IOException, InterruptedException {
        if (playlists.isEmpty() || random.nextInt(3) == 0) {
            List<Song> songs = some(random);
            String id = server.ask("createPlaylist?name=List" + step + ids(songs, "&songId="))
                    .at("/playlist/id")
                    .asText();
            playlists.put(id, new ArrayList<>(songs));
            return;
        }
        List<String> all = List.copyOf(playlists.keySet());
        String id = all.get(random.nextInt(all.size()));
        List<Song> songs = some(random);
        server.ask("updatePlaylist?playlistId=" + id + ids(songs, "&songIdToAdd="));
        Objects.requireNonNull(playlists.get(id)).addAll(songs);
    }

    private List<Song> some(Random random) {
        List<Song> known = new ArrayList<>();
        for (int i = 0; i < 1 + random.nextInt(4); i++) {
            collection.any(random).filter(song -> song.id != null).ifPresent(known::add);
        }
        return known.isEmpty() ? collection.present().stream().filter(song -> song.id != null).limit(1).toList()
                : known;
    }

    private static String ids(List<Song> songs, String parameter) {
        StringBuilder all = new StringBuilder();
        songs.forEach(song -> all.append(parameter).append(song.id));
        return all.toString();
    }

    Set<String> markedAlbums() {
        Set<String> marked = new TreeSet<>(starredAlbums);
        marked.addAll(ratedAlbums.keySet());
        return marked;
    }

    Set<String> markedArtists() {
        return starredArtists;
    }

    Set<String> playlistIds() {
        return playlists.keySet();
    }

    List<List<Song>> playlists() {
        return List.copyOf(playlists.values());
    }

    /// A playlist that came with a file.
    void taken(String id, List<Song> songs) {
        playlists.put(id, new ArrayList<>(songs));
    }

    /// They were given up.
    void forget(Set<Song> songs) {
        playlists.values().forEach(entries -> entries.removeAll(songs));
        shares.replaceAll((id, entries) -> entries.stream().filter(song -> !songs.contains(song)).toList());
        queue = queue.stream().filter(song -> !songs.contains(song)).toList();
    }

    /// @param byId what the server says of each song
    /// @param drafts which are in no share before they are released
    void check(Map<String, JsonNode> byId, Predicate<Song> drafts) throws IOException, InterruptedException {
        for (Song song : collection.present()) {
            JsonNode found = Objects.requireNonNull(byId.get(String.valueOf(song.id)), song.title);
            assertThat(found.has("starred")).as("star of %s", song).isEqualTo(song.starred);
            assertThat(found.path("userRating").asInt()).as("rating of %s", song).isEqualTo(song.rating);
            assertThat(found.path("playCount").asInt()).as("plays of %s", song).isEqualTo(song.plays);
        }
        for (Map.Entry<String, List<Song>> playlist : turns.some("playlists", playlists.entrySet())) {
            JsonNode entries = server.ask("getPlaylist?id=" + playlist.getKey()).path("playlist").path("entry");
            assertSame(entries, playlist.getValue(), byId, "playlist " + playlist.getKey());
        }
        assertSame(server.ask("getPlayQueue").path("playQueue").path("entry"), queue, byId, "play queue");
        checkBookmarks(byId);
        checkShares(byId, drafts);
        checkAlbumsAndArtists();
    }

    private void checkBookmarks(Map<String, JsonNode> byId) throws IOException, InterruptedException {
        Map<String, Long> expected = new LinkedHashMap<>();
        for (Song song : collection.present()) {
            if (song.bookmark >= 0) {
                expected.put(String.valueOf(song.id), song.bookmark);
            }
        }
        Map<String, Long> found = new LinkedHashMap<>();
        for (JsonNode bookmark : server.ask("getBookmarks").path("bookmarks").path("bookmark")) {
            if (byId.containsKey(bookmark.path("entry").path("id").asText())) {
                found.put(bookmark.path("entry").path("id").asText(), bookmark.path("position").asLong());
            }
        }
        assertThat(found).as("bookmarks").containsExactlyInAnyOrderEntriesOf(expected);
    }

    private void checkShares(Map<String, JsonNode> byId, Predicate<Song> drafts)
            throws IOException, InterruptedException {
        Map<String, JsonNode> found = new LinkedHashMap<>();
        server.ask("getShares")
                .path("shares")
                .path("share")
                .forEach(share -> found.put(share.path("id").asText(),
                        share.path("entry")));
        assertThat(found.keySet()).as("shares").containsExactlyInAnyOrderElementsOf(shares.keySet());
        shares.forEach((id, songs) -> assertSame(Objects.requireNonNull(found.get(id)),
                songs.stream().distinct().filter(song -> !drafts.test(song)).toList(), byId, "share " + id));
    }

    private void checkAlbumsAndArtists() throws IOException, InterruptedException {
        for (String album : turns.some("starred albums", starredAlbums)) {
            JsonNode found = server.answer("getAlbum?id=" + album);
            if (!found.has("error")) {
                assertThat(found.path("album").has("starred")).as("star of album %s", album).isTrue();
            }
        }
        for (Map.Entry<String, Integer> album : turns.some("rated albums", ratedAlbums.entrySet())) {
            JsonNode found = server.answer("getAlbum?id=" + album.getKey());
            if (!found.has("error")) {
                assertThat(found.path("album").path("userRating").asInt())
                        .as("rating of album %s", album.getKey())
                        .isEqualTo(album.getValue());
            }
        }
        for (String artist : turns.some("starred artists", starredArtists)) {
            JsonNode found = server.answer("getArtist?id=" + artist);
            if (!found.has("error")) {
                assertThat(found.path("artist").has("starred")).as("star of artist %s", artist).isTrue();
            }
        }
    }

    /// Of those whose files are there, the same in the same order.
    private static void assertSame(JsonNode entries, List<Song> songs, Map<String, JsonNode> byId, String what) {
        List<String> found = new ArrayList<>();
        entries.forEach(entry -> found.add(entry.path("id").asText()));
        found.removeIf(id -> !byId.containsKey(id));
        assertThat(found).as(what)
                .isEqualTo(songs.stream().filter(song -> !song.away).map(song -> String.valueOf(song.id)).toList());
    }
}
