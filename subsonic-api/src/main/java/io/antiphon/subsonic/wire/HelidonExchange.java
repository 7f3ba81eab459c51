package io.antiphon.subsonic.wire;

import io.helidon.http.Header;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Method;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// An exchange carried by Helidon 4.
public final class HelidonExchange implements Exchange {
    private final ServerRequest request;
    private final ServerResponse response;
    private final String path;
    private boolean streaming;

    /// @param path below the root of the API
    public HelidonExchange(ServerRequest request, ServerResponse response, String path) {
        this.request = request;
        this.response = response;
        this.path = path;
    }

    @Override
    public String method() {
        return request.prologue().method().text();
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
    public @Nullable String header(String name) {
        return request.headers().first(HeaderNames.create(name)).orElse(null);
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
    public void status(int status) {
        response.status(Status.create(status));
    }

    @Override
    public void setHeader(String name, String value) {
        HeaderName headerName = HeaderNames.create(name);
        Header header = HeaderValues.create(headerName, value);
        response.header(header);
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

    @Override
    public void sendNothing() {
        response.send();
    }

    @Override
    public OutputStream stream() {
        streaming = true;
        return response.outputStream();
    }

    @Override
    public boolean isCommitted() {
        return streaming || response.isSent();
    }

    @Override
    public RuntimeException cut(Throwable cause) {
        return new CloseConnectionException("The answer could not be completed", cause);
    }
}
