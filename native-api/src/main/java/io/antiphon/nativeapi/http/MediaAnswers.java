package io.antiphon.nativeapi.http;

import io.antiphon.core.LibraryException;
import io.antiphon.core.streaming.cache.MadeMedia;
import io.antiphon.http.media.FileSender;
import io.antiphon.http.media.HelidonMediaExchange;
import io.antiphon.http.media.MadeMediaSender;
import io.antiphon.http.media.Validators;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;

/// Sends bodies that are no records. Once one has begun, an error cuts the connection, so that a part is not taken for the whole.
public final class MediaAnswers {

    private MediaAnswers() {}

    public static void send(HelidonMediaExchange exchange, MediaBody body) {
        try {
            exchange.setHeader("Cache-Control", body instanceof MediaBody.Text text ? text.cache() : MediaBody.CACHE);
            switch (body) {
                case MediaBody.File file -> sendFile(exchange, file);
                case MediaBody.Text text -> sendText(exchange, text);
                case MediaBody.Made made -> sendMade(exchange, made);
            }
        } catch (IOException | RuntimeException e) {
            if (exchange.isCommitted()) {
                throw exchange.cut(e);
            }
            if (e instanceof RuntimeException unexpected) {
                throw unexpected;
            }
            throw new LibraryException.Unavailable("The file cannot be read: " + e.getMessage());
        }
    }

    private static void sendFile(HelidonMediaExchange exchange, MediaBody.File body) throws IOException {
        body.headers().forEach(exchange::setHeader);
        try {
            FileSender.send(exchange, body.file());
        } catch (NoSuchFileException _) {
            throw new LibraryException.NotFound("File", String.valueOf(body.file().getFileName()));
        }
    }

    private static void sendText(HelidonMediaExchange exchange, MediaBody.Text body) throws IOException {
        exchange.setHeader("Content-Type", body.contentType());
        if (body.etag() != null) {
            Validators validators = new Validators(body.etag(), null);
            validators.announce(exchange);
            if (!validators.conditionsMet(exchange)) {
                return;
            }
        }
        exchange.setHeader("Content-Length", Integer.toString(body.bytes().length));
        try (OutputStream out = exchange.stream()) {
            out.write(body.bytes());
        }
    }

    private static void sendMade(HelidonMediaExchange exchange, MediaBody.Made body) throws IOException {
        try (MadeMedia made = body.content().open()) {
            exchange.setHeader("Content-Type", body.contentType());
            MadeMediaSender.send(exchange, made, null);
        }
    }
}
