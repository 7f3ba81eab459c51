package io.antiphon.nativeapi;

import io.antiphon.core.LibraryException;
import io.antiphon.http.media.FileSender;
import io.antiphon.http.media.HelidonMediaExchange;
import io.antiphon.http.media.Validators;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.NoSuchFileException;

/// Sends bodies that are no records. Once one has begun, an error cuts the connection, so that a part is not taken for the whole.
final class MediaAnswers {

    private static final int BUFFER = 64 * 1024;

    private MediaAnswers() {}

    static void send(HelidonMediaExchange exchange, MediaBody body) {
        try {
            exchange.setHeader("Cache-Control", MediaBody.CACHE);
            switch (body) {
                case MediaBody.File file -> sendFile(exchange, file);
                case MediaBody.Text text -> sendText(exchange, text);
                case MediaBody.Live live -> sendLive(exchange, live);
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

    /// The first of it is waited for, so that what cannot be made is an error and not an empty body.
    private static void sendLive(HelidonMediaExchange exchange, MediaBody.Live body) throws IOException {
        try (InputStream content = body.content()) {
            byte[] buffer = new byte[BUFFER];
            int read = content.read(buffer);
            if (read <= 0) {
                throw new LibraryException.Unavailable("%s cannot be transcoded".formatted(body.name()));
            }
            exchange.setHeader("Content-Type", body.contentType());
            OutputStream out = exchange.stream();
            while (read >= 0) {
                out.write(buffer, 0, read);
                read = content.read(buffer);
            }
            out.close();
        }
    }
}
