package io.antiphon.core.library.scan;

import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Reads files on the scan's worker threads and gives up on those that take too long.
final class FileReaders {

    private static final long PATIENCE_MILLIS = 200;

    private final ScanTools tools;
    private final ThreadPoolExecutor workers;

    FileReaders(ScanTools tools, ThreadPoolExecutor workers) {
        this.tools = tools;
        this.workers = workers;
    }

    /// A file that is being read.
    record Pending(Reading.Task task, Future<Reading> result) {}

    Pending submit(Path file) {
        Reading.Task task = new Reading.Task(tools, file);
        return new Pending(task, workers.submit(task));
    }

    /// @param alive asked now and then; throws to end the wait
    Reading await(Pending pending, Runnable alive) {
        long limit = tools.settings().readTimeout().toMillis();
        while (true) {
            try {
                return pending.result().get(Math.min(limit, PATIENCE_MILLIS), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                alive.run();
                // Others may have waited in front of it: its own time counts.
                long startedAt = pending.task().startedAt();
                if (startedAt > 0 && System.currentTimeMillis() - startedAt >= limit) {
                    return giveUp(pending);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ScanCancelledException();
            } catch (ExecutionException e) {
                return new Reading.Failure("made the reader fail: " + e.getCause());
            }
        }
    }

    /// The thread may hang for good, so that another one takes its place.
    private Reading giveUp(Pending pending) {
        pending.result().cancel(true);
        workers.setMaximumPoolSize(workers.getMaximumPoolSize() + 1);
        workers.setCorePoolSize(workers.getCorePoolSize() + 1);
        return new Reading.Failure(
                "reading it took longer than %d s".formatted(tools.settings().readTimeout().toSeconds()));
    }
}
