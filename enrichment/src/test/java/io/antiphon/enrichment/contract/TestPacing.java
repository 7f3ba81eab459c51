package io.antiphon.enrichment.contract;

import io.antiphon.enrichment.provider.Pacing;
import io.antiphon.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.Condition;

/// Time that passes when somebody waits for it.
public final class TestPacing implements Pacing {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T12:00:00Z"));

    @Override
    public Instant now() {
        return clock.instant();
    }

    public void move(Duration step) {
        clock.move(step);
    }

    @Override
    public void await(Condition changed, Duration atMost) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        clock.move(atMost);
    }
}
