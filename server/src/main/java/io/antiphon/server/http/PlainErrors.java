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

    static DirectHandlers handlers() {
        DirectHandlers.Builder handlers = DirectHandlers.builder();
        for (DirectHandler.EventType type : DirectHandler.EventType.values()) {
            handlers.addHandler(type, PlainErrors::answer);
        }
        return handlers.build();
    }

    private static DirectHandler.TransportResponse answer(DirectHandler.TransportRequest request,
            DirectHandler.EventType type, Status status,
            io.helidon.http.ServerResponseHeaders headers, String message) {
        // What cannot even be read as a request is no failure of this server.
        boolean unread = type == DirectHandler.EventType.INTERNAL_ERROR && request.path().isEmpty();
        Status told = unread ? Status.BAD_REQUEST_400 : status;
        byte[] body = "%d %s\n".formatted(told.code(), told.reasonPhrase()).getBytes(StandardCharsets.UTF_8);
        return DirectHandler.TransportResponse.builder()
                .status(told)
                .headers(headers)
                .header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8")
                .header(HeaderNames.create("X-Content-Type-Options"), "nosniff")
                .keepAlive(type.keepAlive())
                .entity(body)
                .build();
    }
}
