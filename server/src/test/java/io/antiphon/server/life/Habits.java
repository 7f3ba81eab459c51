package io.antiphon.server.life;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What collectors with programs for it do to their files: copies for compilations, names exchanged, MusicBrainz ids, genres, playlist files.
final class Habits {

    private static final int COPIES_NUMBERED_FROM = 50;

    private final Collection collection;
    private final Map<String, List<Song>> lists = new HashMap<>();
    private @Nullable String respelled;

    Habits(Collection collection) {
        this.collection = collection;
    }

    @Nullable String change(Random random, int step) throws IOException {
        return switch (random.nextInt(7)) {
            case 0 -> copy(random, step);
            case 1 -> exchangeNames(random);
            case 2 -> identifyAlbum(random);
            case 3 -> identifyArtist(random);
            case 4 -> respellArtist(random);
            default -> nameGenre(random, step);
        };
    }

    /// Playlists by name that files hold since they were asked for last.
    Map<String, List<Song>> takeLists() {
        Map<String, List<Song>> taken = Map.copyOf(lists);
        lists.clear();
        return taken;
    }

    /// The name that all songs of an artist were given since it was asked for last.
    @Nullable String takeRespelled() {
        String taken = respelled;
        respelled = null;
        return taken;
    }

    /// The same file once more, on a compilation.
    private @Nullable String copy(Random random, int step) throws IOException {
        Song song = collection.any(random).orElse(null);
        if (song == null || collection.songs.size() > 150) {
            return null;
        }
        int number = COPIES_NUMBERED_FROM + collection.songs.size();
        Path file = collection.first.resolve("Compilations")
                .resolve("Best %d".formatted(step % 4))
                .resolve("Copy %d.%s".formatted(number, song.format));
        Files.createDirectories(file.getParent());
        Files.copy(song.file, file);
        Song twin = new Song(song.sound, file, song.format, "Twïn%dx%d".formatted(number, step), song.artist,
                "Best " + step % 4, number);
        twin.artistMbid = song.artistMbid;
        twin.takeWork(song);
        song.twin = true;
        twin.twin = true;
        SoundPool.tag(file, twin.tags());
        collection.songs.add(twin);
        return "copy %s as %s".formatted(song, twin);
    }

    /// Two files of one folder; whoever keeps their times and sizes the same hides it from everybody. Of one sound, each is what lies where it
    /// lay, whatever its tags say.
    private @Nullable String exchangeNames(Random random) throws IOException {
        Song one = collection.any(random).orElse(null);
        if (one == null) {
            return null;
        }
        Song other = collection.present()
                .stream()
                .filter(song -> song != one && song.sound != one.sound && song.format.equals(one.format)
                        && Objects.equals(song.file.getParent(), one.file.getParent()))
                .findFirst()
                .orElse(null);
        if (other == null || Files.size(one.file) == Files.size(other.file)
                && Files.getLastModifiedTime(one.file).toMillis() == Files.getLastModifiedTime(other.file).toMillis()) {
            return null;
        }
        Path name = one.file;
        Path exchanged = name.resolveSibling("exchanging");
        Files.move(one.file, exchanged);
        Files.move(other.file, name);
        Files.move(exchanged, other.file);
        one.file = other.file;
        other.file = name;
        return "exchange the names of %s and %s".formatted(one, other);
    }

    private @Nullable String identifyAlbum(Random random) throws IOException {
        List<Song> album = collection.album(random);
        String mbid = mbid(random);
        for (Song song : album) {
            song.albumMbid = mbid;
            SoundPool.tag(song.file, song.tags());
        }
        return album.isEmpty() ? null : "give an album of %d the id %s".formatted(album.size(), mbid);
    }

    /// In all files, those that are away too.
    private @Nullable String identifyArtist(Random random) throws IOException {
        List<Song> songs = ofArtist(random);
        String mbid = mbid(random);
        for (Song song : songs) {
            song.artistMbid = mbid;
            SoundPool.tag(song.file, song.tags());
        }
        return songs.isEmpty() ? null : "give the artist %s the id %s".formatted(songs.getFirst().artist, mbid);
    }

    private static String mbid(Random random) {
        return new UUID(random.nextLong(), random.nextLong()).toString();
    }

    private @Nullable String respellArtist(Random random) throws IOException {
        List<Song> songs = ofArtist(random);
        if (songs.isEmpty()) {
            return null;
        }
        String before = songs.getFirst().artist;
        String now = switch (random.nextInt(3)) {
            case 0 -> before.toUpperCase(Locale.ROOT);
            case 1 -> before.toLowerCase(Locale.ROOT);
            default -> Normalizer.normalize(before, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "");
        };
        for (Song song : songs) {
            song.artist = now;
            SoundPool.tag(song.file, song.tags());
        }
        respelled = now;
        return "spell %s now %s".formatted(before, now);
    }

    private List<Song> ofArtist(Random random) {
        Song one = collection.any(random).orElse(null);
        return one == null ? List.of()
                : collection.songs.stream()
                        .filter(song -> Albums.artistKey(song).equals(Albums.artistKey(one)))
                        .toList();
    }

    private @Nullable String nameGenre(Random random, int step) throws IOException {
        List<Song> album = collection.album(random);
        String genre = random.nextInt(4) == 0 ? "" : "Gënre " + step % 5;
        for (Song song : album) {
            song.genre = genre;
            SoundPool.tag(song.file, song.tags());
        }
        return album.isEmpty() ? null : "call the genre of %d songs %s".formatted(album.size(), genre);
    }

    /// To be followed by a scan: what a file names and is moved before anybody reads it, nobody finds.
    @Nullable String writePlaylist(Random random, int step) throws IOException {
        List<Song> songs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            collection.any(random).ifPresent(songs::add);
        }
        if (songs.isEmpty()) {
            return null;
        }
        String name = "File " + step;
        Path folder = Files.createDirectories(collection.first.resolve("Lists"));
        List<String> lines = new ArrayList<>(List.of("#EXTM3U"));
        for (Song song : songs) {
            lines.add(random.nextBoolean() ? song.file.toString() : folder.relativize(song.file).toString());
        }
        Files.write(folder.resolve(name + ".m3u8"), lines);
        lists.put(name, List.copyOf(songs));
        return "write the playlist %s of %s".formatted(name, songs);
    }
}
