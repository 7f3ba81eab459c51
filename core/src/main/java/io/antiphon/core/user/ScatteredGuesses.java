package io.antiphon.core.user;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Failures for one account from anywhere, so that many addresses together guess hardly more than one does: after [#FREE] of them, one in
/// each [#ONE_EVERY] is checked. They are forgiven at that pace, too, so that an app which fails now and then closes nothing.
/// Memory is bounded.
final class ScatteredGuesses {

    static final int FREE = 100;
    static final Duration ONE_EVERY = Duration.ofMinutes(1);

    private static final int CAPACITY = 10_000;

    private final Clock clock;
    private final Map<String, Level> levels = new LinkedHashMap<>(64, 0.75f, true);

    ScatteredGuesses(Clock clock) {
        this.clock = clock;
    }

    /// How long nothing more is checked for an account; zero or less when something is.
    synchronized Duration wait(String account) {
        Level level = levels.get(key(account));
        if (level == null) {
            return Duration.ZERO;
        }
        Level now = level.at(clock.instant());
        return now.failures() < FREE ? Duration.ZERO
                : ONE_EVERY.minus(Duration.between(now.since(), clock.instant()));
    }

    synchronized void failed(String account) {
        Instant now = clock.instant();
        Level level = levels.getOrDefault(key(account), new Level(0, now)).at(now);
        levels.put(key(account), new Level(Math.min(FREE, level.failures() + 1), level.since()));
        if (levels.size() > CAPACITY) {
            levels.remove(levels.keySet().iterator().next());
        }
    }

    private static String key(String account) {
        return account.toLowerCase(Locale.ROOT);
    }

    /// @param since from when on the next one is forgiven
    private record Level(int failures, Instant since) {

        Level at(Instant now) {
            long forgiven = Math.max(0, Duration.between(since, now).dividedBy(ONE_EVERY));
            return forgiven >= failures ? new Level(0, now)
                    : new Level(failures - (int) forgiven, since.plus(ONE_EVERY.multipliedBy(forgiven)));
        }
    }
}
