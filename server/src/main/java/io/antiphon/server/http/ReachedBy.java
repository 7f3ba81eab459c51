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
    private static final HeaderName FORWARDED_PROTO = HeaderNames.create("X-Forwarded-Proto");
    private static final Pattern HOST = Pattern
            .compile("(?:[A-Za-z0-9](?:[A-Za-z0-9.-]{0,252})|\\[[0-9A-Fa-f:.]{2,45}])(?::[0-9]{1,5})?");

    private final ClientAddress clientAddress;
    private final String basePath;

    /// @param basePath empty, or what all paths begin with
    ReachedBy(ClientAddress clientAddress, String basePath) {
        this.clientAddress = clientAddress;
        this.basePath = basePath;
    }

    /// Empty when the request names no host that can be one.
    Optional<URI> of(ServerRequest request) {
        boolean proxied = clientAddress.comesThroughProxy(request);
        String scheme = proxied && last(request, FORWARDED_PROTO).filter("https"::equalsIgnoreCase).isPresent()
                ? "https"
                : "http";
        Optional<String> forwarded = proxied ? last(request, FORWARDED_HOST) : Optional.empty();
        return forwarded.or(() -> request.headers().first(HeaderNames.HOST))
                .filter(host -> HOST.matcher(host).matches())
                .map(host -> URI.create(scheme + "://" + host + basePath));
    }

    /// What the nearest proxy says; what stands before it came from elsewhere.
    private static Optional<String> last(ServerRequest request, HeaderName name) {
        String[] values = String.join(",", request.headers().values(name)).split(",");
        return Optional.of(values[values.length - 1].strip()).filter(value -> !value.isEmpty());
    }
}
