package io.antiphon.benchmarks.process;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Samples memory while it is open, because a child that has ended no longer tells its peak.
public final class PeakWatch implements AutoCloseable {

    private static final Duration INTERVAL = Duration.ofMillis(200);

    private final AtomicLong peak = new AtomicLong();
    private final Thread watcher;

    public PeakWatch(ProcessMeter meter) {
        watcher = Thread.ofPlatform().daemon().name("peak-watch").start(() -> watch(meter));
    }

    /// The highest resident memory seen so far in bytes, or a living process's own peak if that is more.
    public long peakBytes() {
        return peak.get();
    }

    @Override
    public void close() {
        watcher.interrupt();
    }

    private void watch(ProcessMeter meter) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                ProcessSample sample = meter.sample();
                peak.accumulateAndGet(Math.max(sample.residentBytes(), sample.peakBytes()), Math::max);
                Thread.sleep(INTERVAL);
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }
}
