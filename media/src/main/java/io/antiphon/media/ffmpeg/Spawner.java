package io.antiphon.media.ffmpeg;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Starts processes from one thread that lives as long as this does. Linux sends the signal of a parent's death when the *thread* that
/// started the process ends (prctl(2), PR_SET_PDEATHSIG), and threads of pools come and go.
final class Spawner implements AutoCloseable {

    private final ExecutorService thread = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("ffmpeg-starter").factory());

    private final Supplier<ProcessManners> manners;
    private @Nullable ProcessManners known;

    /// @param manners asked for once, with the first process
    Spawner(Supplier<ProcessManners> manners) {
        this.manners = manners;
    }

    /// With an input that is empty.
    Process start(List<String> command) throws IOException {
        CompletableFuture<Process> starting = new CompletableFuture<>();
        try {
            thread.execute(() -> start(command, starting));
            return starting.get();
        } catch (ExecutionException e) {
            throw new IOException(String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()), e);
        } catch (RejectedExecutionException e) {
            throw new IOException("the server is stopping", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var _ = starting.whenComplete((process, _) -> endUnowned(process));
            throw new IOException("interrupted", e);
        }
    }

    /// On the one thread.
    private void start(List<String> command, CompletableFuture<Process> starting) {
        try {
            ProcessManners found = known == null ? manners.get() : known;
            known = found;
            List<String> whole = new ArrayList<>(found.prefix());
            whole.addAll(command);
            Process process = new ProcessBuilder(whole).start();
            process.getOutputStream().close();
            starting.complete(process);
        } catch (IOException | RuntimeException e) {
            starting.completeExceptionally(e);
        }
    }

    private static void endUnowned(@Nullable Process process) {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    @Override
    public void close() {
        thread.shutdown();
    }
}
