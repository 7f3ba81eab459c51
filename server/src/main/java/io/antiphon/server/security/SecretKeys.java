package io.antiphon.server.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.util.random.RandomGenerator;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.jspecify.annotations.Nullable;

/// The installation's one secret, and the keys derived from it by HKDF-SHA256 (RFC 5869), a different one for each purpose.
public final class SecretKeys {

    static final String FILE = "secret.key";
    /// Where a new secret lies until everything is encrypted under it.
    public static final String NEXT_FILE = "secret.key.next";

    private static final int LENGTH = 32;
    private static final int MIN_TEXT_LENGTH = 16;
    private static final byte[] SALT = "antiphon".getBytes(StandardCharsets.US_ASCII);

    private final byte[] secret;

    private SecretKeys(byte[] secret) {
        this.secret = secret;
    }

    /// @param configured the operator's own secret; absent to use the file `secret.key`, made when there is none
    /// @param data the data directory
    /// @throws IllegalArgumentException when the configured secret is too short, or the file holds something else
    public static SecretKeys load(@Nullable String configured, Path data, RandomGenerator random) throws IOException {
        if (configured != null && !configured.isEmpty()) {
            return of(configured);
        }
        Path file = data.resolve(FILE);
        byte[] secret = readOrMake(file, random);
        if (secret.length != LENGTH) {
            throw new IllegalArgumentException(
                    "%s must hold %d bytes but holds %d".formatted(file, LENGTH, secret.length));
        }
        return new SecretKeys(secret);
    }

    /// The operator's own secret.
    ///
    /// @throws IllegalArgumentException when it is too short
    public static SecretKeys of(String configured) {
        if (configured.length() < MIN_TEXT_LENGTH) {
            throw new IllegalArgumentException(
                    "the secret key must have %d characters or more".formatted(MIN_TEXT_LENGTH));
        }
        return new SecretKeys(configured.getBytes(StandardCharsets.UTF_8));
    }

    /// Makes a random secret beside the one in use, in a file of its own until [#useNext].
    public static SecretKeys makeNext(Path data, RandomGenerator random) throws IOException {
        byte[] made = new byte[LENGTH];
        random.nextBytes(made);
        PrivateFiles.write(data.resolve(NEXT_FILE), made);
        return new SecretKeys(made);
    }

    /// Puts the secret of [#makeNext] in the place of the one before.
    public static void useNext(Path data) throws IOException {
        Files.move(data.resolve(NEXT_FILE), data.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
    }

    public SecretKey derive(String purpose, String algorithm) {
        try {
            HKDFParameterSpec parameters = HKDFParameterSpec.ofExtract()
                    .addIKM(secret)
                    .addSalt(SALT)
                    .thenExpand(purpose.getBytes(StandardCharsets.UTF_8), LENGTH);
            return KDF.getInstance("HKDF-SHA256").deriveKey(algorithm, parameters);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK from 25 on has HKDF-SHA256", e);
        }
    }

    private static byte[] readOrMake(Path file, RandomGenerator random) throws IOException {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException _) {
            byte[] made = new byte[LENGTH];
            random.nextBytes(made);
            PrivateFiles.write(file, made);
            return made;
        }
    }
}
