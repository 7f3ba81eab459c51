package io.antiphon.server.http;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Where a request comes from. Only proxies that the operator named may say so; `X-Forwarded-For` is read from its end, skipping those
/// proxies, so that what a client writes into it itself counts for nothing.
public final class ClientAddress {

    private static final HeaderName FORWARDED_FOR = HeaderNames.create("X-Forwarded-For");

    private final Set<InetAddress> proxies;

    /// @throws IllegalArgumentException when one is no address
    ClientAddress(List<String> trustedProxies) {
        this("http.trusted-proxies", trustedProxies);
    }

    /// @param setting where they were named
    /// @throws IllegalArgumentException when one is no address
    public ClientAddress(String setting, List<String> proxies) {
        this.proxies = proxies.stream().map(proxy -> parse(setting, proxy)).collect(Collectors.toUnmodifiableSet());
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

    private static InetAddress parse(String setting, String text) {
        return literal(text).orElseThrow(
                () -> new IllegalArgumentException("%s: %s is no IP address".formatted(setting, text)));
    }
}
