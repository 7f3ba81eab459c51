package io.antiphon.enrichment.web;

import java.time.Duration;
import java.util.Set;

/// How the outside is met.
///
/// @param ports that may be connected to; empty for all
/// @param silence how long the other side may say nothing
public record WebSettings(String userAgent, AddressRules addresses, Set<Integer> ports, Duration connectTimeout,
        Duration silence) {

    public WebSettings {
        ports = Set.copyOf(ports);
    }

    public static WebSettings defaults(String userAgent, AddressRules addresses) {
        return new WebSettings(userAgent, addresses, Set.of(), Duration.ofSeconds(10), Duration.ofSeconds(30));
    }
}
