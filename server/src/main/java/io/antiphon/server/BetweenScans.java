package io.antiphon.server;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Work that is due now and then and reads much: it waits for the end of a scan, whose time it would take and whose half of the library
/// it would find. A scan that never seems to end does not put it off for ever. Called every few minutes, by one thread.
final class BetweenScans implements Runnable {

    private final BooleanSupplier scanning;
    private final Duration patience;
    private final Clock clock;
    private final BooleanSupplier due;
    private final Runnable work;
    private @Nullable Instant dueSince;

    /// @param patience how long scans may put it off
    BetweenScans(BooleanSupplier scanning, Duration patience, Clock clock, BooleanSupplier due, Runnable work) {
        this.scanning = scanning;
        this.patience = patience;
        this.clock = clock;
        this.due = due;
        this.work = work;
    }

    @Override
    public void run() {
        if (!due.getAsBoolean()) {
            dueSince = null;
            return;
        }
        Instant now = clock.instant();
        Instant since = dueSince == null ? now : dueSince;
        dueSince = since;
        if (!scanning.getAsBoolean() || !now.isBefore(since.plus(patience))) {
            dueSince = null;
            work.run();
        }
    }
}
