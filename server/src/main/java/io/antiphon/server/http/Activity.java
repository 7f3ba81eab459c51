package io.antiphon.server.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/// What a connection is about: how many of its requests are being answered, and since when it waits for the next one or for the rest of
/// one. With HTTP/2 several run at once, and Helidon's own idea of that forgets nothing.
final class Activity {

    private static final long NOTHING_ARRIVED = Long.MIN_VALUE;

    private final LongSupplier nanos;
    private final AtomicInteger running = new AtomicInteger();
    private volatile long lastEnd;
    private volatile long firstByte = NOTHING_ARRIVED;

    Activity(LongSupplier nanos) {
        this.nanos = nanos;
        this.lastEnd = nanos.getAsLong();
    }

    void requestStarted() {
        running.incrementAndGet();
        firstByte = NOTHING_ARRIVED;
    }

    void requestEnded() {
        lastEnd = nanos.getAsLong();
        running.decrementAndGet();
    }

    /// Some bytes came from the client.
    void bytesArrived() {
        if (firstByte == NOTHING_ARRIVED && !isAnswering()) {
            firstByte = nanos.getAsLong();
        }
    }

    boolean isAnswering() {
        return running.get() > 0;
    }

    /// How long no request has been answered; zero while one is.
    Duration idleTime() {
        return isAnswering() ? Duration.ZERO : Duration.ofNanos(nanos.getAsLong() - lastEnd);
    }

    /// How long the beginning of a request has been there without its end; zero when there is none.
    Duration incompleteTime() {
        long since = firstByte;
        return isAnswering() || since == NOTHING_ARRIVED ? Duration.ZERO
                : Duration.ofNanos(nanos.getAsLong() - since);
    }
}
