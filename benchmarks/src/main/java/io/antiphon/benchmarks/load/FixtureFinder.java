package io.antiphon.benchmarks.load;

import com.fasterxml.jackson.databind.JsonNode;

import io.antiphon.benchmarks.load.Fixture.Song;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/// Looks around on a server before it is measured.
final class FixtureFinder {

    private static final int ALBUMS = 48;
    private static final int GENRES = 10;
    private static final int WORDS = 60;

    /// The album of long files in libraries that this program generates; others simply don't have it.
    private static final String LONG_ALBUM = "Endurance Test";

    private final SubsonicClient client;
    private final Set<String> artists = new LinkedHashSet<>();
    private final Set<String> covers = new LinkedHashSet<>();
    private final Set<String> words = new LinkedHashSet<>();
    private final List<Song> songs = new ArrayList<>();

    FixtureFinder(SubsonicClient client) {
        this.client = client;
    }

    /// @throws IOException also when the library is empty
    Fixture find() throws IOException, InterruptedException {
        int albumCount = count(this::hasAlbumAt);
        if (albumCount == 0) {
            throw new IOException(client.target() + " has no albums: is its scan finished?");
        }
        int songCount = count(this::hasSongAt);
        List<String> albums = new ArrayList<>();
        int wanted = Math.min(ALBUMS, albumCount);
        for (int i = 0; i < wanted; i++) {
            int offset = (int) ((long) albumCount * i / wanted);
            for (JsonNode album : albumsAt(offset)) {
                albums.add(album.path("id").asText());
                lookInto(album.path("id").asText());
            }
        }
        Song largest = largest();
        List<Song> transcodable = songs.stream().filter(song -> !song.suffix().equals("mp3")).toList();
        return new Fixture(albumCount, songCount, albums, List.copyOf(artists), List.copyOf(songs), List.copyOf(covers),
                genres(), words.stream().limit(WORDS).toList(), largest, transcodable, Optional.empty());
    }

    private interface Probe {
        boolean exists(int offset) throws IOException, InterruptedException;
    }

    /// The length of a list that can only be paged: doubling, then halving.
    private static int count(Probe probe) throws IOException, InterruptedException {
        if (!probe.exists(0)) {
            return 0;
        }
        int below = 1;
        while (below < 1 << 28 && probe.exists(below)) {
            below *= 2;
        }
        int there = below / 2;
        while (below - there > 1) {
            int middle = there + (below - there) / 2;
            if (probe.exists(middle)) {
                there = middle;
            } else {
                below = middle;
            }
        }
        return there + 1;
    }

    private boolean hasAlbumAt(int offset) throws IOException, InterruptedException {
        return !albumsAt(offset).isEmpty();
    }

    private JsonNode albumsAt(int offset) throws IOException, InterruptedException {
        return client.ask(Call.document("getAlbumList2", "type", "alphabeticalByName", "size", 1, "offset", offset))
                .path("albumList2")
                .path("album");
    }

    private boolean hasSongAt(int offset) throws IOException, InterruptedException {
        return !client.ask(Call.document("search3", "query", "", "artistCount", 0, "albumCount", 0, "songCount", 1,
                "songOffset", offset)).path("searchResult3").path("song").isEmpty();
    }

    private void lookInto(String albumId) throws IOException, InterruptedException {
        JsonNode album = client.ask(Call.document("getAlbum", "id", albumId)).path("album");
        addIfThere(artists, album.path("artistId"));
        addIfThere(covers, album.path("coverArt"));
        for (JsonNode song : album.path("song")) {
            songs.add(song(song));
        }
        if (!album.path("song").isEmpty()) {
            addWord(album.path("song").path(0).path("title").asText());
            addWord(album.path("artist").asText());
        }
    }

    /// The longest word, as somebody types who looks for it.
    private void addWord(String text) {
        Optional<String> longest = List.of(text.split("[^\\p{L}\\p{N}]+"))
                .stream()
                .filter(word -> word.length() > 1)
                .max(Comparator.comparingInt(String::length));
        longest.ifPresent(words::add);
    }

    private Song largest() throws IOException, InterruptedException {
        JsonNode found = client.ask(Call.document("search3", "query", LONG_ALBUM, "artistCount", 0, "albumCount", 1,
                "songCount", 0)).path("searchResult3").path("album").path(0);
        List<Song> candidates = new ArrayList<>(songs);
        if (found.has("id")) {
            JsonNode album = client.ask(Call.document("getAlbum", "id", found.path("id").asText())).path("album");
            album.path("song").forEach(song -> candidates.add(song(song)));
        }
        return candidates.stream()
                .max(Comparator.comparingLong(Song::bytes))
                .orElseThrow(() -> new IOException(client.target() + " has albums without songs"));
    }

    private List<String> genres() throws IOException, InterruptedException {
        JsonNode genres = client.ask(Call.document("getGenres")).path("genres").path("genre");
        return StreamSupport.stream(genres.spliterator(), false)
                .sorted(Comparator.comparingInt((JsonNode genre) -> genre.path("songCount").asInt()).reversed())
                .limit(GENRES)
                .map(genre -> genre.path("value").asText())
                .toList();
    }

    private static Song song(JsonNode song) {
        return new Song(song.path("id").asText(), song.path("title").asText(),
                song.path("suffix").asText().toLowerCase(Locale.ROOT), song.path("size").asLong());
    }

    private static void addIfThere(Set<String> ids, JsonNode id) {
        if (!id.asText().isEmpty()) {
            ids.add(id.asText());
        }
    }
}
