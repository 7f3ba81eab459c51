package io.antiphon.core;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 of bytes that are at hand.
public final class Sha256 {

    private Sha256() {}

    /// 32 bytes.
    public static byte[] of(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// 64 hexadecimal digits in lower case.
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(of(bytes));
    }

    /// The first bytes of it in hexadecimal digits, two for each.
    public static String hex(byte[] bytes, int byteCount) {
        return HexFormat.of().formatHex(of(bytes), 0, byteCount);
    }
}
