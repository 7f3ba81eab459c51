package io.antiphon.http.media;

import java.io.IOException;

/// Answers with some bytes that may be asked for in part and on conditions (RFC 9110, sections 13 and 14).
public final class RangedAnswer {

    /// Writes a part of the bytes as the answer's body, to its end.
    @FunctionalInterface
    public interface PartWriter {
        void write(ByteRange.Part part) throws IOException;
    }

    private RangedAnswer() {}

    /// Answers 200, 206, 304, 412 or 416. The content type and whatever else describes the bytes must have been set.
    ///
    /// @param size of all of it, bytes
    public static void send(MediaExchange exchange, Validators validators, long size, PartWriter writer)
            throws IOException {
        validators.announce(exchange);
        exchange.setHeader("Accept-Ranges", "bytes");
        if (!validators.conditionsMet(exchange)) {
            return;
        }
        String range = validators.allowRange(exchange) ? exchange.header("Range") : null;
        switch (ByteRange.of(range, size)) {
            case ByteRange.Whole _ -> sendPart(exchange, new ByteRange.Part(0, size - 1), writer);
            case ByteRange.Part part -> {
                exchange.status(206);
                exchange.setHeader("Content-Range", "bytes %d-%d/%d".formatted(part.first(), part.last(), size));
                sendPart(exchange, part, writer);
            }
            case ByteRange.Unsatisfiable _ -> {
                exchange.status(416);
                exchange.setHeader("Content-Range", "bytes */" + size);
                exchange.sendNothing();
            }
        }
    }

    private static void sendPart(MediaExchange exchange, ByteRange.Part part, PartWriter writer) throws IOException {
        exchange.setHeader("Content-Length", Long.toString(part.length()));
        if (part.length() == 0 || exchange.method().equals("HEAD")) {
            exchange.sendNothing();
        } else {
            writer.write(part);
        }
    }
}
