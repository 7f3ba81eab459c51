package io.antiphon.core.streaming.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicBoolean;

/// Reads a file that another is still writing. Its file stays readable whatever becomes of its name.
final class GrowingFile implements MadeMedia.Growing {

    /// The writer is another process, so that growth is seen only by looking: often at first, as the first sound is waited for, then at
    /// the rate that keeps the pieces worth sending.
    private static final long FIRST_WAIT_MILLIS = 1;
    private static final long LONGEST_WAIT_MILLIS = 8;

    private final SharedMaking making;
    private final FileChannel file;
    private final AtomicBoolean closed = new AtomicBoolean();
    private long wait = FIRST_WAIT_MILLIS;

    /// @param making that this is already counted as a reader of
    GrowingFile(SharedMaking making, FileChannel file) {
        this.making = making;
        this.file = file;
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        while (true) {
            // Asked before reading: what is written until it ended is then seen for certain.
            boolean ended = making.isComplete();
            int read = file.read(buffer);
            if (read > 0) {
                return read;
            }
            if (ended) {
                return -1;
            }
            if (!making.awaitEnd(wait)) {
                wait = Math.min(LONGEST_WAIT_MILLIS, wait * 2);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (closed.compareAndSet(false, true)) {
            try (file) {
                making.leave();
            }
        }
    }
}
