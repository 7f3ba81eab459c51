package io.antiphon.server.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Pattern;

/// The address that a client says it reached this server by: `Host`, or what a trusted proxy says of the address in front of it.
final class ReachedBy {

    private static final HeaderName FORWARDED_HOST = HeaderNames.create("X-Forwarded-Host");
    private static final Pattern HOST = Pattern
            .compile("(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");

    private final TrustBoundary boundary;
    private final String basePath;

    /// @param basePath empty, or what all paths begin with
    ReachedBy(TrustBoundary boundary, String basePath) {
        this.boundary = boundary;
        this.basePath = basePath;
    }

    /// Empty when the request names no host that can be one.
    Optional<URI> of(ServerRequest request) {
        Way way = Way.of(request);
        String scheme = boundary.isEncrypted(way) ? "https" : "http";
        Optional<String> forwarded = boundary.clients().comesThroughProxy(way)
                ? Forwarded.last(way.headers(), FORWARDED_HOST)
                : Optional.empty();
        return forwarded.or(() -> asked(request))
                .filter(host -> HOST.matcher(host).matches())
                .map(host -> URI.create(scheme + "://" + host + basePath));
    }

    /// HTTP/2 has it beside the headers.
    private static Optional<String> asked(ServerRequest request) {
        return request.headers()
                .first(HeaderNames.HOST)
                .or(() -> request.prologue().protocolVersion().startsWith("1.") ? Optional.empty()
                        : Optional.ofNullable(request.authority()));
    }
}
