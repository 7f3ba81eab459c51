package io.antiphon.server.life;

import io.antiphon.server.life.Life.Failure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Lives lives, and looks for the shortest that ends as badly as one that did.
final class Lives {

    private static final int TRIES = 40;

    private final Path directory;
    private final SoundPool pool;
    private int lived;

    Lives(Path directory, SoundPool pool) {
        this.directory = directory;
        this.pool = pool;
    }

    /// @return why the life with this seed ends badly, with the steps that are needed; empty when it does not
    String tell(long seed, int steps) throws IOException, InterruptedException {
        BitSet all = new BitSet();
        all.set(0, steps);
        Failure failure = live(seed, all);
        return failure == null ? "" : shorten(seed, all, failure);
    }

    private @Nullable Failure live(long seed, BitSet steps) throws IOException, InterruptedException {
        return new Life(directory.resolve("life " + lived++), pool, seed).live(steps);
    }

    private String shorten(long seed, BitSet steps, Failure first) throws IOException, InterruptedException {
        Failure shortest = first;
        BitSet needed = (BitSet) steps.clone();
        needed.clear(first.step() + 1, steps.length() + 1);
        int tries = 0;
        for (int size = Math.max(1, needed.cardinality() / 2); size >= 1 && tries < TRIES; size /= 2) {
            for (int from = needed.nextSetBit(0); from >= 0 && tries < TRIES; from = needed.nextSetBit(from + 1)) {
                BitSet fewer = without(needed, from, size);
                tries++;
                Failure failure = live(seed, fewer);
                if (failure != null && isLike(failure, first)) {
                    shortest = failure;
                    needed = fewer;
                    needed.clear(failure.step() + 1, steps.length() + 1);
                }
            }
        }
        return "seed %d, steps %s:%n%s%n%s".formatted(seed, needed, String.join("\n", shortest.said()),
                shortest.reason());
    }

    private static BitSet without(BitSet steps, int from, int count) {
        BitSet fewer = (BitSet) steps.clone();
        int step = from;
        for (int i = 0; i < count && step >= 0; i++) {
            fewer.clear(step);
            step = fewer.nextSetBit(step + 1);
        }
        return fewer;
    }

    /// Whether the same thing is wrong, whatever it is called.
    private static boolean isLike(Failure one, Failure other) {
        return Objects.equals(firstWord(one), firstWord(other));
    }

    private static String firstWord(Failure failure) {
        return String.valueOf(failure.reason().getMessage()).strip().replaceAll("(?s)[^A-Za-z\\[].*", "");
    }
}
