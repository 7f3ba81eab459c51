package io.antiphon.core;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/// Ends threads that may be writing to the database: they are waited for first, and interrupted only when that takes too long, as a thread
/// that is interrupted while it writes closes the embedded database's file for everybody.
public final class GracefulEnd {

    private GracefulEnd() {}

    /// Waits for a thread that was told to end.
    ///
    /// @param patience how long before it is interrupted, and how long afterwards
    public static void of(Thread worker, Duration patience) {
        try {
            if (!worker.join(patience)) {
                worker.interrupt();
                boolean _ = worker.join(patience);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Has nothing new begin, and waits for what is under way.
    ///
    /// @param patience how long before that is interrupted, and how long afterwards
    public static void of(ExecutorService workers, Duration patience) {
        workers.shutdown();
        try {
            if (!workers.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                workers.shutdownNow();
                boolean _ = workers.awaitTermination(patience.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
