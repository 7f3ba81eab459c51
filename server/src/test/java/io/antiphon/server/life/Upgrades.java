package io.antiphon.server.life;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// What collectors do who find their music in better quality, or more of it: files give way to those of another format, one by one or a
/// whole album in another folder, are encoded anew where they lie, or make place for another song. To be followed by a scan: with all else
/// that may be done to a file before anybody looks, nobody could tell which song it was.
final class Upgrades {

    private static final String BEST = "flac";
    private static final int MOST_SONGS = 160;

    private final Collection collection;
    private int nextLongSound;

    Upgrades(Collection collection) {
        this.collection = collection;
    }

    @Nullable String change(Random random, int step) throws IOException {
        return switch (random.nextInt(5)) {
            case 0 -> upgrade(random);
            case 1 -> upgradeAlbum(random, step);
            case 2 -> encodeAnew(random);
            case 3 -> giveUpPlace(random, step);
            default -> addBonus(random, step);
        };
    }

    private @Nullable String upgrade(Random random) throws IOException {
        Song song = collection.any(random).orElse(null);
        if (song == null || !isUpgradable(song)) {
            return null;
        }
        String before = song.file.toString();
        String name = song.fileName();
        replace(song, song.file.resolveSibling(name.substring(0, name.length() - song.format.length()) + BEST));
        return "upgrade %s to %s".formatted(before, song);
    }

    private @Nullable String upgradeAlbum(Random random, int step) throws IOException {
        List<Song> album = collection.album(random);
        if (album.isEmpty() || !album.stream().allMatch(Upgrades::isUpgradable)) {
            return null;
        }
        Path folder = collection.rootOf(album.getFirst().file).resolve("Upgraded " + step);
        for (Song song : album) {
            replace(song, folder.resolve("%02d %s.%s".formatted(song.number, song.title, BEST)));
        }
        return "upgrade an album of %d in %s".formatted(album.size(), folder);
    }

    /// A twin in the other format would rightly be taken for the other one.
    private static boolean isUpgradable(Song song) {
        return !song.twin && !song.format.equals(BEST);
    }

    private void replace(Song song, Path better) throws IOException {
        Path old = song.file;
        collection.pool.copy(song.sound, BEST, better);
        Files.delete(old);
        song.file = better;
        song.format = BEST;
        SoundPool.tag(better, song.tags());
        Collection.removeIfEmpty(Collection.parentOf(old));
    }

    /// In the same format under the same name.
    private @Nullable String encodeAnew(Random random) throws IOException {
        Song song = collection.any(random).filter(one -> !one.twin).orElse(null);
        if (song == null) {
            return null;
        }
        collection.pool.copyAgain(song.sound, song.format, song.file);
        SoundPool.tag(song.file, song.tags());
        return "encode anew " + song;
    }

    /// Another song under the very name of one that is put away.
    private @Nullable String giveUpPlace(Random random, int step) throws IOException {
        // One as long as the other is the same song, whatever it is called.
        Song song = collection.any(random).filter(one -> one.sound < collection.pool.size()).orElse(null);
        if (song == null || collection.songs.size() > MOST_SONGS) {
            return null;
        }
        Path place = song.file;
        Path kept = collection.away.resolve("place %d.%s".formatted(step, song.format));
        Files.move(place, kept);
        song.file = kept;
        song.away = true;
        Song other = addLong(place, song.format, "Öther" + step, song);
        return "put %s away for %s".formatted(song, other);
    }

    private @Nullable String addBonus(Random random, int step) throws IOException {
        Song song = collection.any(random).orElse(null);
        if (song == null || collection.songs.size() > MOST_SONGS) {
            return null;
        }
        return "add " + addLong(song.file.resolveSibling("Bönus %d.%s".formatted(step, song.format)), song.format,
                "Bönus" + step, song);
    }

    /// @param like whose album it is on
    private Song addLong(Path file, String format, String title, Song like) throws IOException {
        int sound = collection.pool.size() + nextLongSound++;
        Song song = new Song(sound, file, format, title + "x" + sound, like.artist, like.album, 90 + sound % 9);
        song.artistMbid = like.artistMbid;
        song.albumMbid = like.albumMbid;
        collection.pool.copy(sound, format, file);
        SoundPool.tag(file, song.tags());
        collection.songs.add(song);
        return song;
    }
}
