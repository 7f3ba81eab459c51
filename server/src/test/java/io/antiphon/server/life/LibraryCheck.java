package io.antiphon.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.text.TextFolding;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Holds what the server says of the library against the disk and against what it said before.
final class LibraryCheck {

    private static final int SONGS_LOOKED_FOR = 3;

    private final Collection collection;
    private final LifeServer server;
    private final Deeds deeds;
    private final FeedCopy following;
    /// The songs of each album and artist as they were after the scan before, by id.
    private Map<String, Set<Song>> albums = Map.of();
    private Map<String, Set<Song>> artists = Map.of();
    /// Songs as they were tagged when the server saw them last: of files that are away it does not know what becomes of them.
    private final Map<Song, Song> seen = new HashMap<>();
    private @Nullable DraftDeeds drafts;
    private Shown shown = Shown.nothing();
    private final Turns turns = new Turns();
    private int nextLookedFor;

    LibraryCheck(Collection collection, LifeServer server, Deeds deeds) {
        this.collection = collection;
        this.server = server;
        this.deeds = deeds;
        this.following = new FeedCopy(server::changes);
    }

    /// From now on there may be drafts.
    void expect(DraftDeeds mayBe) {
        drafts = mayBe;
    }

    /// What the last check saw.
    Shown shown() {
        return shown;
    }

    /// Only whether the songs are those on the disk with the ids they had. Whoever lets files go that the server has seen has to know them.
    Shown checkSongs() throws IOException, InterruptedException {
        return Shown.of(collection, songs());
    }

    void check() throws IOException, InterruptedException {
        Map<String, JsonNode> byId = songs();
        shown = Shown.of(collection, byId);
        Map<String, Set<Song>> albumsNow = new TreeMap<>();
        Map<String, Set<Song>> artistsNow = new TreeMap<>();
        Map<String, String> albumOfKey = new HashMap<>();
        for (Song song : collection.present()) {
            JsonNode found = Objects.requireNonNull(byId.get(String.valueOf(song.id)));
            String album = found.path("albumId").asText();
            albumsNow.computeIfAbsent(album, a -> new HashSet<>()).add(song);
            artistsNow.computeIfAbsent(found.path("artistId").asText(), a -> new HashSet<>()).add(song);
            String before = albumOfKey.put(Albums.key(collection, song), album);
            assertThat(before == null ? album : before).as("album of %s", song).isEqualTo(album);
        }
        assertKept(albums, albumsNow, "getAlbum?id=", Albums::name);
        assertKept(artists, artistsNow, "getArtist?id=", Albums::artistKey);
        albums = albumsNow;
        artists = artistsNow;
        collection.present().forEach(song -> seen.put(song, song.asTagged()));
        checkLists(albumsNow, artistsNow, new HashSet<>(albumOfKey.keySet()));
        checkSearchAndFolder(byId);
        DraftDeeds hidden = drafts;
        if (hidden != null) {
            hidden.check(shown);
        }
        deeds.check(byId, song -> hidden != null && hidden.hides(song));
        Set<String> credited = new TreeSet<>(artistsNow.keySet());
        byId.values()
                .forEach(song -> song.path("contributors")
                        .forEach(one -> credited.add(one.at("/artist/id").asText())));
        checkFeed(byId.keySet(), albumsNow.keySet(), credited);
    }

    /// The songs by id; each is on the disk where the server says, has the id it always had, and is there once.
    private Map<String, JsonNode> songs() throws IOException, InterruptedException {
        Map<String, Song> byPath = new HashMap<>();
        collection.present()
                .forEach(song -> byPath.put(song.title + "|" + collection.rootOf(song.file).relativize(song.file),
                        song));
        Map<String, JsonNode> byId = new LinkedHashMap<>();
        for (JsonNode found : server.ask("search3?query=&songCount=5000").path("searchResult3").path("song")) {
            String id = found.path("id").asText();
            String path = found.path("title").asText() + "|" + found.path("path").asText();
            Song song = byPath.remove(path);
            if (song == null) {
                throw new AssertionError("the disk does not hold " + path);
            }
            assertThat(byId.put(id, found)).as("%s is there once", id).isNull();
            String known = song.id == null ? id : song.id;
            assertThat(id).as("id of %s", song).isEqualTo(known);
            song.id = id;
        }
        assertThat(byPath.keySet()).as("songs that only the disk has").isEmpty();
        return byId;
    }

    /// What still has songs answers by its old id. Where all of them are together and with nobody else's, under that very id, and where they
    /// were split among new ones, most of them are; unless others that are away are called so, too.
    void assertKept(Map<String, Set<Song>> before, Map<String, Set<Song>> now, String question,
            Function<Song, String> key) throws IOException, InterruptedException {
        Map<Song, String> idNow = new HashMap<>();
        now.forEach((id, songs) -> songs.forEach(song -> idNow.put(song, id)));
        Map<Song, String> idBefore = new HashMap<>();
        before.forEach((id, songs) -> songs.forEach(song -> idBefore.put(song, id)));
        for (Map.Entry<String, Set<Song>> thing : before.entrySet()) {
            Set<Song> there = thing.getValue().stream().filter(idNow::containsKey).collect(Collectors.toSet());
            if (there.isEmpty()) {
                continue;
            }
            // Of what is listed with songs, a few at a time are asked for.
            if (!now.containsKey(thing.getKey()) || turns.isNext(question)) {
                assertThat(server.errorOf(question + thing.getKey()))
                        .as("%s%s with %s", question, thing.getKey(), there)
                        .isZero();
            }
            Set<String> heirs = there.stream().map(song -> String.valueOf(idNow.get(song))).collect(Collectors.toSet());
            boolean own = heirs.stream()
                    .allMatch(heir -> now.getOrDefault(heir, Set.of())
                            .stream()
                            .allMatch(song -> thing.getKey().equals(idBefore.getOrDefault(song, thing.getKey()))));
            if (heirs.size() == 1 && own && there.stream().noneMatch(song -> isAwaited(key.apply(song), key))) {
                assertThat(heirs).as("%s%s: %s", question, thing.getKey(), there).containsExactly(thing.getKey());
            }
        }
    }

    /// Whether songs are away that belong there, so that they may keep its id.
    private boolean isAwaited(String there, Function<Song, String> key) {
        return collection.songs.stream()
                .anyMatch(song -> song.away && song.id != null
                        && key.apply(seen.getOrDefault(song, song)).equals(there));
    }

    private void checkLists(Map<String, Set<Song>> albumsNow, Map<String, Set<Song>> artistsNow, Set<String> keys)
            throws IOException, InterruptedException {
        Map<String, Integer> listed = new TreeMap<>();
        server.ask("getAlbumList2?type=alphabeticalByName&size=500")
                .path("albumList2")
                .path("album")
                .forEach(album -> assertThat(listed.put(album.path("id").asText(), album.path("songCount").asInt()))
                        .as("album listed once")
                        .isNull());
        Map<String, Integer> expected = new TreeMap<>();
        albumsNow.forEach((id, songs) -> expected.put(id, songs.size()));
        assertThat(listed).as("albums with their numbers of songs").isEqualTo(expected).hasSameSizeAs(keys);
        Map<String, String> names = new TreeMap<>();
        server.ask("getArtists")
                .path("artists")
                .path("index")
                .forEach(index -> index.path("artist")
                        .forEach(artist -> assertThat(names.put(artist.path("id").asText(),
                                TextFolding.fold(artist.path("name").asText()))).as("artist listed once").isNull()));
        List<Song> firsts = Albums.firstSongs(collection);
        assertThat(names.keySet()).as("artists")
                .isEqualTo(firsts.stream().map(shown::artist).collect(Collectors.toCollection(TreeSet::new)));
        assertThat(new TreeSet<>(names.values())).as("names of artists")
                .isEqualTo(firsts.stream()
                        .map(song -> TextFolding.fold(song.artist))
                        .collect(Collectors.toCollection(TreeSet::new)));
        for (String artist : artistsNow.keySet()) {
            if (!names.containsKey(artist)) {
                assertThat(server.errorOf("getArtist?id=" + artist)).as("%s, whose albums are by others", artist)
                        .isZero();
            }
        }
    }

    private void checkSearchAndFolder(Map<String, JsonNode> byId) throws IOException, InterruptedException {
        List<Song> songs = collection.songs;
        for (int i = 0; i < Math.min(SONGS_LOOKED_FOR, songs.size()); i++) {
            Song song = songs.get(nextLookedFor++ % songs.size());
            Set<String> found = new HashSet<>();
            server.ask("search3?songCount=50&query=" + URLEncoder.encode(song.title, StandardCharsets.UTF_8))
                    .path("searchResult3")
                    .path("song")
                    .forEach(hit -> found.add(hit.path("id").asText()));
            assertThat(found.contains(String.valueOf(song.id))).as("%s is found by its title", song)
                    .isEqualTo(!song.away);
            if (!song.away) {
                checkFolder(song, byId);
            }
        }
    }

    private void checkFolder(Song song, Map<String, JsonNode> byId) throws IOException, InterruptedException {
        String parent = Objects.requireNonNull(byId.get(String.valueOf(song.id))).path("parent").asText();
        Set<String> children = new TreeSet<>();
        server.ask("getMusicDirectory?id=" + parent).path("directory").path("child").forEach(child -> {
            if (!child.path("isDir").asBoolean()) {
                children.add(child.path("id").asText());
            }
        });
        assertThat(children).as("folder of %s", song)
                .isEqualTo(collection.present()
                        .stream()
                        .filter(other -> Objects.equals(song.file.getParent(), other.file.getParent()))
                        .map(other -> String.valueOf(other.id))
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private void checkFeed(Set<String> songs, Set<String> albumsNow, Set<String> credited)
            throws IOException, InterruptedException {
        FeedCopy anew = new FeedCopy(server::changes).follow();
        assertThat(anew.of("tracks")).as("tracks of the feed").isEqualTo(bare(songs));
        assertThat(anew.of("albums")).as("albums of the feed").isEqualTo(bare(albumsNow));
        assertThat(anew.of("artists")).as("artists of the feed").isEqualTo(bare(credited));
        assertThat(following.follow().ids).as("the feed followed and replayed from zero").isEqualTo(anew.follow().ids);
    }

    static Set<String> bare(Set<String> ids) {
        return ids.stream().map(id -> id.substring(3)).collect(Collectors.toCollection(TreeSet::new));
    }
}
