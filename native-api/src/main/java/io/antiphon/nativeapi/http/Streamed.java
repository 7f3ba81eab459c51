package io.antiphon.nativeapi.http;

import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/// A body that sends itself, such as sound without an end. As long as it has begun nothing, it may still throw what becomes a problem.
public interface Streamed {

    void send(ServerRequest request, ServerResponse response);
}
