package io.antiphon.server.attack;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Goes on as time does, leaps over what nobody wants to wait for, and stands still when it is told to.
final class LeapingClock extends Clock {

    private Duration ahead = Duration.ZERO;
    private @Nullable Instant stopped;

    synchronized void leap(Duration time) {
        ahead = ahead.plus(time);
    }

    synchronized void stop() {
        stopped = instant();
    }

    @Override
    public synchronized Instant instant() {
        return stopped == null ? Instant.now().plus(ahead) : stopped;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }
}
