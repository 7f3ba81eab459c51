package io.antiphon.enrichment.web;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/// Which addresses may be connected to: those of the public internet (IANA's registries of special-purpose addresses, RFC 6890 and its
/// successors), and what an operator allowed. Addresses that carry an IPv4 address inside are judged by that one.
public final class AddressRules {

    private static final List<Network> CLOSED_IPV4 = networks("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8",
            "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4");
    /// Everything else of IPv6 is loopback, local, multicast or not given out.
    private static final Network GLOBAL_IPV6 = Network.parse("2000::/3");
    /// Protocol assignments with Teredo among them, documentation.
    private static final List<Network> CLOSED_IPV6 = networks("2001::/23", "2001:db8::/32", "3fff::/20");
    private static final Network MAPPED = new Network(mappedPrefix(), 96);
    private static final Network NAT64 = Network.parse("64:ff9b::/96");
    private static final Network SIX_TO_FOUR = Network.parse("2002::/16");
    private static final int AT_THE_END = 12;
    private static final int AFTER_PREFIX = 2;

    private final Set<String> hosts = new HashSet<>();
    private final List<Network> networks = new ArrayList<>();

    /// @param allowed addresses (`192.168.1.5`), networks (`192.168.1.0/24`, `fd00::/8`) and host names that may be connected to though
    ///   they are not public
    /// @throws IllegalArgumentException naming the entry that is none of these
    public AddressRules(List<String> allowed) {
        for (String entry : allowed) {
            String text = entry.strip().toLowerCase(Locale.ROOT);
            if (text.indexOf('/') >= 0 || Network.isLiteral(text)) {
                networks.add(Network.parse(text));
            } else if (text.isEmpty()) {
                throw new IllegalArgumentException("an empty entry allows nothing");
            } else {
                hosts.add(text);
            }
        }
    }

    boolean mayConnect(String host, InetAddress address) {
        byte[] bytes = address.getAddress();
        return isPublic(bytes) || hosts.contains(host.toLowerCase(Locale.ROOT)) || isAllowed(bytes)
                || isMapped(bytes) && isAllowed(embedded(bytes, AT_THE_END));
    }

    private boolean isAllowed(byte[] address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    static boolean isPublic(byte[] address) {
        if (address.length == 4) {
            return CLOSED_IPV4.stream().noneMatch(network -> network.contains(address));
        }
        if (isMapped(address) || NAT64.contains(address)) {
            return isPublic(embedded(address, AT_THE_END));
        }
        if (SIX_TO_FOUR.contains(address)) {
            return isPublic(embedded(address, AFTER_PREFIX));
        }
        return GLOBAL_IPV6.contains(address) && CLOSED_IPV6.stream().noneMatch(network -> network.contains(address));
    }

    private static boolean isMapped(byte[] address) {
        return MAPPED.contains(address);
    }

    private static byte[] embedded(byte[] address, int offset) {
        return Arrays.copyOfRange(address, offset, offset + 4);
    }

    /// Parsing `::ffff:0:0` would give an IPv4 address.
    private static byte[] mappedPrefix() {
        byte[] prefix = new byte[16];
        prefix[10] = (byte) 0xff;
        prefix[11] = (byte) 0xff;
        return prefix;
    }

    private static List<Network> networks(String... texts) {
        return Stream.of(texts).map(Network::parse).toList();
    }
}
