package io.antiphon.benchmarks.library;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/// Choices for one thing of the library, which follow from the library's seed, the kind of thing and its number alone.
final class Dice {

    private final SplittableRandom random;

    private Dice(SplittableRandom random) {
        this.random = random;
    }

    static Dice of(long seed, Kind kind, long number) {
        long mixed = seed * 0x9E3779B97F4A7C15L ^ kind.salt ^ number * 0x165667B19E3779F9L;
        return new Dice(new SplittableRandom(mixed));
    }

    enum Kind {
        ALBUM(0xC2B2AE3D27D4EB4FL), ARTIST(0x85655C7A4FA9D69EL), TRACK(0x48180AB7777EC1EDL), SHAPE(0x0ACAB8F49F53AD3CL),
        COVER(0xCD7D6731C728988BL);

        private final long salt;

        Kind(long salt) {
            this.salt = salt;
        }
    }

    boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    int between(int from, int toInclusive) {
        return random.nextInt(from, toInclusive + 1);
    }

    double fraction() {
        return random.nextDouble();
    }

    long number() {
        return random.nextLong();
    }

    <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /// A random (version 4) UUID, as MusicBrainz uses them.
    String uuid() {
        long high = random.nextLong() & 0xFFFFFFFFFFFF0FFFL | 0x4000L;
        long low = random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }
}
