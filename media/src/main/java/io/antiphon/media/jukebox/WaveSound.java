package io.antiphon.media.jukebox;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// Finds the samples in a WAV stream, whose sizes mean nothing when it is made while it is read.
final class WaveSound {
    private static final int RIFF_HEADER = 12;
    private static final int CHUNK_HEADER = 8;
    private static final int DATA = 0x61746164;
    private static final int MAX_SKIPPED = 1 << 20;

    private WaveSound() {}

    /// Reads up to the first sample.
    ///
    /// @throws IOException when this is no WAV
    static void skipHeader(InputStream in) throws IOException {
        byte[] riff = exactly(in, RIFF_HEADER);
        if (riff[0] != 'R' || riff[1] != 'I' || riff[8] != 'W') {
            throw new IOException("the decoded sound is no WAV");
        }
        while (true) {
            ByteBuffer chunk = ByteBuffer.wrap(exactly(in, CHUNK_HEADER)).order(ByteOrder.LITTLE_ENDIAN);
            if (chunk.getInt() == DATA) {
                return;
            }
            int size = chunk.getInt();
            if (size < 0 || size > MAX_SKIPPED) {
                throw new IOException("a chunk of %d bytes stands before the decoded sound".formatted(size));
            }
            in.skipNBytes(size + (size & 1));
        }
    }

    private static byte[] exactly(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("the decoded sound ends in its header");
        }
        return bytes;
    }
}
