package io.antiphon.server.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/// Whether a request comes from this machine itself: from loopback, and through no proxy that says so of itself.
public final class LocalRequests {

    private static final List<HeaderName> FORWARDING = Stream
            .of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Port",
                    "X-Real-IP", "Via")
            .map(HeaderNames::create)
            .toList();

    private LocalRequests() {}

    public static boolean isLocal(ServerRequest request) {
        return isLoopback(request.remotePeer().host()) && FORWARDING.stream().noneMatch(request.headers()::contains);
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.ofLiteral(address).isLoopbackAddress();
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
