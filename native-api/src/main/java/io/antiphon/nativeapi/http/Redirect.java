package io.antiphon.nativeapi.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.net.URI;

/// Sends a browser elsewhere.
public record Redirect(URI to) implements Streamed {

    @Override
    public void send(ServerRequest request, ServerResponse response) {
        response.status(Status.SEE_OTHER_303);
        response.header(HeaderNames.LOCATION, to.toString());
        response.send();
    }

    /// The address holds a code.
    @Override
    public String toString() {
        return "Redirect[]";
    }
}
