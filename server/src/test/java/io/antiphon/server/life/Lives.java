package io.antiphon.server.life;

import io.antiphon.server.life.Life.Failure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Lives lives, and looks for the shortest that ends as badly as one that did.
final class Lives {

    private static final int TRIES = Integer.getInteger("antiphon.life.tries", 40);

    private final Path directory;
    private final SoundPool pool;
    private int lived;

    Lives(Path directory, SoundPool pool) {
        this.directory = directory;
        this.pool = pool;
    }

    /// @return why the life with this seed ends badly, with the steps that are needed; empty when it does not
    String tell(long seed, int steps, boolean wide) throws IOException, InterruptedException {
        BitSet all = new BitSet();
        all.set(0, steps);
        Failure failure = live(seed, all, wide);
        return failure == null ? "" : shorten(seed, all, wide, failure);
    }

    private @Nullable Failure live(long seed, BitSet steps, boolean wide) throws IOException, InterruptedException {
        return new Life(directory.resolve("life " + lived++), pool, seed, wide).live(steps);
    }

    private String shorten(long seed, BitSet steps, boolean wide, Failure first)
            throws IOException, InterruptedException {
        Failure shortest = first;
        BitSet needed = (BitSet) steps.clone();
        needed.clear(first.step() + 1, steps.length() + 1);
        int tries = 0;
        for (int size = Math.max(1, needed.cardinality() / 2); size >= 1 && tries < TRIES; size /= 2) {
            for (int from = needed.nextSetBit(0); from >= 0 && tries < TRIES; from = needed.nextSetBit(from + 1)) {
                BitSet fewer = without(needed, from, size);
                tries++;
                Failure failure = live(seed, fewer, wide);
                if (failure != null && isLike(failure, first)) {
                    shortest = failure;
                    needed = fewer;
                    needed.clear(failure.step() + 1, steps.length() + 1);
                }
            }
        }
        return "seed %d%s, steps %s:%n%s%n%s".formatted(seed, wide ? " wide" : "", needed,
                String.join("\n", shortest.said()),
                wordsOf(shortest.reason()));
    }

    /// With where it happened, unless it is the assertion itself that says what is wrong.
    private static String wordsOf(Throwable reason) {
        if (reason instanceof AssertionError) {
            return reason.toString();
        }
        StringWriter words = new StringWriter();
        reason.printStackTrace(new PrintWriter(words));
        return words.toString();
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
