package io.antiphon.core.signin;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.user.SecretBox;
import io.antiphon.core.user.SecretUnreadableException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// Texts that only this server can read and write, that are good once and for a while. They carry what they are about themselves,
/// encrypted, so that nothing is kept for those that never come back; only used ones are remembered.
final class Tickets {

    private static final int MAX_LENGTH = 8_000;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final SecretBox box;
    private final SpentTickets spent;
    private final IdGenerator ids;
    private final Clock clock;

    Tickets(SecretBox box, SpentTickets spent, IdGenerator ids, Clock clock) {
        this.box = box;
        this.spent = spent;
        this.ids = ids;
        this.clock = clock;
    }

    /// @param purpose a ticket is good for nothing else
    /// @param parts what it is about
    String issue(String purpose, Duration life, List<String> parts) {
        List<String> all = new ArrayList<>(
                List.of(ids.next(), Long.toString(clock.instant().plus(life).toEpochMilli())));
        parts.forEach(part -> all.add(ENCODER.encodeToString(part.getBytes(StandardCharsets.UTF_8))));
        return ENCODER.encodeToString(box.seal(String.join(".", all), "ticket " + purpose));
    }

    /// What a ticket is about, without using it.
    ///
    /// @return empty when it is not of this server or over
    Optional<Ticket> read(String purpose, String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        try {
            String[] parts = box.open(Base64.getUrlDecoder().decode(text), "ticket " + purpose).split("\\.", -1);
            Instant end = Instant.ofEpochMilli(Long.parseLong(parts[1]));
            List<String> about = new ArrayList<>();
            for (int i = 2; i < parts.length; i++) {
                about.add(new String(Base64.getUrlDecoder().decode(parts[i]), StandardCharsets.UTF_8));
            }
            return clock.instant().isBefore(end) ? Optional.of(new Ticket(parts[0], end, about)) : Optional.empty();
        } catch (SecretUnreadableException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /// Uses a ticket.
    ///
    /// @return whether it was not used before
    boolean spend(Ticket ticket) {
        spent.forgetExpired(clock.instant());
        return spent.spend(ticket.id(), ticket.expiresAt());
    }

    /// @param about what it was issued with
    record Ticket(String id, Instant expiresAt, List<String> about) {

        Ticket {
            about = List.copyOf(about);
        }

        String part(int index) {
            return about.get(index);
        }

        @Override
        public String toString() {
            return "Ticket[id=" + id + "]";
        }
    }
}
