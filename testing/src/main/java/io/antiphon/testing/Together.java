package io.antiphon.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Runs the same work on several threads at once.
public final class Together {

    private Together() {}

    /// Work of one of several at once.
    @FunctionalInterface
    public interface Work {

        /// @param worker from 0 on
        void run(int worker) throws Exception;
    }

    /// Returns when all have ended.
    ///
    /// @throws AssertionError when one failed
    public static void run(int workers, Work work) throws InterruptedException {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(workers)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                int worker = i;
                running.add(threads.submit(() -> {
                    start.await();
                    work.run(worker);
                    return null;
                }));
            }
            start.countDown();
            for (Future<?> one : running) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw new AssertionError("one of %d at once failed".formatted(workers), e.getCause());
        }
    }
}
