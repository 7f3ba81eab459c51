package io.antiphon.core.user;

import io.antiphon.core.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Digests of secrets, and comparing without telling by time how much was right.
final class Digests {

    private Digests() {}

    /// For random secrets of many bits only: it is fast.
    static String sha256(String secret) {
        return Sha256.hex(secret.getBytes(StandardCharsets.UTF_8));
    }

    /// As Subsonic's token authentication has it: MD5 of password and salt, in lower-case hexadecimal.
    static String subsonicToken(String password, String salt) {
        byte[] text = (password + salt).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has MD5", e);
        }
    }

    static boolean same(String expected, String given) {
        return MessageDigest.isEqual(expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
}
