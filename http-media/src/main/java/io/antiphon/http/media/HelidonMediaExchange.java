package io.antiphon.http.media;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.OutputStream;
import java.nio.channels.WritableByteChannel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// An exchange carried by Helidon 4.
public class HelidonMediaExchange implements MediaExchange {
    /// Where a listener that can offers the connection of a request ([java.nio.channels.SocketChannel]), in the request's context.
    public static final String CONNECTION = "antiphon.connection";

    /// Where such a listener offers a way to write to the same connection that notes how long it waits ([WritableByteChannel]).
    public static final String PATIENT_CONNECTION = "antiphon.patient-connection";

    private final ServerRequest request;
    private final ServerResponse response;
    private boolean streaming;

    public HelidonMediaExchange(ServerRequest request, ServerResponse response) {
        this.request = request;
        this.response = response;
    }

    @Override
    public final String method() {
        return request.prologue().method().text();
    }

    @Override
    public final @Nullable String header(String name) {
        return request.headers()
                .first(HeaderNames.create(name))
                .or(() -> "Range".equals(name) ? rangeOfHttp2() : Optional.empty())
                .orElse(null);
    }

    /// Helidon 4.1.7 takes the index of `range` in HTTP/2's table of header names (RFC 7541, appendix A) for that of `content-location`,
    /// which questions do not have.
    private Optional<String> rangeOfHttp2() {
        return request.prologue().protocolVersion().startsWith("2")
                ? request.headers().first(HeaderNames.CONTENT_LOCATION).filter(value -> value.startsWith("bytes="))
                : Optional.empty();
    }

    @Override
    public final void status(int status) {
        response.status(Status.create(status));
    }

    @Override
    public final void setHeader(String name, String value) {
        response.header(HeaderValues.create(HeaderNames.create(name), value));
    }

    @Override
    public final void sendNothing() {
        response.send();
    }

    @Override
    public final OutputStream stream() {
        streaming = true;
        return AnswerStream.of(response);
    }

    @Override
    public final @Nullable WritableByteChannel connection() {
        return request.context().get(CONNECTION, WritableByteChannel.class).orElse(null);
    }

    @Override
    public final @Nullable WritableByteChannel patientConnection() {
        return request.context().get(PATIENT_CONNECTION, WritableByteChannel.class).orElseGet(this::connection);
    }

    /// Whether an answer has begun, so that it can no longer become another one.
    public final boolean isCommitted() {
        return streaming || response.isSent();
    }

    /// What to throw so that the connection is closed without ending the answer properly.
    public final RuntimeException cut(Throwable cause) {
        return new CloseConnectionException("The answer could not be completed", cause);
    }
}
