package io.antiphon.media.ffmpeg;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// One ffmpeg process: what it complains about, whether it makes anything, and how it ends.
final class RunningProcess implements AutoCloseable {

    private static final int KEPT_COMPLAINTS = 2000;
    /// What ffmpeg says when the last of a file could not be written, as on a full disk. Up to version 5 that is all it does: formats that
    /// hold much back until the end, as those of Ogg and MP4, then end like whole ones.
    private static final List<String> UNFINISHED = List.of("Error closing file", "Error writing trailer");
    private static final long EXIT_SECONDS = 30;
    private static final long WATCH_MILLIS = 1_000;
    /// Nobody waits for what it makes, so that its silence means nothing.
    private static final long NOT_AWAITED = Long.MIN_VALUE;

    private final Process process;
    private final String name;
    private final long longestSilence;
    private final Consumer<RunningProcess> whenEnded;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile long awaitedSince = NOT_AWAITED;
    private volatile String complaints = "";
    private volatile String lastComplaints = "";
    private final Thread complaintReader;

    /// @param name of what is worked on
    RunningProcess(Process process, String name, Duration longestSilence, Consumer<RunningProcess> whenEnded) {
        this.process = process;
        this.name = name;
        this.longestSilence = longestSilence.toNanos();
        this.whenEnded = whenEnded;
        this.complaintReader = Thread.ofVirtual().name("ffmpeg-complaints").start(this::readComplaints);
    }

    String name() {
        return name;
    }

    InputStream output() {
        return process.getInputStream();
    }

    boolean hasEnded() {
        return ended.get();
    }

    /// From now on something is expected of it.
    void awaited() {
        awaitedSince = System.nanoTime();
    }

    /// It made something, and nothing more is expected for now.
    void satisfied() {
        awaitedSince = NOT_AWAITED;
    }

    boolean waitFor(long millis) throws InterruptedException {
        return process.waitFor(millis, TimeUnit.MILLISECONDS);
    }

    /// @throws IOException unless it ended by itself and well
    void requireSuccess() throws IOException {
        try {
            if (!process.waitFor(EXIT_SECONDS, TimeUnit.SECONDS)) {
                throw new IOException("ffmpeg did not end after the last of %s".formatted(name));
            }
            complaintReader.join(TimeUnit.SECONDS.toMillis(EXIT_SECONDS));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while ffmpeg ended");
        }
        if (process.exitValue() != 0) {
            throw new IOException("ffmpeg failed on %s: %s".formatted(name, complaints.strip()));
        }
        if (UNFINISHED.stream().anyMatch(lastComplaints::contains)) {
            throw new IOException("ffmpeg could not finish %s: %s".formatted(name, lastComplaints.strip()));
        }
    }

    /// Starts to look whether it is stuck.
    void watch() {
        var _ = Thread.ofVirtual().name("ffmpeg-watch").start(this::lookAfter);
    }

    /// Once it returns the process counts no more, whichever thread ended it.
    @Override
    public synchronized void close() {
        if (ended.compareAndSet(false, true)) {
            process.destroyForcibly();
            try {
                process.getInputStream().close();
            } catch (IOException _) {
                // The process is gone; nothing depends on how its pipe ended.
            }
            whenEnded.accept(this);
        }
    }

    private void lookAfter() {
        try {
            while (!waitFor(WATCH_MILLIS)) {
                long since = awaitedSince;
                if (since != NOT_AWAITED && System.nanoTime() - since > longestSilence) {
                    process.destroyForcibly();
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void readComplaints() {
        try (InputStream errors = process.getErrorStream()) {
            byte[] before = new byte[0];
            byte[] last = errors.readNBytes(KEPT_COMPLAINTS);
            complaints = new String(last, StandardCharsets.UTF_8);
            byte[] more = errors.readNBytes(KEPT_COMPLAINTS);
            while (more.length > 0) {
                before = last;
                last = more;
                more = errors.readNBytes(KEPT_COMPLAINTS);
            }
            lastComplaints = new String(before, StandardCharsets.UTF_8) + new String(last, StandardCharsets.UTF_8);
        } catch (IOException _) {
            // The process was ended while it complained.
        }
    }
}
