package io.antiphon.core.health;

import io.antiphon.core.event.Events;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Looks now and then how the server fares, and tells when that changes. Many may ask what it saw last.
public final class HealthWatch {

    private final Supplier<HealthStatus> check;
    private final Events events;
    private @Nullable HealthStatus seen;

    /// @param check finds out, which may take a moment
    public HealthWatch(Supplier<HealthStatus> check, Events events) {
        this.check = check;
        this.events = events;
    }

    /// What was seen last; looks when nothing was yet.
    public synchronized HealthStatus status() {
        HealthStatus known = seen;
        return known == null ? look() : known;
    }

    public synchronized HealthStatus look() {
        HealthStatus now = check.get();
        HealthStatus before = seen;
        seen = now;
        if (before != null && !before.equals(now)) {
            events.publish(new HealthChanged(now));
        }
        return now;
    }
}
