package io.antiphon.enrichment.web;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/// Resolves names for connections and hands out only addresses that may be connected to. As the connection is made to the very
/// address that was judged, a name that changes its address between two look-ups gains nothing.
final class GuardedDns implements DnsResolver {

    private final AddressRules rules;
    private final DnsResolver resolver;

    GuardedDns(AddressRules rules, DnsResolver resolver) {
        this.rules = rules;
        this.resolver = resolver;
    }

    /// A name has addresses, but none that may be connected to.
    static final class ClosedAddressException extends UnknownHostException {

        private static final long serialVersionUID = 1L;

        ClosedAddressException(String host) {
            super(host);
        }
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] addresses = resolver.resolve(host);
        InetAddress[] open = Arrays.stream(addresses)
                .filter(address -> rules.mayConnect(host, address))
                .toArray(InetAddress[]::new);
        if (open.length == 0) {
            throw new ClosedAddressException(host);
        }
        return open;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return resolver.resolveCanonicalHostname(host);
    }
}
