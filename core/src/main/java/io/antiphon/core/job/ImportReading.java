package io.antiphon.core.job;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/// What is taken in: how much of it was read, and whether it is to be read on.
final class ImportReading {

    private final AtomicLong bytes = new AtomicLong();
    private final BooleanSupplier stopping;
    private volatile boolean cancelled;

    /// @param stopping whether the program ends
    ImportReading(BooleanSupplier stopping) {
        this.stopping = stopping;
    }

    long bytes() {
        return bytes.get();
    }

    void cancel() {
        cancelled = true;
    }

    boolean isCancelled() {
        return cancelled;
    }

    /// The same, counted from the beginning, and broken off when it is not wanted any more.
    InputStream through(InputStream in) {
        bytes.set(0);
        return new Counted(in);
    }

    private void requireWanted() throws IOException {
        if (cancelled) {
            throw new IOException("The import was cancelled");
        }
        if (stopping.getAsBoolean()) {
            throw new IOException("The server stopped meanwhile: begin it again");
        }
    }

    private final class Counted extends FilterInputStream {

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            requireWanted();
            int one = super.read();
            bytes.addAndGet(one < 0 ? 0 : 1);
            return one;
        }

        @Override
        public int read(byte[] buffer, int from, int length) throws IOException {
            requireWanted();
            int read = super.read(buffer, from, length);
            bytes.addAndGet(Math.max(0, read));
            return read;
        }
    }
}
