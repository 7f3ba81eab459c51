package io.antiphon.core.sharing;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/// Who looked at which share lately: opening a page again soon afterwards is the same visit. Bounded, and forgotten at a restart.
final class RecentVisits {

    private static final Duration ONE_VISIT = Duration.ofMinutes(30);
    private static final int REMEMBERED = 10_000;

    private final Map<Visitor, Instant> seen = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Visitor, Instant> eldest) {
            return size() > REMEMBERED;
        }
    };

    private record Visitor(ShareId share, String address) {}

    /// @return whether this is a new visit
    synchronized boolean begins(ShareId share, String address, Instant now) {
        Instant before = seen.put(new Visitor(share, address), now);
        return before == null || now.isAfter(before.plus(ONE_VISIT));
    }
}
