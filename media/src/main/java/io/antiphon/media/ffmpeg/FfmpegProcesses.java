package io.antiphon.media.ffmpeg;

import io.antiphon.core.LibraryException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Runs ffmpeg, at most so many at once for everything that needs it. A process ends with its stream, and all with
/// [#close()].
public final class FfmpegProcesses implements AutoCloseable {

    private final Semaphore places;
    private final Duration patience;
    private final Set<TranscodeStream> running = ConcurrentHashMap.newKeySet();

    /// @param maxProcesses how many may run at once
    /// @param patience how long a further one waits for a place before it is refused
    public FfmpegProcesses(int maxProcesses, Duration patience) {
        this.places = new Semaphore(maxProcesses, true);
        this.patience = patience;
    }

    /// What the program writes to its output.
    ///
    /// @param name of what is worked on, for errors
    /// @throws LibraryException.Unavailable when too many are running or it cannot be started
    public InputStream start(Path program, List<String> arguments, String name) {
        takePlace();
        try {
            List<String> command = new ArrayList<>();
            command.add(program.toString());
            command.addAll(arguments);
            Process process = new ProcessBuilder(command).redirectInput(ProcessBuilder.Redirect.PIPE).start();
            process.getOutputStream().close();
            TranscodeStream stream = new TranscodeStream(process, name, this::ended);
            running.add(stream);
            return stream;
        } catch (IOException e) {
            places.release();
            throw new LibraryException.Unavailable("ffmpeg could not be started: " + e.getMessage());
        }
    }

    /// How many processes run now.
    public int runningCount() {
        return running.size();
    }

    /// Ends all processes.
    @Override
    public void close() {
        running.forEach(TranscodeStream::close);
    }

    private void ended(TranscodeStream stream) {
        if (running.remove(stream)) {
            places.release();
        }
    }

    private void takePlace() {
        try {
            if (!places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new LibraryException.Unavailable("Too many transcodes are running; try again shortly");
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new LibraryException.Unavailable("Interrupted while waiting for a transcode");
        }
    }
}
