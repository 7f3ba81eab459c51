package io.antiphon.persistence.catalogue;

/// An order of the numbers below `size` that looks random, is the same for the same seed, and of which any place can be asked
/// without making the places before it: a Feistel network of four rounds over the next even power of two, walked until it
/// falls inside.
final class Shuffle {

    private static final int ROUNDS = 4;

    private final int size;
    private final int halfBits;
    private final int halfMask;
    private final long seed;

    Shuffle(int size, long seed) {
        this.size = size;
        this.seed = seed;
        int bits = Math.max(2, 32 - Integer.numberOfLeadingZeros(Math.max(1, size - 1)));
        this.halfBits = (bits + 1) / 2;
        this.halfMask = (1 << halfBits) - 1;
    }

    int at(int index) {
        long place = index;
        do {
            place = permute(place);
        } while (place >= size);
        return (int) place;
    }

    private long permute(long value) {
        long left = value >>> halfBits;
        long right = value & halfMask;
        for (int round = 0; round < ROUNDS; round++) {
            long next = left ^ mix(right, round) & halfMask;
            left = right;
            right = next;
        }
        return left << halfBits | right;
    }

    /// The finisher of SplitMix64, which spreads every bit over all.
    private long mix(long value, int round) {
        long z = seed + 0x9e3779b97f4a7c15L * (value * ROUNDS + round + 1);
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
