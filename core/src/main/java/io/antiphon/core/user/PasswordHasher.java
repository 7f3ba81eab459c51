package io.antiphon.core.user;

/// Hashes login passwords, slowly on purpose.
public interface PasswordHasher {

    /// An encoded hash with its parameters and salt.
    String hash(char[] password);

    boolean verify(String hash, char[] password);

    /// Whether a hash was made with weaker parameters than today's.
    boolean needsRehash(String hash);
}
