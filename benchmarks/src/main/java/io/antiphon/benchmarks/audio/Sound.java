package io.antiphon.benchmarks.audio;

import java.util.SplittableRandom;

/// What a file sounds like: everything follows from `seed`; a `LONG` one is big enough to measure streaming with.
public record Sound(long seed, Length length) {

    public enum Length {
        SHORT, LONG
    }

    boolean isLong() {
        return length == Length.LONG;
    }

    SplittableRandom random() {
        return new SplittableRandom(seed);
    }
}
