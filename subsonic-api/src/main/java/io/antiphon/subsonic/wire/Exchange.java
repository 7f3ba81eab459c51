package io.antiphon.subsonic.wire;

import io.antiphon.http.media.MediaExchange;
import java.io.InputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// One HTTP request and its answer, whatever server carries it.
interface Exchange extends MediaExchange {

    /// Below the root of the API, without a slash at its start.
    String path();

    /// As sent, percent-encoded.
    String query();

    String address();

    /// The address that the client says it reached this server by, up to where the API's path begins; absent when it says none.
    @Nullable URI reachedBy();

    InputStream body();

    void removeHeader(String name);

    /// Ends the answer with these bytes.
    void send(byte[] bytes);

    /// Whether an answer has begun, so that it can no longer become another one.
    boolean isCommitted();

    /// What to throw so that the connection is closed without ending the answer properly.
    RuntimeException cut(Throwable cause);
}
