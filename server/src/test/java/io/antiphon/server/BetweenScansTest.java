package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class BetweenScansTest {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final AtomicBoolean scanning = new AtomicBoolean();
    private final AtomicBoolean due = new AtomicBoolean(true);
    private final AtomicInteger done = new AtomicInteger();
    private final BetweenScans work = new BetweenScans(scanning::get, Duration.ofHours(24), clock, due::get,
            done::incrementAndGet);

    @Test
    void workThatIsDueIsDoneAtOnceWhenNothingIsScanned() {
        work.run();
        assertThat(done).hasValue(1);
    }

    @Test
    void workThatIsNotDueIsNotDone() {
        due.set(false);
        work.run();
        assertThat(done).hasValue(0);
    }

    @Test
    void workThatIsDueWaitsForTheEndOfAScan() {
        scanning.set(true);
        work.run();
        clock.move(Duration.ofHours(2));
        work.run();
        assertThat(done).hasValue(0);
        scanning.set(false);
        work.run();
        assertThat(done).hasValue(1);
    }

    @Test
    void aScanThatDoesNotEndPutsItOffForSoLongOnly() {
        scanning.set(true);
        work.run();
        clock.move(Duration.ofHours(24));
        work.run();
        assertThat(done).hasValue(1);
        work.run();
        assertThat(done).hasValue(1);
    }
}
