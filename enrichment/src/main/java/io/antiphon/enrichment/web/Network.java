package io.antiphon.enrichment.web;

import java.net.InetAddress;
import java.util.regex.Pattern;

/// A range of addresses.
///
/// @param prefix 4 or 16 bytes
/// @param bits how many of them count
record Network(byte[] prefix, int bits) {

    private static final Pattern LITERAL = Pattern.compile("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /// @param text `192.168.1.0/24`, `fd00::/8`, or one address
    /// @throws IllegalArgumentException when it is neither
    static Network parse(String text) {
        int slash = text.indexOf('/');
        byte[] prefix = address(slash < 0 ? text : text.substring(0, slash));
        int bits = slash < 0 ? prefix.length * 8 : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > prefix.length * 8) {
            throw new IllegalArgumentException("no such network: " + text);
        }
        return new Network(prefix, bits);
    }

    static boolean isLiteral(String text) {
        return LITERAL.matcher(text).matches();
    }

    boolean contains(byte[] address) {
        if (address.length != prefix.length) {
            return false;
        }
        int whole = bits / 8;
        for (int i = 0; i < whole; i++) {
            if (address[i] != prefix[i]) {
                return false;
            }
        }
        int rest = bits % 8;
        return rest == 0 || (address[whole] & 0xff) >> (8 - rest) == (prefix[whole] & 0xff) >> (8 - rest);
    }

    private static byte[] address(String text) {
        if (!isLiteral(text)) {
            throw new IllegalArgumentException("no address: " + text);
        }
        return InetAddress.ofLiteral(text).getAddress();
    }
}
