package io.antiphon.core.streaming.hls;

import io.antiphon.core.library.TrackId;
import io.antiphon.core.streaming.SignedTexts;
import io.antiphon.core.user.Permission;
import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.SecretKey;

/// Writes what players are allowed to fetch into the addresses they are given, instead of the credentials they came with.
public final class HlsTickets {
    private static final int PARTS = 8;

    private final SignedTexts texts;
    private final Duration lifetime;
    private final Function<UserId, Optional<User>> users;

    /// @param lifetime beyond the length of the medium
    /// @param users finds an account
    public HlsTickets(SecretKey key, Clock clock, Duration lifetime, Function<UserId, Optional<User>> users) {
        this.texts = new SignedTexts(key, clock, "hls");
        this.lifetime = lifetime;
        this.users = users;
    }

    /// @param length of the medium, which may be paused and sought in
    /// @return characters of `[A-Za-z0-9_-]` only
    public String issue(HlsTicket ticket, Duration length) {
        Rendition rendition = ticket.rendition();
        return texts.write("%d %d %d %d %d %s %s %s".formatted(ticket.musicFolder(), rendition.bitRate(),
                rendition.width(), rendition.height(),
                ticket.soundStream(), ticket.packaging().name(), ticket.track().value(), ticket.user().value()),
                lifetime.plus(length));
    }

    /// Empty when it was not written here, was changed, or has expired, and when its user may not see or hear this any more.
    public Optional<HlsTicket> redeem(String text) {
        return texts.read(text).map(content -> {
            String[] parts = content.split(" ", PARTS);
            Rendition rendition = new Rendition(Integer.parseInt(parts[1]), Integer.parseInt(parts[2]),
                    Integer.parseInt(parts[3]));
            return new HlsTicket(new UserId(parts[7]), Integer.parseInt(parts[0]), new TrackId(parts[6]), rendition,
                    Packaging.valueOf(parts[5]), Integer.parseInt(parts[4]));
        }).filter(this::isAllowed);
    }

    private boolean isAllowed(HlsTicket ticket) {
        return users.apply(ticket.user())
                .filter(user -> user.may(Permission.STREAM) && user.sees(Math.abs(ticket.musicFolder()))
                        && (ticket.musicFolder() > 0 || user.may(Permission.EDIT_TAGS)))
                .isPresent();
    }
}
