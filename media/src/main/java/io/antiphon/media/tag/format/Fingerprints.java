package io.antiphon.media.tag.format;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// SHA-256, cut to 128 bits, as hexadecimal digits.
public final class Fingerprints {

    /// How many of a picture's first bytes tell it from others of the same size.
    public static final int SAMPLE = 4096;

    private Fingerprints() {}

    static String of(long size, Bytes first) {
        MessageDigest digest = sha256();
        update(digest, size);
        first.slice(0, SAMPLE).feed(digest);
        return hex(digest);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    static void update(MessageDigest digest, long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            digest.update((byte) (value >>> shift));
        }
    }

    static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest(), 0, 16);
    }
}
