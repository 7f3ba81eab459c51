package io.antiphon.subsonic.wire;

import io.antiphon.core.LibraryException;
import io.antiphon.core.streaming.cache.MadeMedia;
import io.antiphon.http.media.ByteRange;
import io.antiphon.http.media.RangedAnswer;
import io.antiphon.http.media.Validators;
import io.antiphon.subsonic.endpoint.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.Optional;

/// Sends what is kept in ranges, and what is being made as it grows.
final class KeptMediaSender {
    private static final int BUFFER = 64 * 1024;

    private KeptMediaSender() {}

    static void send(Exchange exchange, Reply.KeptMedia media) throws IOException {
        if (exchange.method().equals("HEAD")) {
            sendHead(exchange, media);
            return;
        }
        try (MadeMedia made = media.content().open()) {
            switch (made) {
                case MadeMedia.Complete complete -> sendComplete(exchange, complete);
                case MadeMedia.Growing growing -> sendGrowing(exchange, media, growing);
            }
        }
    }

    /// Nothing is made for those who only look.
    private static void sendHead(Exchange exchange, Reply.KeptMedia media) throws IOException {
        Optional<MadeMedia> kept = media.content().find();
        if (kept.isPresent()) {
            try (MadeMedia made = kept.get()) {
                if (made instanceof MadeMedia.Complete complete) {
                    sendComplete(exchange, complete);
                    return;
                }
            }
        }
        Long length = media.expectedLength();
        if (length != null) {
            exchange.setHeader("Content-Length", Long.toString(length));
        }
        exchange.sendNothing();
    }

    private static void sendComplete(Exchange exchange, MadeMedia.Complete complete) throws IOException {
        RangedAnswer.send(exchange, new Validators(complete.etag(), null), complete.size(),
                part -> sendPart(exchange, complete, part));
    }

    private static void sendPart(Exchange exchange, MadeMedia.Complete complete, ByteRange.Part part)
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
    private static void sendGrowing(Exchange exchange, Reply.KeptMedia media, MadeMedia.Growing growing)
            throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        if (growing.read(buffer) < 0) {
            throw new LibraryException.Unavailable("Nothing could be made of it");
        }
        Long length = media.expectedLength();
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
