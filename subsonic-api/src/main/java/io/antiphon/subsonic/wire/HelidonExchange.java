package io.antiphon.subsonic.wire;

import io.antiphon.http.media.HelidonMediaExchange;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.InputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// An exchange carried by Helidon 4.
public final class HelidonExchange extends HelidonMediaExchange implements Exchange {
    private final ServerRequest request;
    private final ServerResponse response;
    private final String path;

    /// @param path below the root of the API
    public HelidonExchange(ServerRequest request, ServerResponse response, String path) {
        super(request, response);
        this.request = request;
        this.response = response;
        this.path = path;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public String query() {
        return request.query().rawValue();
    }

    @Override
    public String address() {
        // The listener puts the client's address here when a trusted proxy stands between.
        return request.context()
                .get("antiphon.client-address", String.class)
                .orElseGet(() -> request.remotePeer().host());
    }

    @Override
    public @Nullable URI reachedBy() {
        // As above.
        return request.context().get("antiphon.reached-by", URI.class).orElse(null);
    }

    @Override
    public InputStream body() {
        return request.content().hasEntity() ? request.content().inputStream() : InputStream.nullInputStream();
    }

    @Override
    public void removeHeader(String name) {
        response.headers().remove(HeaderNames.create(name));
    }

    @Override
    public void send(byte[] bytes) {
        if (method().equals(Method.HEAD.text())) {
            setHeader("Content-Length", Integer.toString(bytes.length));
            response.send();
        } else {
            response.send(bytes);
        }
    }
}
