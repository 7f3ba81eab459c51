package io.antiphon.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.user.SecretUnreadableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    private final SecureRandom random = new SecureRandom();

    @TempDir
    private Path data;

    @Test
    void whatIsSealedOpensInItsContextOnly() throws IOException {
        AesGcmSecretBox box = new AesGcmSecretBox(SecretKeys.load(null, data, random), random);
        byte[] sealed = box.seal("päss", "alice");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("ss");
        assertThat(box.open(sealed, "alice")).isEqualTo("päss");
        assertThatThrownBy(() -> box.open(sealed, "bob")).isInstanceOf(SecretUnreadableException.class);
        sealed[sealed.length - 1] ^= 1;
        assertThatThrownBy(() -> box.open(sealed, "alice")).isInstanceOf(SecretUnreadableException.class);
        assertThatThrownBy(() -> box.open(new byte[3], "alice")).isInstanceOf(SecretUnreadableException.class);
    }

    @Test
    void theSameTextIsNeverSealedTheSame() throws IOException {
        AesGcmSecretBox box = new AesGcmSecretBox(SecretKeys.load("a configured secret", data, random), random);
        assertThat(box.seal("x", "c")).isNotEqualTo(box.seal("x", "c"));
    }

    @Test
    void theKeyFileIsMadeOnceForItsOwnerOnly() throws IOException {
        SecretKeys first = SecretKeys.load(null, data, random);
        SecretKeys second = SecretKeys.load(null, data, random);
        assertThat(first.derive("a", "AES").getEncoded()).isEqualTo(second.derive("a", "AES").getEncoded())
                .isNotEqualTo(first.derive("b", "AES").getEncoded());
        assertThat(Files.getPosixFilePermissions(data.resolve(SecretKeys.FILE)))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void aShortOrBrokenKeyIsRefused() throws IOException {
        assertThatThrownBy(() -> SecretKeys.load("short", data, random)).hasMessageContaining("16 characters")
                .hasMessageNotContaining("short ");
        Files.write(data.resolve(SecretKeys.FILE), new byte[5]);
        assertThatThrownBy(() -> SecretKeys.load(null, data, random)).hasMessageContaining("holds 5");
    }

    @Test
    void aLoginHashHoldsItsParametersAndNotThePassword() {
        Argon2PasswordHasher hasher = new Argon2PasswordHasher();
        String hash = hasher.hash("correct horse".toCharArray());
        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").doesNotContain("horse");
        assertThat(hasher.verify(hash, "correct horse".toCharArray())).isTrue();
        assertThat(hasher.verify(hash, "wrong horse".toCharArray())).isFalse();
        assertThat(hasher.needsRehash(hash)).isFalse();
        assertThat(hasher.needsRehash(hash.replace("m=19456", "m=8192"))).isTrue();
    }
}
