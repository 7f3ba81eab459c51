package io.antiphon.core;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256 (FIPS 180-4).
public final class Sha256 {

    /// Copied for each use: asking the security providers for another takes longer than digesting a few hundred bytes.
    private static final MessageDigest FRESH = fresh();

    private Sha256() {}

    /// A digest of nothing as yet, for bytes that come one after the other. For one thread.
    public static MessageDigest begin() {
        try {
            return (MessageDigest) FRESH.clone();
        } catch (CloneNotSupportedException _) {
            return fresh();
        }
    }

    /// 32 bytes.
    public static byte[] of(byte[] bytes) {
        return begin().digest(bytes);
    }

    /// 64 hexadecimal digits in lower case.
    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(of(bytes));
    }

    /// The first bytes of it in hexadecimal digits, two for each.
    public static String hex(byte[] bytes, int byteCount) {
        return HexFormat.of().formatHex(of(bytes), 0, byteCount);
    }

    private static MessageDigest fresh() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
