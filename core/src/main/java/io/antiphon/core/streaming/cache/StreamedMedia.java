package io.antiphon.core.streaming.cache;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/// Made for one reader alone, as fast as it is read.
public final class StreamedMedia implements MadeMedia.Growing {

    private final InputStream stream;

    public StreamedMedia(InputStream stream) {
        this.stream = stream;
    }

    @Override
    public int read(ByteBuffer buffer) throws IOException {
        int read = stream.read(buffer.array(), buffer.arrayOffset() + buffer.position(), buffer.remaining());
        if (read > 0) {
            buffer.position(buffer.position() + read);
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
