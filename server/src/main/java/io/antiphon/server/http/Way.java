package io.antiphon.server.http;

import io.helidon.http.Headers;
import io.helidon.webserver.http.ServerRequest;

/// The way a request came.
///
/// @param peer the address of who connected
/// @param local the address of this machine that it connected to
/// @param isSecure whether TLS protects the connection
record Way(String peer, String local, boolean isSecure, Headers headers) {

    static Way of(ServerRequest request) {
        return new Way(request.remotePeer().host(), request.localPeer().host(), request.isSecure(),
                request.headers());
    }
}
