package io.antiphon.server.http;

import io.antiphon.server.config.ServerConfig.Http;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/// What a request may be trusted with, by the way it came. What a client writes into its headers itself counts for nothing but to its
/// disadvantage.
public final class TrustBoundary {

    private static final HeaderName FORWARDED_PROTO = HeaderNames.create("X-Forwarded-Proto");
    /// What proxies, tunnels and content networks add to what they pass on. One of them is enough.
    private static final List<HeaderName> FORWARDING = List.of("Forwarded", "Via", "X-Forwarded-For",
            "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Port", "X-Forwarded-Server", "X-Forwarded-Ssl",
            "X-Real-IP", "X-Client-IP", "X-Original-Forwarded-For", "True-Client-IP", "CF-Connecting-IP", "CF-Ray",
            "Fastly-Client-IP", "Tailscale-User-Login").stream().map(HeaderNames::create).toList();

    private final ClientAddress clientAddress;
    private final boolean allowPlainHttp;

    public TrustBoundary(Http config) {
        this.clientAddress = new ClientAddress(config.trustedProxies());
        this.allowPlainHttp = config.allowPlainHttp();
    }

    /// Where a request really comes from, as far as trusted proxies tell.
    public String clientAddress(ServerRequest request) {
        return clientAddress(Way.of(request));
    }

    String clientAddress(Way way) {
        return clientAddress.of(way);
    }

    /// Whether it comes from this machine's loopback and nobody passed it on: what only the person at the machine may do asks for that.
    /// Everything else is remote, a proxy on this machine included.
    public boolean isLocal(ServerRequest request) {
        return isLocal(Way.of(request));
    }

    boolean isLocal(Way way) {
        return !isForwarded(way) && address(way.peer()).filter(InetAddress::isLoopbackAddress)
                .isPresent();
    }

    /// Whether it comes from a program on this machine, by whichever of its addresses, and nobody passed it on.
    public boolean isOfThisMachine(ServerRequest request) {
        return isOfThisMachine(Way.of(request));
    }

    boolean isOfThisMachine(Way way) {
        return !isForwarded(way) && staysOnThisMachine(way);
    }

    /// Whether nobody on the way could read it: TLS to this server, or to a trusted proxy that says so.
    boolean isEncrypted(Way way) {
        return saidByProxy(way).map("https"::equalsIgnoreCase).orElseGet(way::isSecure);
    }

    /// Whether passwords and tokens may come this way.
    boolean mayCarryCredentials(Way way) {
        if (allowPlainHttp || isEncrypted(way)) {
            return true;
        }
        if (saidByProxy(way).isPresent()) {
            // It came to the proxy in the clear: fine from the proxy's own machine only, when that is this one.
            return staysOnThisMachine(way)
                    && address(clientAddress.of(way)).filter(InetAddress::isLoopbackAddress).isPresent();
        }
        return staysOnThisMachine(way);
    }

    ClientAddress clients() {
        return clientAddress;
    }

    private static boolean isForwarded(Way way) {
        return FORWARDING.stream().anyMatch(way.headers()::contains);
    }

    /// By what scheme the nearest proxy was asked, when it is a trusted one.
    private Optional<String> saidByProxy(Way way) {
        return clientAddress.comesThroughProxy(way)
                ? Forwarded.last(way.headers(), FORWARDED_PROTO)
                : Optional.empty();
    }

    private static boolean staysOnThisMachine(Way way) {
        Optional<InetAddress> peer = address(way.peer());
        return peer.isPresent() && (peer.get().isLoopbackAddress()
                || peer.equals(address(way.local())));
    }

    private static Optional<InetAddress> address(String literal) {
        try {
            return Optional.of(InetAddress.ofLiteral(literal));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
