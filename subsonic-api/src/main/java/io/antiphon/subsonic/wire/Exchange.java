package io.antiphon.subsonic.wire;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// One HTTP request and its answer, whatever server carries it.
interface Exchange {

    /// In upper case.
    String method();

    /// Below the root of the API, without a slash at its start.
    String path();

    /// As sent, percent-encoded.
    String query();

    @Nullable String header(String name);

    String address();

    /// The address that the client says it reached this server by, up to where the API's path begins; absent when it says none.
    @Nullable URI reachedBy();

    InputStream body();

    void status(int status);

    void setHeader(String name, String value);

    void removeHeader(String name);

    /// Ends the answer with these bytes.
    void send(byte[] bytes);

    /// Ends the answer without a body; a `Content-Length` that was set stays, as for HEAD.
    void sendNothing();

    /// Begins a body. The answer ends when the stream is closed.
    OutputStream stream();

    /// Whether an answer has begun, so that it can no longer become another one.
    boolean isCommitted();

    /// What to throw so that the connection is closed without ending the answer properly.
    RuntimeException cut(Throwable cause);
}
