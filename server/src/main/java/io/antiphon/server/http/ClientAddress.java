package io.antiphon.server.http;

import io.antiphon.server.config.AddressRange;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// Where a request comes from. Only proxies that the operator named may say so; `X-Forwarded-For` is read from its end, skipping those
/// proxies, so that what a client writes into it itself counts for nothing.
public final class ClientAddress {

    private static final HeaderName FORWARDED_FOR = HeaderNames.create("X-Forwarded-For");

    private final List<AddressRange> proxies;

    /// @param proxies which the operator named
    public ClientAddress(List<AddressRange> proxies) {
        this.proxies = List.copyOf(proxies);
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
    public boolean comesThroughProxy(ServerRequest request) {
        return comesThroughProxy(Way.of(request));
    }

    boolean comesThroughProxy(Way way) {
        return !proxies.isEmpty() && isProxy(way.peer());
    }

    /// Whether it is one of the named proxies.
    boolean isProxy(InetAddress address) {
        return proxies.stream().anyMatch(proxy -> proxy.contains(address));
    }

    private boolean isProxy(String address) {
        return literal(address).filter(this::isProxy).isPresent();
    }

    private static Optional<InetAddress> literal(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
