package io.antiphon.core.streaming.decision;

import io.antiphon.core.streaming.AudioFormat;
import io.antiphon.core.streaming.SignedTexts;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.crypto.SecretKey;

/// Turns a decision into an opaque text that only this server can have written and that is good for one medium and a while:
/// what `transcodeParams` holds. Nothing is stored.
public final class TranscodeTickets {

    private static final int PARTS = 5;

    private final SignedTexts texts;
    private final Duration lifetime;

    public TranscodeTickets(SecretKey key, Clock clock, Duration lifetime) {
        this.texts = new SignedTexts(key, clock, "transcode");
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
        return texts.write("%s %d %d %d %s".formatted(ticket.format().name(), ticket.bitRate(), ticket.samplingRate(),
                ticket.channelCount(), mediaId), lifetime);
    }

    /// Empty when the text was not written here, was changed, has expired, or is for another medium.
    public Optional<Ticket> redeem(String mediaId, String params) {
        return texts.read(params)
                .map(text -> text.split(" ", PARTS))
                .filter(parts -> parts[4].equals(mediaId))
                .map(parts -> new Ticket(AudioFormat.valueOf(parts[0]), Integer.parseInt(parts[1]),
                        Integer.parseInt(parts[2]), Integer.parseInt(parts[3])));
    }
}
