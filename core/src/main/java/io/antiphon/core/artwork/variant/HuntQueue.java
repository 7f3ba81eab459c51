package io.antiphon.core.artwork.variant;

import io.antiphon.core.library.ItemId;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Work on things that somebody looks at, few at once and one at a time for each thing, and no more of it than fits into the queue: what is
/// turned away is asked for again by whoever asks next.
final class HuntQueue implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(HuntQueue.class.getName());
    private static final int AT_ONCE = 2;
    private static final int WAITING = 200;
    private static final int LONGEST_END_SECONDS = 10;

    private final ConcurrentMap<ItemId, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads;

    HuntQueue() {
        this.threads = new ThreadPoolExecutor(AT_ONCE, AT_ONCE, 10, TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(WAITING), Thread.ofPlatform().daemon().name("pictures-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /// Does something behind whoever asks; joins what is done about the thing already.
    ///
    /// @return done when it is done or turned away
    CompletableFuture<Void> later(ItemId item, Runnable work) {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> before = underWay.putIfAbsent(item, mine);
        if (before != null) {
            return before;
        }
        try {
            threads.execute(() -> run(item, work, mine));
        } catch (RejectedExecutionException _) {
            finish(item, mine);
        }
        return mine;
    }

    /// Does something in this thread, after what is done about the thing already.
    boolean now(ItemId item, BooleanSupplier work) {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> before = underWay.putIfAbsent(item, mine);
        while (before != null) {
            try {
                before.get();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            } catch (ExecutionException _) {
                // It never ends so.
            }
            before = underWay.putIfAbsent(item, mine);
        }
        try {
            return work.getAsBoolean();
        } finally {
            finish(item, mine);
        }
    }

    private void run(ItemId item, Runnable work, CompletableFuture<Void> mine) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "pictures of %s could not be looked up".formatted(item), e);
        } finally {
            finish(item, mine);
        }
    }

    private void finish(ItemId item, CompletableFuture<Void> mine) {
        boolean _ = underWay.remove(item, mine);
        boolean _ = mine.complete(null);
    }

    /// Begins nothing more, and waits for what is at hand. An interrupt in the middle of a write costs the whole database, so that it is
    /// left to the last.
    @Override
    public void close() {
        threads.shutdown();
        threads.getQueue().clear();
        try {
            if (!threads.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS)) {
                threads.shutdownNow();
                boolean _ = threads.awaitTermination(LONGEST_END_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        underWay.values().forEach(waited -> waited.complete(null));
    }
}
