package io.antiphon.server.http;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.nio.charset.StandardCharsets;

/// What the web server itself answers when a request is no request, or nothing is at its address: the status and its name. Its own answers
/// quote the request, and a query may hold a password.
final class PlainErrors {

    private PlainErrors() {}

    /// @param base what all paths begin with
    static DirectHandlers handlers(String base) {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(type,
                    (request, kind, status, headers, message) -> answer(request, kind, status, headers,
                            base));
        }
        return handlers.build();
    }

    private static DirectHandler.TransportResponse answer(DirectHandler.TransportRequest request,
            DirectHandler.EventType type, Status status,
            io.helidon.http.ServerResponseHeaders headers, String base) {
        // What cannot even be read as a request is no failure of this server.
        boolean unread = type == DirectHandler.EventType.INTERNAL_ERROR && request.path().isEmpty();
        Status told = unread ? Status.BAD_REQUEST_400 : status;
        // As for all that lies there: browser players live on other origins.
        if (request.path().startsWith(base + "/rest/")) {
            headers.set(HeaderNames.create("Access-Control-Allow-Origin"), "*");
        }
        byte[] body = "%d %s\n".formatted(told.code(), told.reasonPhrase()).getBytes(StandardCharsets.UTF_8);
        return DirectHandler.TransportResponse.builder()
                .status(told)
                .headers(headers)
                .header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                .header(HeaderNames.create("X-Content-Type-Options"), "nosniff")
                .header(HeaderNames.create("Content-Security-Policy"), "default-src 'none'; frame-ancestors 'none'")
                .keepAlive(type.keepAlive())
                .entity(body)
                .build();
    }
}
