package io.antiphon.subsonic.parameter;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Passwords as clients send them.
public final class Passwords {
    private static final String HEX = "enc:";

    private Passwords() {}

    /// In the clear, or `enc:` and the hexadecimal digits of its UTF-8. What is no hexadecimal after all stays as it is.
    public static String plain(String password) {
        if (!password.startsWith(HEX)) {
            return password;
        }
        try {
            return new String(HexFormat.of().parseHex(password, HEX.length(), password.length()),
                    StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return password;
        }
    }
}
