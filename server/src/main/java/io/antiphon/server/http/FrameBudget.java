package io.antiphon.server.http;

import java.util.concurrent.TimeUnit;

/// How much a client may cost by frames that carry nothing: some at once, and so many more in a second.
final class FrameBudget {

    private static final double AT_ONCE = 1_000;
    private static final double A_SECOND = 100;

    private double left = AT_ONCE;
    private long since;

    /// @param now in nanoseconds, as all times here
    FrameBudget(long now) {
        this.since = now;
    }

    /// @return whether there was that much left
    boolean take(int cost, long now) {
        left = Math.min(AT_ONCE, left + A_SECOND * (now - since) / TimeUnit.SECONDS.toNanos(1)) - cost;
        since = now;
        return left >= 0;
    }
}
