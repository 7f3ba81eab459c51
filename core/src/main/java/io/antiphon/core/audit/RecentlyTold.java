package io.antiphon.core.audit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Remembers what was told a short while ago, so that the same thing again and again is written down once.
public final class RecentlyTold {

    private static final int CAPACITY = 2_000;

    private final Duration silence;
    private final Clock clock;
    private final Map<String, Instant> told = new LinkedHashMap<>(16, 0.75f, true);

    public RecentlyTold(Duration silence, Clock clock) {
        this.silence = silence;
        this.clock = clock;
    }

    /// Whether this is worth telling; it counts as told from now on.
    public boolean isNews(String what) {
        Instant now = clock.instant();
        synchronized (told) {
            Instant last = told.get(what);
            if (last != null && now.isBefore(last.plus(silence))) {
                return false;
            }
            told.put(what, now);
            if (told.size() > CAPACITY) {
                told.remove(told.keySet().iterator().next());
            }
            return true;
        }
    }
}
