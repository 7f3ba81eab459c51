package io.antiphon.core.streaming.cache;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One thing that is being made, and how many read it. It is given up when nobody does any more. When all of it is there, its readers
/// are told at once; that it is then put away takes time of its own, during which its file may go.
final class SharedMaking {

    private enum State {
        STARTING, GROWING, COMPLETE, SETTLED, FAILED
    }

    private final Path file;
    private final CountDownLatch started = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch settled = new CountDownLatch(1);
    private State state = State.STARTING;
    private int readers;
    private @Nullable Making work;
    private @Nullable Exception failure;

    SharedMaking(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /// Counts one more reader, who must [#leave()]; false when it is settled, so that one must look for it elsewhere.
    synchronized boolean join() {
        if (state == State.SETTLED || state == State.FAILED) {
            return false;
        }
        readers++;
        return true;
    }

    synchronized void started(Making begun) {
        work = begun;
        state = State.GROWING;
        started.countDown();
    }

    /// Waits until there is a file, and opens it.
    ///
    /// @throws java.nio.file.NoSuchFileException when it has been put away already
    /// @throws IOException or a runtime exception when it could not be started
    MadeMedia.Growing open() throws IOException {
        awaitStart();
        return new GrowingFile(this, FileChannel.open(file));
    }

    private void awaitStart() throws IOException {
        try {
            started.await();
        } catch (InterruptedException _) {
            throw interrupted();
        }
        isComplete();
    }

    /// Whether all of it is in the file.
    ///
    /// @throws IOException when that will never be
    synchronized boolean isComplete() throws IOException {
        requireNoFailure();
        return state == State.COMPLETE || state == State.SETTLED;
    }

    /// Waits so long, or until nothing more is written.
    ///
    /// @return whether it has come to that
    boolean awaitEnd(long millis) throws IOException {
        try {
            return ended.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            throw interrupted();
        }
    }

    /// Waits so long, or until what becomes of it is done.
    ///
    /// @return whether it has come to that
    boolean awaitSettled(Duration longest) throws IOException {
        try {
            return settled.await(longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            throw interrupted();
        }
    }

    /// All of it is in the file.
    ///
    /// @return whether it may be put away; false when it was given up
    synchronized boolean completed() {
        if (state == State.FAILED) {
            return false;
        }
        state = State.COMPLETE;
        ended.countDown();
        return true;
    }

    /// It is put away, or will not be.
    synchronized void settled() {
        state = State.SETTLED;
        if (readers == 0) {
            deleteFile();
        }
        ended.countDown();
        settled.countDown();
    }

    synchronized void failed(Exception reason) {
        if (state != State.FAILED) {
            state = State.FAILED;
            failure = reason;
        }
        deleteFile();
        started.countDown();
        ended.countDown();
        settled.countDown();
    }

    /// One reader less; without any, the work is given up and what is left of it deleted.
    void leave() {
        Making unwanted = null;
        synchronized (this) {
            readers--;
            if (readers > 0) {
                return;
            }
            if (state == State.GROWING) {
                state = State.FAILED;
                failure = new IOException("nobody listens any more");
                unwanted = work;
            } else if (state == State.SETTLED || state == State.FAILED) {
                deleteFile();
            }
        }
        if (unwanted != null) {
            unwanted.close();
        }
    }

    /// Ends the work whoever reads.
    void end() {
        Making running;
        synchronized (this) {
            running = work;
        }
        if (running != null) {
            running.close();
        }
    }

    private void requireNoFailure() throws IOException {
        Exception reason = failure;
        if (reason instanceof RuntimeException unstarted && work == null) {
            throw unstarted;
        }
        if (reason != null) {
            throw new IOException(reason.getMessage(), reason);
        }
    }

    private static IOException interrupted() {
        Thread.currentThread().interrupt();
        return new IOException("interrupted while waiting for more");
    }

    /// When it is kept, it has another name by now. Readers have it open; a system that does not delete what is open does it when the last
    /// one leaves.
    private void deleteFile() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException _) {
            // Cleaned at the next start.
        }
    }
}
