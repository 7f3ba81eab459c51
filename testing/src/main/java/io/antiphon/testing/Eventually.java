package io.antiphon.testing;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits for what another thread does soon, on machines that have other things to do as well.
public final class Eventually {

    private static final Duration LONGEST = Duration.ofMinutes(1);

    private Eventually() {}

    /// @param what is waited for, for the error
    /// @throws AssertionError when it was not so within a minute
    public static void await(String what, BooleanSupplier condition) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("not within %d seconds: %s".formatted(LONGEST.toSeconds(), what));
            }
            Thread.onSpinWait();
        }
    }
}
