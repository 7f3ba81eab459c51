package io.antiphon.core.library.scan;

import io.antiphon.core.event.Events;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How the scan stands, for everyone to see: written by the scan's thread, read by any.
final class Progress {

    private static final Duration BETWEEN_EVENTS = Duration.ofMillis(500);

    private final Clock clock;
    private final Events events;
    private volatile ScanStatus status = new ScanStatus(false, null, 0, 0, 0, 0, null, null, null);
    private Instant lastEvent = Instant.MIN;

    Progress(Clock clock, Events events) {
        this.clock = clock;
        this.events = events;
    }

    ScanStatus status() {
        return status;
    }

    void started(long filesExpected, @Nullable Instant finishedBefore) {
        status = new ScanStatus(true, "starting", 0, 0, filesExpected, 0, clock.instant(), finishedBefore, null);
        tell();
    }

    void phase(String name) {
        ScanStatus now = status;
        status = new ScanStatus(true, name, now.filesSeen(), now.filesRead(), now.filesExpected(), now.problems(),
                now.startedAt(), now.finishedAt(),
                now.lastError());
        tell();
    }

    void add(int filesSeen, int filesRead, int problems) {
        ScanStatus now = status;
        status = new ScanStatus(true, now.phase(), now.filesSeen() + filesSeen, now.filesRead() + filesRead,
                now.filesExpected(), now.problems() + problems,
                now.startedAt(), now.finishedAt(), now.lastError());
        if (lastEvent.plus(BETWEEN_EVENTS).isBefore(clock.instant())) {
            tell();
        }
    }

    void expect(long files, @Nullable Instant finishedBefore) {
        ScanStatus now = status;
        status = new ScanStatus(true, now.phase(), now.filesSeen(), now.filesRead(), files, now.problems(),
                now.startedAt(), finishedBefore, now.lastError());
    }

    void failed(String reason) {
        ScanStatus now = status;
        String all = now.lastError() == null ? reason : now.lastError() + " " + reason;
        status = new ScanStatus(now.scanning(), now.phase(), now.filesSeen(), now.filesRead(), now.filesExpected(),
                now.problems(), now.startedAt(),
                now.finishedAt(), all);
    }

    /// @param finishedAt when the scan was complete; absent to keep when the one before was
    void ended(@Nullable Instant finishedAt) {
        ScanStatus now = status;
        status = new ScanStatus(false, null, now.filesSeen(), now.filesRead(), now.filesExpected(), now.problems(),
                now.startedAt(),
                finishedAt == null ? now.finishedAt() : finishedAt, now.lastError());
        tell();
    }

    private void tell() {
        lastEvent = clock.instant();
        events.publish(new ScanProgressed(status));
    }
}
