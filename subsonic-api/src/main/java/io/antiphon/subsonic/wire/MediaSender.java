package io.antiphon.subsonic.wire;

import io.antiphon.core.LibraryException;
import io.antiphon.subsonic.endpoint.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Sends bytes: files in ranges, pictures with validators, live sound as it is made.
final class MediaSender {
    private static final int BUFFER = 128 * 1024;
    private static final String PRIVATE_CACHE = "private, max-age=86400";

    private MediaSender() {}

    static void send(Exchange exchange, Reply.Media media) throws IOException {
        switch (media) {
            case Reply.FileMedia file -> sendFile(exchange, file);
            case Reply.BytesMedia bytes -> sendBytes(exchange, bytes);
            case Reply.LiveMedia live -> sendLive(exchange, live);
            case Reply.KeptMedia kept -> {
                describe(exchange, kept.contentType(), kept.duration(), kept.attachmentName());
                KeptMediaSender.send(exchange, kept);
            }
        }
    }

    private static void sendFile(Exchange exchange, Reply.FileMedia media) throws IOException {
        try (FileChannel channel = open(media.file())) {
            BasicFileAttributes facts = Files.readAttributes(media.file(), BasicFileAttributes.class);
            long size = channel.size();
            Validators validators = new Validators(
                    Long.toHexString(size) + "-" + Long.toHexString(facts.lastModifiedTime().toMillis()),
                    facts.lastModifiedTime().toInstant());
            describe(exchange, media.contentType(), media.duration(), media.attachmentName());
            validators.announce(exchange);
            exchange.setHeader("Accept-Ranges", "bytes");
            if (!conditionsMet(exchange, validators)) {
                return;
            }
            String range = validators.allowRange(exchange) ? exchange.header("Range") : null;
            switch (ByteRange.of(range, size)) {
                case ByteRange.Whole whole -> sendPart(exchange, channel, new ByteRange.Part(0, size - 1));
                case ByteRange.Part part -> {
                    exchange.status(206);
                    exchange.setHeader("Content-Range", "bytes %d-%d/%d".formatted(part.first(), part.last(), size));
                    sendPart(exchange, channel, part);
                }
                case ByteRange.Unsatisfiable none -> {
                    exchange.status(416);
                    exchange.setHeader("Content-Range", "bytes */" + size);
                    exchange.sendNothing();
                }
            }
        }
    }

    private static FileChannel open(Path file) throws IOException {
        try {
            return FileChannel.open(file);
        } catch (NoSuchFileException _) {
            throw new LibraryException.NotFound("File", String.valueOf(file.getFileName()));
        }
    }

    private static void sendPart(Exchange exchange, FileChannel channel, ByteRange.Part part) throws IOException {
        exchange.setHeader("Content-Length", Long.toString(part.length()));
        if (part.length() == 0 || exchange.method().equals("HEAD")) {
            exchange.sendNothing();
            return;
        }
        OutputStream out = exchange.stream();
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(BUFFER, part.length()));
        long left = part.length();
        channel.position(part.first());
        while (left > 0) {
            buffer.clear().limit((int) Math.min(buffer.capacity(), left));
            int read = channel.read(buffer);
            if (read < 0) {
                throw new IOException("the file became shorter while it was sent");
            }
            out.write(buffer.array(), 0, read);
            left -= read;
        }
        out.close();
    }

    private static void sendBytes(Exchange exchange, Reply.BytesMedia media) throws IOException {
        describe(exchange, media.contentType(), null, null);
        Validators validators = new Validators(media.etag(), null);
        if (media.etag() != null) {
            validators.announce(exchange);
            exchange.setHeader("Cache-Control", PRIVATE_CACHE);
            if (!conditionsMet(exchange, validators)) {
                return;
            }
        }
        exchange.send(media.bytes());
    }

    private static void sendLive(Exchange exchange, Reply.LiveMedia media) throws IOException {
        describe(exchange, media.contentType(), media.duration(), media.attachmentName());
        Long length = media.exactLength();
        if (length != null) {
            exchange.setHeader("Content-Length", Long.toString(length));
        }
        if (exchange.method().equals("HEAD")) {
            exchange.sendNothing();
            return;
        }
        try (Reply.Source source = media.content().open()) {
            OutputStream out = exchange.stream();
            if (length == null) {
                source.writeTo(out);
            } else {
                ExactOutput exact = new ExactOutput(out, length);
                source.writeTo(exact);
                exact.fill();
            }
            out.close();
        }
    }

    private static void describe(Exchange exchange, String contentType, @Nullable Duration duration,
            @Nullable String attachmentName) {
        exchange.setHeader("Content-Type", contentType);
        if (duration != null && !duration.isZero()) {
            exchange.setHeader("X-Content-Duration", String.format(Locale.ROOT, "%.3f", duration.toMillis() / 1000.0));
        }
        if (attachmentName != null) {
            exchange.setHeader("Content-Disposition", ContentDisposition.attachment(attachmentName));
        }
    }

    /// Answers 304 or 412 itself when the conditions are not met.
    static boolean conditionsMet(Exchange exchange, Validators validators) {
        return switch (validators.judge(exchange)) {
            case PROCEED -> true;
            case NOT_MODIFIED -> {
                exchange.status(304);
                exchange.sendNothing();
                yield false;
            }
            case FAILED -> {
                exchange.status(412);
                exchange.sendNothing();
                yield false;
            }
        };
    }
}
