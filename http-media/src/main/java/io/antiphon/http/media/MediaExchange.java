package io.antiphon.http.media;

import java.io.OutputStream;
import java.nio.channels.WritableByteChannel;
import org.jspecify.annotations.Nullable;

/// What sending a file needs of one HTTP request and its answer, whatever server carries them.
public interface MediaExchange {

    /// In upper case.
    String method();

    /// The first one of this name.
    @Nullable String header(String name);

    void status(int status);

    void setHeader(String name, String value);

    /// Ends the answer without a body; a `Content-Length` that was set stays, as for HEAD.
    void sendNothing();

    /// Begins a body. The answer ends when the stream is closed.
    OutputStream stream();

    /// The connection itself, for bytes that need not pass through [#stream()]: what is written here goes out after what was written
    /// there and counts towards the length that was promised. It must be blocking. Absent when there is no such way, as through TLS.
    @Nullable WritableByteChannel connection();

    /// The same connection for writes that wait for a slow listener, so that the server knows for how long it does. It need not be one
    /// that the kernel can send a file to.
    default @Nullable WritableByteChannel patientConnection() {
        return connection();
    }
}
