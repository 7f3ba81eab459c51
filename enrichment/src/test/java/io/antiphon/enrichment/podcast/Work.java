package io.antiphon.enrichment.podcast;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;

/// Keeps tasks until the test wants them done.
final class Work implements Executor {

    private final Queue<Runnable> tasks = new ArrayDeque<>();

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    void runAll() {
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
    }

    /// As a killed program does.
    void forget() {
        tasks.clear();
    }
}
