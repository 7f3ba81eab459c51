package io.antiphon.nativeapi.http;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// How many requests each caller may send: so many in a minute, at once or spread, and as many again as time brings back. Those that were
/// not heard of for longest are forgotten when there are many.
public final class RateLimits {

    private static final int MOST_CALLERS = 10_000;
    private static final double WINDOW_MILLIS = 60_000;

    private final int quota;
    private final Clock clock;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_CALLERS;
        }
    };

    /// @param quota requests in a minute; 0 for any number
    public RateLimits(int quota, Clock clock) {
        this.quota = quota;
        this.clock = clock;
    }

    public boolean isOn() {
        return quota > 0;
    }

    /// One more request.
    public synchronized Standing take(String caller) {
        long now = clock.millis();
        Bucket before = buckets.getOrDefault(caller, new Bucket(quota, now));
        // A clock that was set back brings nothing back.
        double brought = Math.max(0, now - before.at()) * quota / WINDOW_MILLIS;
        double left = Math.min(quota, before.left() + brought);
        boolean allowed = left >= 1;
        double after = allowed ? left - 1 : left;
        buckets.put(caller, new Bucket(after, now));
        double millisTo = allowed ? (quota - after) * WINDOW_MILLIS / quota : (1 - left) * WINDOW_MILLIS / quota;
        return new Standing(allowed, quota, (long) after, Duration.ofMillis((long) Math.ceil(millisTo)));
    }

    private record Bucket(double left, long at) {}

    /// How a caller stands.
    ///
    /// @param left how many more are allowed at once
    /// @param pause until the next one is allowed; when this one is, until all are
    public record Standing(boolean allowed, int quota, long left, Duration pause) {

        /// As `RateLimit-Policy` says it (draft-ietf-httpapi-ratelimit-headers).
        public String policy() {
            return "\"default\";q=%d;w=60".formatted(quota);
        }

        /// As `RateLimit` says it.
        public String limit() {
            return "\"default\";r=%d;t=%d".formatted(left, Math.ceilDiv(pause.toMillis(), 1000));
        }
    }
}
