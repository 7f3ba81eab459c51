package io.antiphon.enrichment.provider;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;

/// Time as services are paced by, and waiting for it.
public interface Pacing {

    Instant now();

    /// Waits until a condition is signalled or the time is over, whichever comes first.
    ///
    /// @throws InterruptedException when the thread was interrupted meanwhile
    void await(Condition changed, Duration atMost) throws InterruptedException;

    static Pacing of(Clock clock) {
        return new Pacing() {

            @Override
            public Instant now() {
                return clock.instant();
            }

            @Override
            @SuppressWarnings("WaitNotInLoop") // Whoever calls it does so in a loop.
            public void await(Condition changed, Duration atMost) throws InterruptedException {
                long _ = changed.awaitNanos(atMost.toNanos());
            }
        };
    }
}
