package io.antiphon.server.config;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One IP address, or a network of them, written `10.0.0.2`, `10.0.0.0/8` or `2001:db8::/32` (CIDR: RFC 4632, section 3.1, and RFC 4291,
/// section 2.3). Strict, as trust hangs on it: no short forms, no octets with leading zeros, no bits behind the network's, and not
/// everybody (`/0`).
///
/// @param address of the network, with zeros behind its bits
/// @param bits how many of them tell the network
public record AddressRange(InetAddress address, int bits) {

    private static final Pattern FORM = Pattern.compile("([0-9a-fA-F:.]{2,45})(?:/([1-9][0-9]{0,2}))?");
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");

    /// Empty for what is none.
    static Optional<AddressRange> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            return Optional.empty();
        }
        boolean ipv6 = matcher.group(1).indexOf(':') >= 0;
        if (!ipv6 && !IPV4.matcher(matcher.group(1)).matches()) {
            return Optional.empty();
        }
        try {
            InetAddress address = InetAddress.ofLiteral(matcher.group(1));
            // An IPv4 address in the clothes of IPv6: which bits would count is anybody's guess.
            if (ipv6 && address instanceof Inet4Address && matcher.group(2) != null) {
                return Optional.empty();
            }
            int all = address.getAddress().length * Byte.SIZE;
            int bits = matcher.group(2) == null ? all : Integer.parseInt(matcher.group(2));
            return bits <= all && Arrays.equals(address.getAddress(), masked(address.getAddress(), bits))
                    ? Optional.of(new AddressRange(address, bits))
                    : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    public boolean contains(InetAddress other) {
        byte[] own = address.getAddress();
        return own.length == other.getAddress().length && Arrays.equals(own, masked(other.getAddress(), bits));
    }

    private static byte[] masked(byte[] address, int bits) {
        byte[] masked = address.clone();
        for (int i = 0; i < masked.length; i++) {
            int kept = Math.clamp(bits - (long) i * Byte.SIZE, 0, Byte.SIZE);
            masked[i] &= (byte) (0xff << Byte.SIZE - kept);
        }
        return masked;
    }

    @Override
    public String toString() {
        return bits == address.getAddress().length * Byte.SIZE ? address.getHostAddress()
                : address.getHostAddress() + "/" + bits;
    }
}
