package io.antiphon.enrichment.web;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Ends a request that takes too long, however lively its connection is.
final class Deadline implements AutoCloseable {

    private final AtomicReference<Runnable> cancel = new AtomicReference<>(() -> {});
    private final ScheduledFuture<?> alarm;
    private volatile boolean passed;

    Deadline(ScheduledExecutorService clockwork, Duration limit) {
        this.alarm = clockwork.schedule(this::pass, limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Watches a request, in place of the one before.
    ///
    /// @param cancelRequest run at once when it is too late already
    void watch(Runnable cancelRequest) {
        cancel.set(cancelRequest);
        if (passed) {
            cancelRequest.run();
        }
    }

    boolean hasPassed() {
        return passed;
    }

    private void pass() {
        passed = true;
        cancel.get().run();
    }

    @Override
    public void close() {
        alarm.cancel(false);
    }
}
