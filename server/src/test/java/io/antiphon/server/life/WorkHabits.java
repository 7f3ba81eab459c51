package io.antiphon.server.life;

import io.antiphon.core.text.TextFolding;
import java.io.IOException;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What collectors of classical music do to their files: works with movements and composers, the same work by others, corrections,
/// spellings, MusicBrainz ids.
final class WorkHabits {

    private static final List<String> COMPOSERS = List.of("Dvořák", "Händel", "Saint-Saëns");

    private final Collection collection;
    private @Nullable String respelled;

    WorkHabits(Collection collection) {
        this.collection = collection;
    }

    @Nullable String change(Random random, int step) throws IOException {
        return switch (random.nextInt(10)) {
            case 0, 1 -> nameWork(random, step);
            case 2 -> shareWork(random);
            case 3 -> correctWork(random, step);
            case 4 -> respellWork(random);
            case 5 -> identifyWork(random);
            case 6 -> correctComposer(random, step);
            case 7 -> respellComposer(random);
            case 8 -> mergeWorks(random);
            default -> forgetWork(random);
        };
    }

    /// The name that all songs of a composer were given since it was asked for last.
    @Nullable String takeRespelled() {
        String taken = respelled;
        respelled = null;
        return taken;
    }

    /// By tags: the fifth symphonies of two composers are two works.
    static String key(Song song) {
        if (song.work.isEmpty()) {
            return "";
        }
        return song.workMbid.isEmpty() ? TextFolding.fold(song.work) + "|" + composerKey(song) : song.workMbid;
    }

    static String composerKey(Song song) {
        return TextFolding.fold(song.composer);
    }

    private @Nullable String nameWork(Random random, int step) throws IOException {
        List<Song> album = collection.album(random);
        String composer = COMPOSERS.get(random.nextInt(COMPOSERS.size()));
        int number = 0;
        for (Song song : album) {
            song.classical = true;
            song.composer = composer;
            song.work = "Sïnfonie " + step;
            song.workMbid = "";
            song.movementNumber = ++number;
            song.movement = "Sätz " + number;
            SoundPool.tag(song.file, song.tags());
        }
        return album.isEmpty() ? null
                : "call an album of %d Sïnfonie %d by %s".formatted(album.size(), step, composer);
    }

    /// Another album is of the same work.
    private @Nullable String shareWork(Random random) throws IOException {
        Song like = recording(random);
        List<Song> album = collection.album(random);
        if (like == null || album.isEmpty()) {
            return null;
        }
        for (Song song : album) {
            if (song != like) {
                song.takeWork(like);
                SoundPool.tag(song.file, song.tags());
            }
        }
        return "record %s by %s on an album of %d".formatted(like.work, like.composer, album.size());
    }

    private @Nullable String correctWork(Random random, int step) throws IOException {
        return changeWork(random, "call the work %s now Wörk " + step, song -> song.work = "Wörk " + step);
    }

    /// Half of its recordings or so.
    private @Nullable String respellWork(Random random) throws IOException {
        return changeWork(random, "respell the work %s", song -> {
            if (random.nextBoolean()) {
                song.work = respelled(random, song.work);
            }
        });
    }

    private static String respelled(Random random, String name) {
        return switch (random.nextInt(3)) {
            case 0 -> name.toUpperCase(Locale.ROOT);
            case 1 -> Normalizer.normalize(name, Normalizer.Form.NFD);
            default -> Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{Mn}", "");
        };
    }

    private @Nullable String identifyWork(Random random) throws IOException {
        String mbid = new UUID(random.nextLong(), random.nextLong()).toString();
        return changeWork(random, "give the work %s the id " + mbid, song -> song.workMbid = mbid);
    }

    /// All recordings of one become those of another.
    private @Nullable String mergeWorks(Random random) throws IOException {
        Song into = recording(random);
        if (into == null) {
            return null;
        }
        String work = into.work;
        String composer = into.composer;
        String mbid = into.workMbid;
        return changeWork(random, "merge the work %s into " + work, song -> {
            song.work = work;
            song.composer = composer;
            song.workMbid = mbid;
        });
    }

    private @Nullable String forgetWork(Random random) throws IOException {
        Song one = recording(random);
        if (one == null) {
            return null;
        }
        String said = "say no more that %s is of %s".formatted(one, one.work);
        one.work = "";
        one.workMbid = "";
        one.movement = "";
        one.movementNumber = 0;
        SoundPool.tag(one.file, one.tags());
        return said;
    }

    private @Nullable String changeWork(Random random, String said, Consumer<Song> change) throws IOException {
        Song one = recording(random);
        if (one == null) {
            return null;
        }
        String before = one.work;
        String key = key(one);
        for (Song song : collection.present()) {
            if (key(song).equals(key)) {
                change.accept(song);
                SoundPool.tag(song.file, song.tags());
            }
        }
        return said.formatted(before);
    }

    private @Nullable String correctComposer(Random random, int step) throws IOException {
        Song one = composed(random);
        return one == null ? null
                : changeComposer(one, random.nextInt(3) == 0 ? COMPOSERS.get(random.nextInt(COMPOSERS.size()))
                        : "Composer of " + step);
    }

    private @Nullable String respellComposer(Random random) throws IOException {
        Song one = composed(random);
        if (one == null) {
            return null;
        }
        respelled = respelled(random, one.composer);
        return changeComposer(one, respelled);
    }

    private String changeComposer(Song one, String now) throws IOException {
        String before = one.composer;
        String key = composerKey(one);
        for (Song song : collection.present()) {
            if (composerKey(song).equals(key)) {
                song.composer = now;
                SoundPool.tag(song.file, song.tags());
            }
        }
        return "call the composer %s now %s".formatted(before, now);
    }

    private @Nullable Song recording(Random random) {
        List<Song> all = collection.present().stream().filter(song -> !song.work.isEmpty()).toList();
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }

    private @Nullable Song composed(Random random) {
        List<Song> all = collection.present().stream().filter(song -> !song.composer.isEmpty()).toList();
        return all.isEmpty() ? null : all.get(random.nextInt(all.size()));
    }
}
