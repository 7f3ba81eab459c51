package io.antiphon.enrichment.web;

import java.time.Duration;
import java.util.Set;

/// How the outside is met.
///
/// @param ports that may be connected to; empty for all
/// @param silence how long the other side may say nothing
/// @param connections how many there may be at once
/// @param connectionsPerHost how many of them to the same host
public record WebSettings(String userAgent, AddressRules addresses, Set<Integer> ports, Duration connectTimeout,
        Duration silence, int connections, int connectionsPerHost) {

    private static final int CONNECTIONS = 32;
    private static final int CONNECTIONS_PER_HOST = 4;

    public WebSettings {
        ports = Set.copyOf(ports);
    }

    /// As many connections as fetching one thing after the other needs.
    public WebSettings(String userAgent, AddressRules addresses, Set<Integer> ports, Duration connectTimeout,
            Duration silence) {
        this(userAgent, addresses, ports, connectTimeout, silence, CONNECTIONS, CONNECTIONS_PER_HOST);
    }

    /// With as many connections as there may be, each of which stays for long.
    public WebSettings with(int atOnce, int perHost) {
        return new WebSettings(userAgent, addresses, ports, connectTimeout, silence, atOnce, perHost);
    }

    public static WebSettings defaults(String userAgent, AddressRules addresses) {
        return new WebSettings(userAgent, addresses, Set.of(), Duration.ofSeconds(10), Duration.ofSeconds(30));
    }
}
