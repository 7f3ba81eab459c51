package io.antiphon.enrichment.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps questions from a service that failed: for as long as it says, else for longer with each failure in a row after the second.
/// When the pause is over one question goes out to try; the others wait for what becomes of it.
final class Breaker {

    private static final int FAILURES_BORNE = 2;
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(30);
    private static final Duration LONGEST_WISH = Duration.ofHours(24);
    private static final Duration WHILE_TRYING = Duration.ofSeconds(2);
    private static final int MOST_DOUBLINGS = 20;

    private int failures;
    private boolean trying;
    private @Nullable Instant pausedUntil;

    /// Asks to send a question. Who may must say [#succeeded], [#failed] or [#givenUp] after.
    ///
    /// @return how long to wait instead; empty when it may be sent
    synchronized Optional<Duration> admit(Instant now) {
        Optional<Duration> pause = pause(now);
        if (pause.isPresent() || pausedUntil == null) {
            return pause;
        }
        if (trying) {
            return Optional.of(WHILE_TRYING);
        }
        trying = true;
        return Optional.empty();
    }

    /// How long nothing is sent any more.
    synchronized Optional<Duration> pause(Instant now) {
        Instant until = pausedUntil;
        return until == null || !now.isBefore(until) ? Optional.empty() : Optional.of(Duration.between(now, until));
    }

    /// Until when nothing is sent.
    synchronized Optional<Instant> pausedUntil(Instant now) {
        return pause(now).map(now::plus);
    }

    synchronized void succeeded() {
        failures = 0;
        trying = false;
        pausedUntil = null;
    }

    /// The question was not sent after all.
    synchronized void givenUp() {
        trying = false;
    }

    /// @param wish how long the service wants to be left alone; absent when it says nothing
    /// @return how long not to ask again
    synchronized Duration failed(Instant now, @Nullable Duration wish) {
        boolean tried = trying;
        trying = false;
        failures = Math.min(failures + 1, FAILURES_BORNE + MOST_DOUBLINGS);
        Duration pause = wish == null ? pauseAfter(failures - FAILURES_BORNE) : shorter(wish, LONGEST_WISH);
        if (wish != null || failures > FAILURES_BORNE || tried) {
            Instant until = now.plus(pause);
            pausedUntil = pausedUntil == null || until.isAfter(pausedUntil) ? until : pausedUntil;
        }
        return pause;
    }

    private static Duration pauseAfter(int doublings) {
        return shorter(FIRST_PAUSE.multipliedBy(1L << Math.max(0, doublings - 1)), LONGEST_PAUSE);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
