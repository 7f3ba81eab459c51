package io.antiphon.core.streaming;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/// Hands texts out in a form that only this server can have written and that is good for a while, or for as long as the
/// key stays. Nothing is stored. The texts
/// can be read by whoever holds them, so they hold no secret.
public final class SignedTexts {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 16;
    /// The end of the year 9999.
    private static final long NEVER = 253_402_300_799L;

    private final SecretKey key;
    private final Clock clock;
    private final String purpose;

    /// @param purpose what is written for one purpose is not read for another
    public SignedTexts(SecretKey key, Clock clock, String purpose) {
        this.key = key;
        this.clock = clock;
        this.purpose = purpose;
    }

    /// @return characters of `[A-Za-z0-9_-]` only
    public String write(String text, Duration lifetime) {
        return write(clock.instant().plus(lifetime).getEpochSecond(), text);
    }

    /// One that does not expire: the same text is always written the same way.
    ///
    /// @return characters of `[A-Za-z0-9_-]` only
    public String write(String text) {
        return write(NEVER, text);
    }

    private String write(long end, String text) {
        byte[] content = (end + " " + text).getBytes(StandardCharsets.UTF_8);
        byte[] signed = new byte[SIGNATURE_BYTES + content.length];
        System.arraycopy(signature(content), 0, signed, 0, SIGNATURE_BYTES);
        System.arraycopy(content, 0, signed, SIGNATURE_BYTES, content.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /// Empty when it was not written here for this purpose, was changed, or has expired.
    public Optional<String> read(String signedText) {
        byte[] signed;
        try {
            signed = Base64.getUrlDecoder().decode(signedText);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        if (signed.length <= SIGNATURE_BYTES) {
            return Optional.empty();
        }
        byte[] content = Arrays.copyOfRange(signed, SIGNATURE_BYTES, signed.length);
        if (!MessageDigest.isEqual(signature(content), Arrays.copyOf(signed, SIGNATURE_BYTES))) {
            return Optional.empty();
        }
        String text = new String(content, StandardCharsets.UTF_8);
        int space = text.indexOf(' ');
        Instant end = Instant.ofEpochSecond(Long.parseLong(text.substring(0, space)));
        return clock.instant().isBefore(end) ? Optional.of(text.substring(space + 1)) : Optional.empty();
    }

    private byte[] signature(byte[] content) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(content), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
