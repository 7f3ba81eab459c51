package io.antiphon.media.tag.format;

import io.antiphon.core.Sha256;
import java.security.MessageDigest;
import java.util.HexFormat;

/// SHA-256, cut to 128 bits, as hexadecimal digits.
public final class Fingerprints {

    /// How many of a picture's first bytes tell it from others of the same size.
    public static final int SAMPLE = 4096;

    private Fingerprints() {}

    static String of(long size, Bytes first) {
        MessageDigest digest = Sha256.begin();
        update(digest, size);
        first.slice(0, SAMPLE).feed(digest);
        return hex(digest);
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
