package io.antiphon.core.streaming.decision;

import io.antiphon.core.streaming.AudioFormat;
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

/// Turns a decision into an opaque text that only this server can have written and that is good for one medium and a while:
/// what `transcodeParams` holds. Nothing is stored.
public final class TranscodeTickets {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE_BYTES = 16;
    private static final int PARTS = 6;

    private final SecretKey key;
    private final Clock clock;
    private final Duration lifetime;

    public TranscodeTickets(SecretKey key, Clock clock, Duration lifetime) {
        this.key = key;
        this.clock = clock;
        this.lifetime = lifetime;
    }

    /// What a ticket allows.
    ///
    /// @param bitRate kbit/s, 0 for the format's default
    /// @param samplingRate Hz, 0 to keep the source's
    /// @param channelCount 0 to keep the source's
    public record Ticket(AudioFormat format, int bitRate, int samplingRate, int channelCount) {}

    /// @return characters of `[A-Za-z0-9_-]` only
    public String issue(String mediaId, Ticket ticket) {
        String content = "%s %d %d %d %d %s".formatted(ticket.format().name(), ticket.bitRate(), ticket.samplingRate(),
                ticket.channelCount(),
                clock.instant().plus(lifetime).getEpochSecond(), mediaId);
        byte[] text = content.getBytes(StandardCharsets.UTF_8);
        byte[] signed = new byte[SIGNATURE_BYTES + text.length];
        System.arraycopy(signature(text), 0, signed, 0, SIGNATURE_BYTES);
        System.arraycopy(text, 0, signed, SIGNATURE_BYTES, text.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(signed);
    }

    /// Empty when the text was not written here, was changed, has expired, or is for another medium.
    public Optional<Ticket> redeem(String mediaId, String params) {
        byte[] signed;
        try {
            signed = Base64.getUrlDecoder().decode(params);
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        if (signed.length <= SIGNATURE_BYTES) {
            return Optional.empty();
        }
        byte[] text = Arrays.copyOfRange(signed, SIGNATURE_BYTES, signed.length);
        if (!MessageDigest.isEqual(signature(text), Arrays.copyOf(signed, SIGNATURE_BYTES))) {
            return Optional.empty();
        }
        String[] parts = new String(text, StandardCharsets.UTF_8).split(" ", PARTS);
        boolean valid = parts[5].equals(mediaId)
                && clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(parts[4])));
        return valid
                ? Optional.of(new Ticket(AudioFormat.valueOf(parts[0]), Integer.parseInt(parts[1]),
                        Integer.parseInt(parts[2]), Integer.parseInt(parts[3])))
                : Optional.empty();
    }

    private byte[] signature(byte[] text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(text), SIGNATURE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has " + ALGORITHM, e);
        }
    }
}
