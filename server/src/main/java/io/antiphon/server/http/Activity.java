package io.antiphon.server.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// How many requests of a connection are being answered, and since when none is. With HTTP/2 several run at once, and Helidon's own idea
/// of that forgets nothing.
final class Activity {

    private final AtomicInteger running = new AtomicInteger();
    private volatile long lastEnd;

    /// @param now in nanoseconds, as all times here
    Activity(long now) {
        this.lastEnd = now;
    }

    void begins() {
        running.incrementAndGet();
    }

    void ends(long now) {
        lastEnd = now;
        running.decrementAndGet();
    }

    boolean isAnswering() {
        return running.get() > 0;
    }

    /// How long no request has been answered; zero while one is.
    Duration idleTime(long now) {
        return isAnswering() ? Duration.ZERO : Duration.ofNanos(now - lastEnd);
    }
}
