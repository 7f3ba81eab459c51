package io.antiphon.benchmarks.transcode;

import java.io.IOException;
import java.io.InputStream;

/// How long the first byte of something took, and all of it.
///
/// @param firstMillis from the start to the first byte
/// @param totalMillis from the start to the end
record Reading(double firstMillis, double totalMillis, long bytes) {

    private static final int BUFFER = 64 * 1024;
    private static final double NANOS = 1e6;

    /// @param start [System#nanoTime()] when it was asked for
    static Reading of(InputStream stream, long start) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long bytes = stream.read(buffer);
        double first = (System.nanoTime() - start) / NANOS;
        if (bytes <= 0) {
            throw new IOException("nothing was sent");
        }
        for (int read = stream.read(buffer); read >= 0; read = stream.read(buffer)) {
            bytes += read;
        }
        return new Reading(first, (System.nanoTime() - start) / NANOS, bytes);
    }
}
