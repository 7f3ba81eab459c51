package io.antiphon.core.streaming.cache;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.atomic.AtomicBoolean;

/// Copies a stream into a file.
final class CopyingMaking implements Making {

    private static final int BUFFER = 64 * 1024;

    private final InputStream stream;
    private final FileChannel file;
    private final AtomicBoolean ended = new AtomicBoolean();

    CopyingMaking(InputStream stream, FileChannel file) {
        this.stream = stream;
        this.file = file;
    }

    @Override
    public void await() throws IOException {
        try (file; stream) {
            byte[] buffer = new byte[BUFFER];
            for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
                ByteBuffer bytes = ByteBuffer.wrap(buffer, 0, read);
                while (bytes.hasRemaining()) {
                    file.write(bytes);
                }
            }
            if (ended.get()) {
                throw new IOException("ended before it was whole");
            }
        }
    }

    @Override
    public void close() {
        ended.set(true);
        try {
            stream.close();
        } catch (IOException _) {
            // The copying sees the stream end and says so.
        }
    }
}
