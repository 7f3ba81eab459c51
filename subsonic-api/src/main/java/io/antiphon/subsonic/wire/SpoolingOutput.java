package io.antiphon.subsonic.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/// Keeps the first 64 KiB of an answer, so that what fails early can still become an error and what is short is sent in one
/// piece; then streams. Compresses what is worth it when the client takes gzip.
final class SpoolingOutput extends OutputStream {
    private static final int LIMIT = 64 * 1024;
    private static final int WORTH_COMPRESSING = 1400;

    private final Exchange exchange;
    private final boolean gzip;
    private byte[] buffer = new byte[4096];
    private int length;
    private @Nullable OutputStream stream;

    SpoolingOutput(Exchange exchange, boolean gzip) {
        this.exchange = exchange;
        this.gzip = gzip;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[]{(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
        if (stream == null && length + count > LIMIT) {
            stream = open();
            stream.write(buffer, 0, length);
        }
        if (stream != null) {
            stream.write(bytes, offset, count);
            return;
        }
        if (length + count > buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.min(LIMIT, Math.max(buffer.length * 4, length + count)));
        }
        System.arraycopy(bytes, offset, buffer, length, count);
        length += count;
    }

    /// Only the end sends what is left: a flush between would make small packets.
    @Override
    public void flush() {
        // see above
    }

    /// Ends the answer. Not called when writing failed.
    void finish() throws IOException {
        if (stream != null) {
            stream.close();
        } else if (gzip && length >= WORTH_COMPRESSING) {
            try (OutputStream compressed = open()) {
                compressed.write(buffer, 0, length);
            }
        } else {
            exchange.send(Arrays.copyOf(buffer, length));
        }
    }

    private OutputStream open() throws IOException {
        if (!gzip) {
            return exchange.stream();
        }
        exchange.setHeader("Content-Encoding", "gzip");
        return new GZIPOutputStream(exchange.stream(), 8192);
    }
}
