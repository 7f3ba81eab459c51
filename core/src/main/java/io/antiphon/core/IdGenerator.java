package io.antiphon.core;

import java.util.random.RandomGenerator;

/// Makes new ids: 16 characters of base 62, about 95 bits, so that no two installations ever make the same one.
public final class IdGenerator {

    private static final char[] DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".toCharArray();
    private static final int LENGTH = 16;

    private final RandomGenerator random;

    /// @param random must be safe for concurrent use
    public IdGenerator(RandomGenerator random) {
        this.random = random;
    }

    public String next() {
        return next(LENGTH);
    }

    /// A longer one, for what must not be guessed: each character adds almost 6 bits.
    ///
    /// @param length characters
    public String next(int length) {
        char[] id = new char[length];
        for (int i = 0; i < length; i++) {
            id[i] = DIGITS[random.nextInt(DIGITS.length)];
        }
        return new String(id);
    }
}
