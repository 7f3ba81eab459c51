package io.antiphon.server.http;

import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;
import java.util.Set;
import java.util.stream.Collectors;

/// Refuses what can carry credentials when it came over a network in the clear, so that nobody gets used to it: `/rest`, where they are part
/// of every address, `/api`, and shares, whose addresses are secrets. Only what certainly carries none is answered.
final class PlainHttp implements Filter {

    private static final Set<String> OPEN = Set.of("/", "/healthz", "/readyz", "/metrics");
    private static final String WHY = "Passwords would travel unencrypted: use https, or ask the operator (docs/https.md)";

    private final TrustBoundary boundary;
    private final String basePath;
    private final Set<String> open;

    PlainHttp(TrustBoundary boundary, String basePath) {
        this.boundary = boundary;
        this.basePath = basePath;
        this.open = OPEN.stream().map(basePath::concat).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest request, RoutingResponse response) {
        String path = request.path().path();
        if (open.contains(path) || boundary.mayCarryCredentials(Way.of(request))) {
            chain.proceed();
            return;
        }
        response.status(Status.FORBIDDEN_403);
        response.header(HeaderNames.CACHE_CONTROL, "no-store");
        if (path.startsWith(basePath + "/api")) {
            response.header(HeaderNames.CONTENT_TYPE, "application/problem+json");
            response.send("{\"type\":\"about:blank\",\"title\":\"Forbidden\",\"status\":403,\"detail\":\"%s\"}"
                    .formatted(WHY));
        } else {
            response.header(HeaderNames.CONTENT_TYPE, "text/plain; charset=utf-8");
            response.send(WHY + "\n");
        }
    }
}
