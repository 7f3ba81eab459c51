package io.antiphon.subsonic.wire;

import io.antiphon.core.LibraryException;
import io.antiphon.http.media.ContentDisposition;
import io.antiphon.http.media.ExactOutput;
import io.antiphon.http.media.FileSender;
import io.antiphon.http.media.Validators;
import io.antiphon.subsonic.endpoint.Reply;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Sends bytes: files in ranges, pictures with validators, live sound as it is made.
final class MediaSender {
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
        describe(exchange, media.contentType(), media.duration(), media.attachmentName());
        try {
            FileSender.send(exchange, media.file());
        } catch (NoSuchFileException _) {
            throw new LibraryException.NotFound("File", String.valueOf(media.file().getFileName()));
        }
    }

    private static void sendBytes(Exchange exchange, Reply.BytesMedia media) throws IOException {
        describe(exchange, media.contentType(), null, null);
        Validators validators = new Validators(media.etag(), null);
        if (media.etag() != null) {
            validators.announce(exchange);
            exchange.setHeader("Cache-Control", PRIVATE_CACHE);
            if (!validators.conditionsMet(exchange)) {
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
}
