package io.antiphon.core.user;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Digests of secrets, and comparing without telling by time how much was right.
final class Digests {

    private Digests() {}

    /// For random secrets of many bits only: it is fast.
    static String sha256(String secret) {
        return digest("SHA-256", secret);
    }

    /// As Subsonic's token authentication has it: MD5 of password and salt, in lower-case hexadecimal.
    static String subsonicToken(String password, String salt) {
        return digest("MD5", password + salt);
    }

    static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }

    private static String digest(String algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
