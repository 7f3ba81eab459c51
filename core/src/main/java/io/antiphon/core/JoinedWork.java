package io.antiphon.core;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Work behind those who ask for it: few things at once and one at a time for each key, which whoever asks meanwhile joins, and no more of it
/// than fits into the queue. What is turned away is asked for again by whoever asks next.
public final class JoinedWork<K> implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(JoinedWork.class.getName());
    private static final int AT_ONCE = 2;
    private static final int IDLE_SECONDS = 10;

    private final String what;
    private final Duration patience;
    private final ConcurrentMap<K, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor threads;

    /// @param what is done, as its threads are called
    /// @param waiting how much may wait
    /// @param patience how long the end waits for what is under way
    public JoinedWork(String what, int waiting, Duration patience) {
        this.what = what;
        this.patience = patience;
        this.threads = new ThreadPoolExecutor(AT_ONCE, AT_ONCE, IDLE_SECONDS, TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(waiting), Thread.ofPlatform().daemon().name(what + "-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    /// Does something behind whoever asks; joins what is done about the key already.
    ///
    /// @return done when it is done or turned away
    public CompletableFuture<Void> later(K key, Runnable work) {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> before = underWay.putIfAbsent(key, mine);
        if (before != null) {
            return before;
        }
        try {
            threads.execute(() -> run(key, work, mine));
        } catch (RejectedExecutionException _) {
            finish(key, mine);
        }
        return mine;
    }

    /// Does something in this thread, after what is done about the key already.
    ///
    /// @return what it says; false when it was interrupted before
    public boolean now(K key, BooleanSupplier work) {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> before = underWay.putIfAbsent(key, mine);
        while (before != null) {
            try {
                before.get();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return false;
            } catch (ExecutionException _) {
                // It never ends so.
            }
            before = underWay.putIfAbsent(key, mine);
        }
        try {
            return work.getAsBoolean();
        } finally {
            finish(key, mine);
        }
    }

    /// How much waits.
    public int waiting() {
        return threads.getQueue().size();
    }

    private void run(K key, Runnable work, CompletableFuture<Void> mine) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "%s: what is done about %s failed".formatted(what, key), e);
        } finally {
            finish(key, mine);
        }
    }

    private void finish(K key, CompletableFuture<Void> mine) {
        boolean _ = underWay.remove(key, mine);
        boolean _ = mine.complete(null);
    }

    /// Begins nothing more, and waits for what is at hand.
    @Override
    public void close() {
        threads.shutdown();
        threads.getQueue().clear();
        GracefulEnd.of(threads, patience);
        underWay.values().forEach(waited -> waited.complete(null));
    }
}
