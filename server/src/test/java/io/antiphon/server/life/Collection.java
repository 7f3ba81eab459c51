package io.antiphon.server.life;

import io.antiphon.core.text.TextFolding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A collector's music on the disk, in two music folders, and what may happen to it. Every action says what it did, or nothing when there
/// was nothing to do it to.
final class Collection {

    private static final List<String> ARTISTS = List.of("Björk Ödön", "The Ants", "Мария", "Cœur Fils", "O'Neill");

    Path first;
    Path second;
    final List<Song> songs = new ArrayList<>();
    final Path away;
    final SoundPool pool;
    private int nextSound;

    Collection(Path directory, SoundPool pool) throws IOException {
        this.first = Files.createDirectories(directory.resolve("music"));
        this.second = Files.createDirectories(directory.resolve("more music"));
        this.away = Files.createDirectories(directory.resolve("away"));
        this.pool = pool;
    }

    List<Song> present() {
        return songs.stream().filter(song -> !song.away).toList();
    }

    Optional<Song> any(Random random) {
        List<Song> there = present();
        return there.isEmpty() ? Optional.empty() : Optional.of(there.get(random.nextInt(there.size())));
    }

    /// The root of the music folder that a file lies in.
    Path rootOf(Path file) {
        return file.startsWith(first) ? first : second;
    }

    @Nullable String addAlbum(Random random, int step) throws IOException {
        int count = 2 + random.nextInt(4);
        if (nextSound + count > pool.size()) {
            return null;
        }
        String artist = ARTISTS.get(random.nextInt(ARTISTS.size()));
        String album = "Älbum " + step;
        Path folder = (random.nextInt(3) == 0 ? second : first).resolve(artist).resolve(album);
        for (int number = 1; number <= count; number++) {
            String format = SoundPool.FORMATS.get(random.nextInt(SoundPool.FORMATS.size()));
            int sound = nextSound++;
            Path file = folder.resolve("%02d Söng %d.%s".formatted(number, sound, format));
            Song song = new Song(sound, file, format, "Tïtle" + sound + "x" + step, artist, album, number);
            pool.copy(sound, format, file);
            SoundPool.tag(file, song.tags());
            songs.add(song);
        }
        return "add %s with %d songs in %s".formatted(album, count, folder);
    }

    @Nullable String retagTitle(Random random, int step) throws IOException {
        Song song = any(random).orElse(null);
        if (song == null) {
            return null;
        }
        song.title = "Cörrected" + song.sound + "x" + step;
        SoundPool.tag(song.file, song.tags());
        return "retag " + song;
    }

    /// A whole album gets another name.
    @Nullable String renameAlbum(Random random, int step) throws IOException {
        List<Song> album = album(random);
        for (Song song : album) {
            song.album = "Renamed " + step;
            SoundPool.tag(song.file, song.tags());
        }
        return album.isEmpty() ? null : "rename an album of %d to Renamed %d".formatted(album.size(), step);
    }

    /// Some of an album become another one.
    @Nullable String splitAlbum(Random random, int step) throws IOException {
        List<Song> album = album(random);
        int split = Math.min(album.size(), 1 + random.nextInt(3));
        for (Song song : album.subList(0, split)) {
            song.album = "Split " + step;
            song.albumMbid = "";
            SoundPool.tag(song.file, song.tags());
        }
        return album.isEmpty() ? null : "split %d of %d off into Split %d".formatted(split, album.size(), step);
    }

    /// An album is tagged as another one of the same artist.
    @Nullable String mergeAlbums(Random random, int step) throws IOException {
        List<Song> album = album(random);
        if (album.isEmpty()) {
            return null;
        }
        Song one = album.getFirst();
        Optional<Song> into = present().stream()
                .filter(song -> song.artist.equals(one.artist) && !song.album.equals(one.album)
                        && rootOf(song.file).equals(rootOf(one.file)))
                .findFirst();
        if (into.isEmpty()) {
            return null;
        }
        for (Song song : album) {
            song.album = into.get().album;
            song.albumMbid = into.get().albumMbid;
            SoundPool.tag(song.file, song.tags());
        }
        return "merge an album of %d into %s".formatted(album.size(), into.get().album);
    }

    /// The spelling of an artist is corrected everywhere, or made that of another one.
    @Nullable String correctArtist(Random random, int step) throws IOException {
        Song one = any(random).orElse(null);
        if (one == null) {
            return null;
        }
        String before = one.artist;
        boolean another = random.nextInt(4) == 0;
        String now = another ? ARTISTS.get(random.nextInt(ARTISTS.size())) : "Artist of " + step;
        String mbid = another ? "" : one.artistMbid;
        for (Song song : List.copyOf(songs)) {
            boolean same = Albums.artistKey(song).equals(TextFolding.fold(before));
            // Who has an id is one artist wherever the files are.
            if (same && (!song.away || !mbid.isEmpty())) {
                song.artist = now;
                song.artistMbid = mbid;
                SoundPool.tag(song.file, song.tags());
            }
        }
        return "call the artist %s now %s".formatted(before, now);
    }

    @Nullable String moveFile(Random random, int step) throws IOException {
        Song song = any(random).orElse(null);
        if (song == null) {
            return null;
        }
        Path root = random.nextBoolean() ? first : second;
        return "move " + move(song, root.resolve("Moved " + step % 5).resolve(song.fileName()));
    }

    @Nullable String renameFile(Random random, int step) throws IOException {
        Song song = any(random).orElse(null);
        return song == null ? null
                : "rename " + move(song, song.file.resolveSibling("Renamed %d.%s".formatted(step, song.format)));
    }

    @Nullable String moveAndRetag(Random random, int step) throws IOException {
        Song song = any(random).orElse(null);
        if (song == null) {
            return null;
        }
        song.title = "Anew" + song.sound + "x" + step;
        String said = move(song, first.resolve("Anew " + step).resolve("a %d.%s".formatted(step, song.format)));
        SoundPool.tag(song.file, song.tags());
        return "move and retag " + said;
    }

    /// With all that is below it.
    @Nullable String moveFolder(Random random, int step) throws IOException {
        Song one = any(random).orElse(null);
        if (one == null) {
            return null;
        }
        Path folder = parentOf(one.file);
        if (random.nextInt(3) == 0 && !rootOf(folder).equals(folder.getParent())) {
            folder = parentOf(folder);
        }
        if (folder.equals(first) || folder.equals(second)) {
            return null;
        }
        Path target = (random.nextInt(4) == 0 ? second : first).resolve("Folder " + step);
        return moveTree(folder, target.resolve(String.valueOf(folder.getFileName())));
    }

    /// The same name in other case, or its accents written in the other way.
    @Nullable String respell(Random random, int step) throws IOException {
        Song one = any(random).orElse(null);
        if (one == null) {
            return null;
        }
        boolean folder = random.nextBoolean() && !rootOf(one.file).equals(one.file.getParent());
        Path old = folder ? parentOf(one.file) : one.file;
        String name = String.valueOf(old.getFileName());
        String decomposed = Normalizer.normalize(name, Normalizer.Form.NFD);
        String now = switch (random.nextInt(3)) {
            case 0 -> folder ? name.toUpperCase(Locale.ROOT)
                    : name.substring(0, name.length() - 4).toUpperCase(Locale.ROOT) + name.substring(name.length() - 4);
            case 1 -> decomposed;
            default -> Normalizer.normalize(name, Normalizer.Form.NFC);
        };
        if (now.equals(name) || Files.exists(old.resolveSibling(now))) {
            return null;
        }
        return folder ? moveTree(old, old.resolveSibling(now)) : "respell " + move(one, old.resolveSibling(now));
    }

    @Nullable String changeCaseOfTags(Random random, int step) throws IOException {
        List<Song> album = album(random);
        for (Song song : album) {
            song.album = random.nextBoolean() ? song.album.toUpperCase(Locale.ROOT)
                    : Normalizer.normalize(song.album, Normalizer.Form.NFD);
            SoundPool.tag(song.file, song.tags());
        }
        return album.isEmpty() ? null : "respell the name of an album of " + album.size();
    }

    /// The same song in a better format, which is another file with another sound.
    @Nullable String replace(Random random, int step) throws IOException {
        Song song = any(random).orElse(null);
        if (song == null || song.twin) {
            // A twin in the other format would rightly be taken for that one.
            return null;
        }
        String format = SoundPool.FORMATS.get((SoundPool.FORMATS.indexOf(song.format) + 1) % SoundPool.FORMATS.size());
        String name = song.fileName();
        Path better = song.file.resolveSibling(name.substring(0, name.length() - song.format.length()) + format);
        if (Files.exists(better)) {
            return null;
        }
        Files.delete(song.file);
        pool.copy(song.sound, format, better);
        song.file = better;
        song.format = format;
        SoundPool.tag(better, song.tags());
        return "replace by a better encode " + song;
    }

    @Nullable String takeAway(Random random, int step) throws IOException {
        List<Song> taken = new ArrayList<>(random.nextInt(3) == 0 ? album(random) : any(random).stream().toList());
        taken.removeIf(this::hasUnseenCopy);
        for (Song song : taken) {
            move(song, away.resolve(step + " " + songs.indexOf(song) + "." + song.format));
            song.away = true;
        }
        return taken.isEmpty() ? null : "take away " + taken;
    }

    /// A copy that appears as its song vanishes is that song, tagged anew.
    private boolean hasUnseenCopy(Song song) {
        return songs.stream()
                .anyMatch(other -> other != song && other.sound == song.sound && other.id == null && !other.away);
    }

    @Nullable String bringBack(Random random, int step) throws IOException {
        List<Song> gone = songs.stream().filter(song -> song.away).toList();
        if (gone.isEmpty()) {
            return null;
        }
        Song song = gone.get(random.nextInt(gone.size()));
        song.away = false;
        return "bring back "
                + move(song,
                        first.resolve("Back " + step % 3).resolve("%d.%s".formatted(songs.indexOf(song), song.format)));
    }

    List<Song> album(Random random) {
        Song one = any(random).orElse(null);
        return one == null ? List.of()
                : present().stream()
                        .filter(song -> Albums.key(this, song)
                                .equals(
                                        Albums.key(this, one)))
                        .toList();
    }

    static String move(Song song, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        String said = "%s to %s".formatted(song, target);
        Path from = Objects.requireNonNull(song.file.getParent());
        Files.move(song.file, target);
        song.file = target;
        removeIfEmpty(from);
        return said;
    }

    @Nullable String moveTree(Path folder, Path target) throws IOException {
        if (Files.exists(target) || target.startsWith(folder)) {
            return null;
        }
        Files.createDirectories(target.getParent());
        Files.move(folder, target);
        for (Song song : songs) {
            if (song.file.startsWith(folder)) {
                song.file = target.resolve(folder.relativize(song.file));
            }
        }
        return "move the folder %s to %s".formatted(folder, target);
    }

    static Path parentOf(Path file) {
        return Objects.requireNonNull(file.getParent());
    }

    static void removeIfEmpty(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            if (content.findAny().isPresent()) {
                return;
            }
        }
        String name = String.valueOf(folder.getFileName());
        if (!name.endsWith("music") && !name.equals("away")) {
            Files.delete(folder);
        }
    }
}
