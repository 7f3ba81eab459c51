package io.antiphon.core.library.scan;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/// Lets requests, whose answers somebody waits for, go before a scan, which works for minutes and has nobody waiting. A star beside a scan
/// that goes on meanwhile shares the processors with it, and writes the pages of the embedded database that the scan changed since the last
/// writing together with its own (decision 0024).
///
/// A scan waits for so long at most and then goes on for as long before it waits again: those who ask without end slow it down
/// to a half. Only requests that came a moment ago hold it up, as a song may be sent for as long as it is played.
public final class RightOfWay {

    private static final Duration LONGEST = Duration.ofMillis(20);
    private static final Duration MOMENT = Duration.ofMillis(50);

    private final long longest;
    private final long moment;
    private final LongSupplier nanoTime;
    /// Both are written under the lock and read without it.
    private volatile int underway;
    private volatile long newest;
    /// In nanoseconds of the clock.
    private volatile long goesOnUntil;

    public RightOfWay() {
        this(LONGEST, MOMENT, System::nanoTime);
    }

    /// @param longest how long is waited at a time
    /// @param moment for how long a request holds up a scan
    /// @param nanoTime a clock that only goes forward, as [System#nanoTime()]
    public RightOfWay(Duration longest, Duration moment, LongSupplier nanoTime) {
        this.longest = longest.toNanos();
        this.moment = moment.toNanos();
        this.nanoTime = nanoTime;
        this.goesOnUntil = nanoTime.getAsLong();
    }

    /// A request came.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    public synchronized void take() {
        newest = nanoTime.getAsLong();
        underway++;
    }

    /// A request was answered, in whatever way.
    @SuppressWarnings("NonAtomicVolatileUpdate")
    public synchronized void release() {
        underway--;
        if (underway == 0) {
            notifyAll();
        }
    }

    /// Waits while requests are being answered. Costs next to nothing when none is.
    public void give() {
        if (underway > 0) {
            long now = nanoTime.getAsLong();
            if (now - goesOnUntil >= 0 && isTaken(now)) {
                await(now + longest);
            }
        }
    }

    private boolean isTaken(long now) {
        return underway > 0 && now - newest < moment;
    }

    private synchronized void await(long end) {
        try {
            for (long now = nanoTime.getAsLong(); isTaken(now); now = nanoTime.getAsLong()) {
                if (now - end >= 0) {
                    goesOnUntil = now + longest;
                    return;
                }
                TimeUnit.NANOSECONDS.timedWait(this, Math.min(end - now, newest + moment - now));
            }
        } catch (InterruptedException e) {
            // The scan is to end, and sees so where it looks for that.
            Thread.currentThread().interrupt();
        }
    }
}
