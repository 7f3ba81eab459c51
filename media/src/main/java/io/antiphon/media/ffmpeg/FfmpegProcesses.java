package io.antiphon.media.ffmpeg;

import io.antiphon.core.LibraryException;
import io.antiphon.core.streaming.cache.Making;
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
import java.util.function.Supplier;

/// Runs ffmpeg, at most so many at once for everything that needs it. A process ends with its stream or file, when it makes nothing for
/// long, and all with [#close()].
public final class FfmpegProcesses implements AutoCloseable {

    /// After which one that makes nothing is taken for stuck.
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);

    private final Semaphore places;
    private final Duration patience;
    private final Spawner spawner;
    private final Set<RunningProcess> running = ConcurrentHashMap.newKeySet();

    /// @param maxProcesses how many may run at once
    /// @param patience how long a further one waits for a place before it is refused
    public FfmpegProcesses(int maxProcesses, Duration patience) {
        this(maxProcesses, patience, () -> ProcessManners.NONE);
    }

    /// @param maxProcesses how many may run at once
    /// @param patience how long a further one waits for a place before it is refused
    /// @param manners found out when the first process is started
    public FfmpegProcesses(int maxProcesses, Duration patience, Supplier<ProcessManners> manners) {
        this.places = new Semaphore(maxProcesses, true);
        this.patience = patience;
        this.spawner = new Spawner(manners);
    }

    /// What the program writes to its output.
    ///
    /// @param name of what is worked on, for errors
    /// @throws LibraryException.Unavailable when too many are running or it cannot be started
    public InputStream start(Path program, List<String> arguments, String name) {
        return new TranscodeStream(run(program, arguments, name));
    }

    /// Work that writes a file by the program's own means.
    ///
    /// @param target what the arguments name, too
    /// @param name of what is worked on, for errors
    /// @throws LibraryException.Unavailable when too many are running or it cannot be started
    public Making startFile(Path program, List<String> arguments, String name, Path target) {
        return new TranscodeFile(run(program, arguments, name), target);
    }

    /// How many processes run now.
    public int runningCount() {
        return running.size();
    }

    /// Ends all processes.
    @Override
    public void close() {
        running.forEach(RunningProcess::close);
        spawner.close();
    }

    private RunningProcess run(Path program, List<String> arguments, String name) {
        takePlace();
        try {
            List<String> command = new ArrayList<>();
            command.add(program.toString());
            command.addAll(arguments);
            RunningProcess process = new RunningProcess(spawner.start(command), name, LONGEST_SILENCE,
                    this::ended);
            running.add(process);
            process.watch();
            return process;
        } catch (IOException e) {
            places.release();
            throw new LibraryException.Unavailable("ffmpeg could not be started: " + e.getMessage());
        }
    }

    private void ended(RunningProcess process) {
        if (running.remove(process)) {
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
