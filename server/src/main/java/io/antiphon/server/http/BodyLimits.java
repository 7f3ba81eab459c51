package io.antiphon.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/// How large bodies may be: files that are uploaded are larger than everything else. Of a body that is not wanted no more is read than twice as much, so that
/// who has sent all of it gets the answer: a connection that is closed with something unread in it is reset, and the answer lost. Then the
/// connection ends.
///
/// @param most bytes of a body
/// @param base what all paths begin with
record BodyLimits(long most, String base) implements Filter {

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        // Over HTTP/2 only what has come for a request waits, and the connection is others' too.
        boolean alone = !request.prologue().protocolVersion().startsWith("2");
        long length = request.headers().contentLength().orElse(0);
        boolean upload = request.path().rawPath().startsWith(base + "/api/v1/uploads/");
        if (alone && length > most && !upload) {
            discard(request, length);
            response.status(Status.REQUEST_ENTITY_TOO_LARGE_413);
            response.header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
            response.header(HeaderNames.CONNECTION, "close");
            // As for all that lies there: browser players live on other origins.
            if (request.path().rawPath().startsWith(base + "/rest/")) {
                response.header(HeaderNames.create("Access-Control-Allow-Origin"), "*");
            }
            response.send("413 Request Entity Too Large\n".getBytes(StandardCharsets.UTF_8));
            throw new CloseConnectionException("a body is too large");
        }
        chain.proceed();
        boolean endless = length > most
                || request.headers().contains(HeaderNames.TRANSFER_ENCODING);
        if (alone && endless && response.status().code() >= Status.BAD_REQUEST_400.code()) {
            throw new CloseConnectionException("a body is not wanted");
        }
    }

    /// Reads what is little more than allowed. Who waits to be told to go on has sent nothing yet.
    private void discard(RoutingRequest request, long length) {
        if (request.headers().contains(HeaderNames.EXPECT)) {
            return;
        }
        try {
            request.content().inputStream().skipNBytes(Math.min(length, 2 * most));
        } catch (IOException | UncheckedIOException _) {
            // It broke off, which is no loss.
        }
    }
}
