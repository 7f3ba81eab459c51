package io.antiphon.http.media;

import io.antiphon.core.LibraryException;
import io.antiphon.core.streaming.cache.MadeMedia;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import org.jspecify.annotations.Nullable;

/// Sends what is kept in ranges, and what is being made as it grows.
public final class MadeMediaSender {

    private static final int BUFFER = 64 * 1024;

    private MadeMediaSender() {}

    /// The content type and whatever else describes the bytes must have been set.
    ///
    /// @param expectedLength bytes that are sent whatever is made, of what is not complete; absent to send what there is
    /// @throws LibraryException.Unavailable when nothing could be made, as long as nothing was sent
    public static void send(MediaExchange exchange, MadeMedia made, @Nullable Long expectedLength) throws IOException {
        switch (made) {
            case MadeMedia.Complete complete -> sendComplete(exchange, complete);
            case MadeMedia.Growing growing -> sendGrowing(exchange, growing, expectedLength);
        }
    }

    private static void sendComplete(MediaExchange exchange, MadeMedia.Complete complete) throws IOException {
        RangedAnswer.send(exchange, new Validators(complete.etag(), null), complete.size(),
                part -> sendPart(exchange, complete, part));
    }

    private static void sendPart(MediaExchange exchange, MadeMedia.Complete complete, ByteRange.Part part)
            throws IOException {
        try (ReadableByteChannel bytes = complete.read(part.first(), part.length())) {
            OutputStream out = exchange.stream();
            ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER, part.length()));
            while (bytes.read(buffer) >= 0) {
                out.write(buffer.array(), 0, buffer.position());
                buffer.clear();
            }
            out.close();
        }
    }

    /// The first of it is waited for, so that what cannot be made is an error and not an empty file.
    private static void sendGrowing(MediaExchange exchange, MadeMedia.Growing growing, @Nullable Long length)
            throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        if (growing.read(buffer) < 0) {
            throw new LibraryException.Unavailable("Nothing could be made of it");
        }
        if (length != null) {
            exchange.setHeader("Content-Length", Long.toString(length));
        }
        OutputStream out = exchange.stream();
        ExactOutput exact = length == null ? null : new ExactOutput(out, length);
        OutputStream target = exact == null ? out : exact;
        do {
            target.write(buffer.array(), 0, buffer.position());
            target.flush();
            buffer.clear();
        } while (growing.read(buffer) >= 0);
        if (exact != null) {
            exact.fill();
        }
        out.close();
    }
}
