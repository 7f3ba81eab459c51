package io.antiphon.media.jukebox;

import io.antiphon.core.LibraryException;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/// A sound device that keeps what it is given, and that can be made to wait or to be absent.
final class RecordingDevice implements SoundDevice {
    final List<RecordedLine> lines = new CopyOnWriteArrayList<>();
    boolean absent;
    /// How many writes may pass.
    final Semaphore writes = new Semaphore(Integer.MAX_VALUE / 2);

    @Override
    public synchronized Line open() {
        if (absent) {
            throw new LibraryException.Unavailable("There is no sound device on this server");
        }
        RecordedLine line = new RecordedLine();
        lines.add(line);
        return line;
    }

    final class RecordedLine implements Line {
        final ByteArrayOutputStream samples = new ByteArrayOutputStream();
        final CountDownLatch written = new CountDownLatch(1);
        volatile boolean closed;

        @Override
        public void write(byte[] bytes, int offset, int length) {
            writes.acquireUninterruptibly();
            samples.write(bytes, offset, length);
            written.countDown();
        }

        @Override
        public void drain() {
            // Everything is heard as it is written.
        }

        @Override
        public Duration played() {
            return Duration.ofMillis(samples.size() * 1000L / (SAMPLING_RATE * FRAME_BYTES));
        }

        @Override
        public void close() {
            closed = true;
            writes.release();
        }
    }
}
