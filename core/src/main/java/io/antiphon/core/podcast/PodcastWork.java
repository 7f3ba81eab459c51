package io.antiphon.core.podcast;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/// The threads that podcasts work on, and the clockwork of scheduled refreshes. Closing interrupts what is under way, which the next
/// start goes on with.
public final class PodcastWork implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(PodcastWork.class.getName());
    private static final Duration TICK = Duration.ofMinutes(1);
    private static final Duration FIRST_TICK = Duration.ofSeconds(15);
    private static final long CLOSING_SECONDS = 5;

    private final ExecutorService downloads;
    private final ExecutorService refreshes;
    private final ScheduledExecutorService clockwork;

    /// @param downloads episodes downloaded at once
    /// @param refreshes feeds read at once
    public PodcastWork(int downloads, int refreshes) {
        this.downloads = pool(downloads, "podcast-download-");
        this.refreshes = pool(refreshes, "podcast-refresh-");
        this.clockwork = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("podcast-clockwork").factory());
    }

    public Executor downloads() {
        return downloads;
    }

    public Executor refreshes() {
        return refreshes;
    }

    /// Goes on with what the end of the program interrupted, then looks every minute for feeds that are due.
    public void start(PodcastRefresher refresher, PodcastDownloads queue) {
        clockwork.execute(() -> guarded(queue::resume));
        clockwork.execute(() -> guarded(refresher::resume));
        ScheduledFuture<?> _ = clockwork.scheduleAtFixedRate(() -> guarded(refresher::refreshDue),
                FIRST_TICK.toSeconds(), TICK.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        clockwork.shutdownNow();
        refreshes.shutdownNow();
        downloads.shutdownNow();
        try {
            if (!downloads.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)
                    || !refreshes.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                LOG.log(System.Logger.Level.WARNING, "podcast downloads did not stop in time");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// A task that throws would never be run again.
    private static void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "podcasts could not be looked after", e);
        }
    }

    /// Virtual threads: an interrupt ends their reading from a socket.
    private static ExecutorService pool(int size, String name) {
        return Executors.newFixedThreadPool(size, Thread.ofVirtual().name(name, 0).factory());
    }
}
