package io.antiphon.core.enrichment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// How fast looking up goes, waiting included.
final class LookupPace {

    private static final int ENOUGH = 5;

    private final Clock clock;
    private Instant since;
    private long remainingAtStart = -1;
    private long lookups;

    LookupPace(Clock clock) {
        this.clock = clock;
        this.since = clock.instant();
    }

    synchronized void began() {
        since = clock.instant();
        lookups = 0;
        remainingAtStart = -1;
    }

    synchronized void lookedUp() {
        lookups++;
    }

    /// @param things that are left; one look-up may answer for several
    synchronized Optional<Duration> remaining(long things) {
        if (remainingAtStart < things) {
            remainingAtStart = things;
            since = clock.instant();
            lookups = 0;
        }
        long done = remainingAtStart - things;
        if (things == 0 || lookups < ENOUGH || done == 0) {
            return Optional.empty();
        }
        Duration spent = Duration.between(since, clock.instant());
        return Optional.of(Duration.ofSeconds(Math.round((double) spent.toSeconds() * things / done)));
    }
}
