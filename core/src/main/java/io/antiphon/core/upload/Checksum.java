package io.antiphon.core.upload;

import io.antiphon.core.LibraryException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;

/// What the bytes of one piece must come to.
///
/// @param algorithm one of [#ALGORITHMS]
public record Checksum(String algorithm, byte[] expected) {

    /// The best first.
    public static final List<String> ALGORITHMS = List.of("sha256", "sha1", "md5");

    private static final Map<String, String> NAMES = Map.of("sha256", "SHA-256", "sha1", "SHA-1", "md5", "MD5");

    /// @throws LibraryException.Invalid when the algorithm is none that is known here
    public Checksum {
        if (!NAMES.containsKey(algorithm)) {
            throw new LibraryException.Invalid(
                    "Checksums are made with one of %s".formatted(String.join(", ", ALGORITHMS)));
        }
        expected = expected.clone();
    }

    @Override
    public byte[] expected() {
        return expected.clone();
    }

    MessageDigest digest() {
        try {
            return MessageDigest.getInstance(NAMES.getOrDefault(algorithm, algorithm));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }

    boolean isOf(MessageDigest read) {
        return MessageDigest.isEqual(expected, read.digest());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Checksum that && algorithm.equals(that.algorithm)
                && MessageDigest.isEqual(expected, that.expected);
    }

    @Override
    public int hashCode() {
        return algorithm.hashCode();
    }

    @Override
    public String toString() {
        return "Checksum[%s]".formatted(algorithm);
    }
}
