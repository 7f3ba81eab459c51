package io.antiphon.server.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Where a request comes from. Only proxies that the operator named may say so; `X-Forwarded-For` is read from its end, skipping those
/// proxies, so that what a client writes into it itself counts for nothing.
final class ClientAddress {

    private static final HeaderName FORWARDED_FOR = HeaderNames.create("X-Forwarded-For");

    private final Set<InetAddress> proxies;

    /// @throws IllegalArgumentException when one is no address
    ClientAddress(List<String> trustedProxies) {
        this.proxies = trustedProxies.stream().map(ClientAddress::parse).collect(Collectors.toUnmodifiableSet());
    }

    String of(Way way) {
        String peer = way.peer();
        if (!comesThroughProxy(way)) {
            return peer;
        }
        String[] hops = String.join(",", way.headers().values(FORWARDED_FOR)).split(",");
        for (int i = hops.length - 1; i >= 0; i--) {
            String hop = hops[i].strip();
            if (!hop.isEmpty() && !isProxy(hop)) {
                return literal(hop).map(InetAddress::getHostAddress).orElse(peer);
            }
        }
        return peer;
    }

    /// Whether one of the named proxies passed the request on, so that its headers can be believed.
    boolean comesThroughProxy(Way way) {
        return !proxies.isEmpty() && isProxy(way.peer());
    }

    /// Whether it is one of the named proxies.
    boolean isProxy(InetAddress address) {
        return proxies.contains(address);
    }

    private boolean isProxy(String address) {
        return literal(address).filter(proxies::contains).isPresent();
    }

    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private static InetAddress parse(String text) {
        return literal(text).orElseThrow(
                () -> new IllegalArgumentException("http.trusted-proxies: %s is no IP address".formatted(text)));
    }
}
