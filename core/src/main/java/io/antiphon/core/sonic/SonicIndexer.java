package io.antiphon.core.sonic;

import io.antiphon.core.analysis.TrackAnalysed;
import io.antiphon.core.event.Events;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// Tells the index of vectors what was analysed, in small batches on a thread of its own, after bringing it in line with what is
/// stored.
public final class SonicIndexer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(SonicIndexer.class.getName());
    private static final int BATCH = 500;

    private final SonicIndexWriter writer;
    private final Duration patience;
    /// An empty one ends the work.
    private final LinkedBlockingQueue<Optional<TrackAnalysed>> analysed = new LinkedBlockingQueue<>();
    private final Runnable unsubscribe;
    private final Thread thread;
    private volatile boolean closing;

    private SonicIndexer(SonicIndexWriter writer, Events events, int version, Duration patience) {
        this.writer = writer;
        this.patience = patience;
        this.unsubscribe = events.subscribe(event -> {
            if (event instanceof TrackAnalysed track && track.features().version() == version) {
                analysed.add(Optional.of(track));
            }
        });
        this.thread = Thread.ofPlatform().daemon().name("sonic-index").unstarted(this::run);
    }

    /// @param version of the vectors that are compared; others are passed over
    /// @param patience how long a vector may wait for others until it becomes findable
    public static SonicIndexer start(SonicIndexWriter writer, Events events, int version, Duration patience) {
        SonicIndexer indexer = new SonicIndexer(writer, events, version, patience);
        indexer.thread.start();
        return indexer;
    }

    /// Ends when what was told so far is findable. The thread is not interrupted, as that would close the index's files under it.
    @Override
    public void close() {
        unsubscribe.run();
        closing = true;
        analysed.add(Optional.empty());
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        logged("made", () -> writer.fillIfNeeded(() -> closing));
        while (logged("written", this::takeBatch)) {
            // The next batch.
        }
    }

    /// @return what the work says; after a failure, that it goes on
    private static boolean logged(String what, Work work) {
        try {
            return work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The index of sounds could not be " + what, e);
            return true;
        }
    }

    /// @return whether more may come
    private boolean takeBatch() throws InterruptedException {
        Optional<TrackAnalysed> next = analysed.take();
        if (next.isEmpty()) {
            return false;
        }
        long end = System.nanoTime() + patience.toNanos();
        try {
            for (int count = 1; next != null && next.isPresent(); count++) {
                writer.put(next.get().track(), next.get().features().vector());
                next = count == BATCH ? null
                        : analysed.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            }
        } finally {
            writer.commit();
        }
        return next == null || next.isPresent();
    }

    /// Work that may be told to stop.
    @FunctionalInterface
    private interface Work {

        boolean run() throws InterruptedException;
    }
}
