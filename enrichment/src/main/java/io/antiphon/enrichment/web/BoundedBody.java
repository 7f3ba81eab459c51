package io.antiphon.enrichment.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;

/// A body that must not become longer than a limit. Its failures can be told from those of what is done with it.
final class BoundedBody extends InputStream {

    private final InputStream body;
    private final long maxBytes;
    private long read;

    BoundedBody(InputStream body, long maxBytes) {
        this.body = body;
        this.maxBytes = maxBytes;
    }

    /// The body could not be read on.
    static final class BrokenBodyException extends IOException {

        private static final long serialVersionUID = 1L;

        private final IOException reason;

        private BrokenBodyException(IOException reason) {
            super(reason);
            this.reason = reason;
        }

        IOException reason() {
            return reason;
        }
    }

    /// The body is longer than allowed.
    static final class TooLongException extends IOException {

        private static final long serialVersionUID = 1L;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (Thread.currentThread().isInterrupted()) {
            throw new BrokenBodyException(new InterruptedIOException());
        }
        int count;
        try {
            count = body.read(buffer, offset, length);
        } catch (IOException e) {
            throw new BrokenBodyException(e);
        }
        read += Math.max(0, count);
        if (read > maxBytes) {
            throw new BrokenBodyException(new TooLongException());
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
