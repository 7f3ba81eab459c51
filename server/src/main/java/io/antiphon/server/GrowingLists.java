package io.antiphon.server;

import io.antiphon.core.event.Event;
import io.antiphon.core.library.scan.ScanProgressed;
import io.antiphon.core.library.scan.ScanStatus;
import io.antiphon.persistence.catalogue.JdbcCatalogue;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;

/// Shows what a first scan has found while it goes on. Lists are kept for as long as the catalogue has its version, which only the end of a
/// scan changes; a first one of a large library takes minutes, and an app that shows nothing meanwhile looks broken.
final class GrowingLists implements Consumer<Event> {

    private static final Duration BETWEEN = Duration.ofSeconds(3);

    private final JdbcCatalogue catalogue;
    private final Clock clock;
    private Instant last = Instant.MIN;

    GrowingLists(JdbcCatalogue catalogue, Clock clock) {
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @Override
    public void accept(Event event) {
        if (event instanceof ScanProgressed(ScanStatus status) && status.scanning() && status.finishedAt() == null) {
            forget(clock.instant());
        }
    }

    /// Whoever scans tells from one thread, but not from the same one each time.
    private synchronized void forget(Instant now) {
        if (!last.plus(BETWEEN).isAfter(now)) {
            last = now;
            catalogue.forgetLists();
        }
    }
}
