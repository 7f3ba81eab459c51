package io.antiphon.server.life;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// One collector's life. Each step has dice of its own, so that a life with some steps left out is still the same life otherwise.
final class Life {

    private final Path directory;
    private final SoundPool pool;
    private final long seed;
    private final List<String> said = new ArrayList<>();

    private final boolean wide;

    /// @param wide whether more happens than the plain things
    Life(Path directory, SoundPool pool, long seed, boolean wide) {
        this.directory = directory;
        this.pool = pool;
        this.seed = seed;
        this.wide = wide;
    }

    /// How a life ended badly.
    ///
    /// @param step of the last thing done
    /// @param said what was done, step by step
    record Failure(int step, List<String> said, Throwable reason) {}

    /// @param steps those that are lived
    /// @return absent when all was well
    @Nullable Failure live(BitSet steps) throws IOException, InterruptedException {
        Collection collection = new Collection(directory, pool);
        int step = 0;
        try (LifeServer server = new LifeServer(directory.resolve("data"),
                List.of(collection.first.toString(), collection.second.toString()))) {
            Deeds deeds = new Deeds(collection, server);
            LibraryCheck check = new LibraryCheck(collection, server, deeds);
            Wider wider = wide ? new Wider(collection, server, deeds, check) : null;
            if (wider != null) {
                wider.begin();
            }
            for (step = steps.nextSetBit(0); step >= 0; step = steps.nextSetBit(step + 1)) {
                Random random = new Random(seed * 1_000_003 + step);
                if (wider == null) {
                    live(random, step, collection, server, deeds, check, null);
                } else {
                    int now = step;
                    wider.begin(new Random(seed * 999_979 + step), step, what -> note(now, what));
                    Random more = new Random(seed * 999_983 + step);
                    wider.change(more, step, what -> note(now, what));
                    live(random, step, collection, server, deeds, check, wider);
                    wider.happen(more, step, what -> note(now, what));
                }
            }
            if (wider != null) {
                wider.end(directory.resolve("another"));
            }
            return null;
        } catch (AssertionError | RuntimeException | IOException e) {
            return new Failure(step, said, e);
        }
    }

    private void live(Random random, int step, Collection collection, LifeServer server, Deeds deeds,
            LibraryCheck check, @Nullable Wider wider) throws IOException, InterruptedException {
        if (random.nextInt(2) == 0) {
            for (int i = 0; i < 1 + random.nextInt(4); i++) {
                note(step, deeds.doSomething(random, step));
            }
        }
        for (int i = 0; i < 1 + random.nextInt(2); i++) {
            note(step, change(random, step * 10 + i, collection));
        }
        switch (random.nextInt(24)) {
            case 0 -> {
                note(step, "upgrade: stop and start");
                server.restart();
            }
            case 1, 2 -> {
                int millis = random.nextInt(60);
                note(step, "die %d ms after a scan began".formatted(millis));
                server.dieScanning(millis * 1_000_000L);
            }
            case 3 -> {
                note(step, "scan everything");
                server.scan(true);
            }
            case 4 -> unmount(random, step, collection, server, check);
            default -> {
                // Nothing special happens.
            }
        }
        server.scan(false);
        check.check();
        if (wider != null) {
            wider.check();
        }
    }

    private static @Nullable String change(Random random, int step, Collection collection) throws IOException {
        return switch (random.nextInt(20)) {
            case 0, 1, 2 -> collection.addAlbum(random, step);
            case 3 -> collection.retagTitle(random, step);
            case 4 -> collection.renameAlbum(random, step);
            case 5 -> collection.splitAlbum(random, step);
            case 6 -> collection.mergeAlbums(random, step);
            case 7 -> collection.correctArtist(random, step);
            case 8, 9 -> collection.moveFile(random, step);
            case 10 -> collection.renameFile(random, step);
            case 11 -> collection.moveAndRetag(random, step);
            case 12, 13 -> collection.moveFolder(random, step);
            case 14 -> collection.respell(random, step);
            case 15 -> collection.changeCaseOfTags(random, step);
            case 16 -> collection.replace(random, step);
            case 17 -> collection.takeAway(random, step);
            default -> collection.bringBack(random, step);
        };
    }

    /// The disk is not there for a while: its folder is gone, empty, or another disk's.
    private void unmount(Random random, int step, Collection collection, LifeServer server, LibraryCheck check)
            throws IOException, InterruptedException {
        server.scan(false);
        check.check();
        Path root = random.nextBoolean() ? collection.first : collection.second;
        if (collection.present().stream().noneMatch(song -> song.file.startsWith(root))) {
            return;
        }
        Path elsewhere = root.resolveSibling("unmounted " + root.getFileName());
        Files.move(root, elsewhere);
        Path stranger = root.resolve("Stranger.txt");
        int kind = random.nextInt(3);
        if (kind > 0) {
            Files.createDirectory(root);
        }
        if (kind == 2) {
            Files.writeString(stranger, "another disk");
        }
        note(step, "unmount %s: %s".formatted(root, List.of("gone", "empty", "another disk").get(kind)));
        server.scanInVain();
        if (random.nextInt(3) == 0) {
            server.restart();
        }
        check.check();
        Files.deleteIfExists(stranger);
        Files.deleteIfExists(root);
        Files.move(elsewhere, root);
        note(step, "mount it again");
    }

    private void note(int step, @Nullable String what) {
        if (what != null) {
            said.add(step + ": " + what);
        }
    }
}
