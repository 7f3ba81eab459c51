package io.antiphon.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// More that has to agree: all folders with the disk, genres and counts, what is missing, what was done to things that were away for a while,
/// and what the feed tells of people's own things.
final class StateCheck {

    private final Collection collection;
    private final LifeServer server;
    private final Deeds deeds;
    private final NativeDeeds natives;
    /// What was on an album, or by an artist, when it was there last, with what it was tagged as.
    private final Map<String, Map<Song, String>> remembered = new HashMap<>();
    /// Songs of folders with their ids, as they were the time before.
    private Map<Song, Place> folders = Map.of();
    /// All that ever were.
    private final Set<String> known = new HashSet<>();
    private final Turns turns = new Turns();

    /// @param path from the directory that all is in
    private record Place(String id, String path) {}

    StateCheck(Collection collection, LifeServer server, Deeds deeds, NativeDeeds natives) {
        this.collection = collection;
        this.server = server;
        this.deeds = deeds;
        this.natives = natives;
    }

    /// @param shown by the check of the library before
    void check(Shown shown) throws IOException, InterruptedException {
        checkFolders(shown);
        checkGenresAndCounts();
        checkMissing();
        checkWhatCameBack(shown);
        checkFeed();
        natives.check();
    }

    void forget(Set<Song> songs) {
        remembered.values().forEach(of -> of.keySet().removeAll(songs));
    }

    private void checkFolders(Shown shown) throws IOException, InterruptedException {
        Map<Song, Place> now = placesOf(shown);
        if (turns.isNext("walk")) {
            assertThat(walk()).as("songs found by walking the folders").isEqualTo(now);
        }
        moved(now);
    }

    /// After a scan that nothing else is looked at for: what moves next moves from there.
    void checkMoved(Shown shown) {
        moved(placesOf(shown));
    }

    /// A folder whose songs are all together in another one, with nobody else's, moved there.
    private void moved(Map<Song, Place> now) {
        assertMovedFoldersKept(now);
        folders = now;
    }

    private Map<Song, Place> placesOf(Shown shown) {
        Map<Song, Place> now = new HashMap<>();
        for (Song song : collection.present()) {
            now.put(song,
                    new Place(shown.of(song).path("parent").asText(), placeOf(Collection.parentOf(song.file))));
        }
        Map<String, Set<String>> paths = new HashMap<>();
        now.values().forEach(place -> paths.computeIfAbsent(place.id(), id -> new HashSet<>()).add(place.path()));
        assertThat(paths).as("folders by id").allSatisfy((id, all) -> assertThat(all).hasSize(1));
        return now;
    }

    /// All folders, as an app does.
    private Map<Song, Place> walk() throws IOException, InterruptedException {
        Map<String, Song> byId = new HashMap<>();
        collection.present().forEach(song -> byId.put(String.valueOf(song.id), song));
        Map<Song, Place> now = new HashMap<>();
        Deque<String> open = new ArrayDeque<>();
        Set<String> seen = new HashSet<>();
        for (JsonNode index : server.ask("getIndexes").path("indexes").path("index")) {
            index.path("artist").forEach(artist -> open.add(artist.path("id").asText()));
        }
        for (JsonNode song : server.ask("getIndexes").path("indexes").path("child")) {
            Song lies = Objects.requireNonNull(byId.get(song.path("id").asText()));
            now.put(lies, new Place(song.path("parent").asText(), placeOf(Collection.parentOf(lies.file))));
        }
        while (!open.isEmpty()) {
            String folder = open.removeFirst();
            assertThat(seen.add(folder)).as("folder %s is there once", folder).isTrue();
            for (JsonNode child : server.ask("getMusicDirectory?id=" + folder).path("directory").path("child")) {
                String id = child.path("id").asText();
                if (child.path("isDir").asBoolean()) {
                    open.add(id);
                    continue;
                }
                Song song = byId.get(id);
                assertThat(song).as("%s in folder %s is on the disk", child.path("path"), folder).isNotNull();
                if (song != null) {
                    assertThat(now.put(song, new Place(folder, placeOf(Collection.parentOf(song.file)))))
                            .as("%s lies in one folder", song)
                            .isNull();
                }
            }
        }
        return now;
    }

    private void assertMovedFoldersKept(Map<Song, Place> now) {
        Map<Place, Set<Song>> before = new HashMap<>();
        folders.forEach((song, place) -> before.computeIfAbsent(place, p -> new HashSet<>()).add(song));
        Map<Place, Set<Song>> after = new HashMap<>();
        now.forEach((song, place) -> after.computeIfAbsent(place, p -> new HashSet<>()).add(song));
        before.forEach((place, songs) -> after.forEach((heir, all) -> {
            boolean stayed = heir.path().equals(place.path());
            boolean moved = !stayed && !known.contains(heir.path()) && !Files.exists(fileOf(place.path()));
            if (all.equals(songs) && (stayed || moved)) {
                assertThat(heir.id()).as("folder %s, before %s", heir.path(), place.path()).isEqualTo(place.id());
            }
        }));
        for (Place place : now.values()) {
            for (String path = place.path(); known.add(path) && path.indexOf('/') > 0;) {
                path = path.substring(0, path.lastIndexOf('/'));
            }
        }
    }

    /// The folder in its music folder, wherever that one lies.
    private String placeOf(Path folder) {
        Path root = collection.rootOf(folder);
        return "%d/%s".formatted(root.equals(collection.first) ? 1 : 2, root.relativize(folder));
    }

    private Path fileOf(String place) {
        return (place.startsWith("1") ? collection.first : collection.second).resolve(place.substring(2));
    }

    private void checkGenresAndCounts() throws IOException, InterruptedException {
        Map<String, Integer> genres = new TreeMap<>();
        server.ask("getGenres")
                .path("genres")
                .path("genre")
                .forEach(genre -> genres.put(genre.path("value").asText(), genre.path("songCount").asInt()));
        Map<String, Integer> expected = new TreeMap<>();
        collection.present()
                .stream()
                .filter(song -> !song.genre.isEmpty())
                .forEach(song -> expected.merge(song.genre, 1, Integer::sum));
        assertThat(genres).as("genres").isEqualTo(expected);
        assertThat(server.ask("getScanStatus").at("/scanStatus/count").asInt()).as("songs counted")
                .isEqualTo(collection.present().size());
        Set<String> starred = new TreeSet<>();
        server.ask("getStarred2").path("starred2").path("song").forEach(song -> starred.add(song.path("id").asText()));
        assertThat(starred).as("starred songs")
                .isEqualTo(collection.present()
                        .stream()
                        .filter(song -> song.starred)
                        .map(song -> String.valueOf(song.id))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private void checkMissing() throws IOException, InterruptedException {
        Map<String, Integer> missing = new TreeMap<>();
        server.ask("GET", "/admin/missing?limit=1000", null)
                .path("tracks")
                .forEach(track -> missing.put(track.path("id").asText(), track.path("plays").asInt()));
        Map<String, Integer> expected = new TreeMap<>();
        collection.songs.stream()
                .filter(song -> song.away && song.id != null)
                .forEach(song -> expected.put(NativeDeeds.bare(song), song.plays));
        assertThat(missing).as("missing tracks with their plays").isEqualTo(expected);
    }

    /// As long as nothing of it was there, an album or artist may be unknown; with the first song that comes back as it was, all is as before.
    private void checkWhatCameBack(Shown shown) throws IOException, InterruptedException {
        for (String album : deeds.markedAlbums()) {
            checkOne("getAlbum?id=" + album, "album", song -> Albums.key(collection, song), shown);
        }
        for (String artist : deeds.markedArtists()) {
            checkOne("getArtist?id=" + artist, "artist", Albums::artistKey, shown);
        }
    }

    private interface Key {
        String of(Song song);
    }

    private void checkOne(String question, String kind, Key key, Shown shown)
            throws IOException, InterruptedException {
        Map<Song, String> then = remembered.getOrDefault(question, Map.of());
        JsonNode answer = server.answer(question);
        if (answer.has("error")) {
            for (Map.Entry<Song, String> of : then.entrySet()) {
                boolean back = !of.getKey().away && key.of(of.getKey()).equals(of.getValue());
                assertThat(back).as("%s is back as it was, but %s is not", of.getKey(), question).isFalse();
            }
            return;
        }
        String id = answer.path(kind).path("id").asText();
        Map<Song, String> now = new LinkedHashMap<>();
        for (Song song : collection.present()) {
            if (shown.of(song).path(kind + "Id").asText().equals(id)) {
                now.put(song, key.of(song));
            }
        }
        remembered.put(question, now);
    }

    private void checkFeed() throws IOException, InterruptedException {
        FeedCopy feed = new FeedCopy(server::changes).follow();
        List<Song> all = new ArrayList<>(collection.songs);
        all.removeIf(song -> song.id == null);
        assertThat(feed.of("trackAnnotations")).as("annotations of tracks in the feed")
                .isEqualTo(
                        ids(all.stream().filter(song -> song.starred || song.rating > 0 || song.plays > 0).toList()));
        assertThat(feed.of("bookmarks")).as("bookmarks in the feed")
                .isEqualTo(ids(all.stream().filter(song -> song.bookmark >= 0).toList()));
        assertThat(feed.of("collectionEntries")).as("collection in the feed")
                .isEqualTo(ids(List.copyOf(natives.collected)));
        assertThat(feed.of("playlists")).as("playlists in the feed")
                .isEqualTo(deeds.playlistIds()
                        .stream()
                        .map(id -> id.substring("pl-".length()))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static Set<String> ids(List<Song> songs) {
        return songs.stream().map(NativeDeeds::bare).collect(Collectors.toCollection(TreeSet::new));
    }
}
