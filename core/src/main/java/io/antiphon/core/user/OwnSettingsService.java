package io.antiphon.core.user;

import io.antiphon.core.LibraryException;
import io.antiphon.core.event.Events;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Changes what people set for themselves, and tells those who act by it.
public final class OwnSettingsService {

    private static final int LONGEST_EMAIL = 254;
    /// kbit/s; more than any sound has.
    private static final int HIGHEST_BIT_RATE = 100_000;

    private final Users users;
    private final KnownAccounts known;
    private final Events events;

    public OwnSettingsService(Users users, KnownAccounts known, Events events) {
        this.users = users;
        this.known = known;
        this.events = events;
    }

    /// What to change; null leaves it as it is.
    ///
    /// @param email empty for none
    /// @param maxBitRate kbit/s, 0 for no wish
    /// @param format the ending of a format that there is, empty for none
    public record Change(@Nullable String email, @Nullable Boolean scrobbling, @Nullable Integer maxBitRate,
            @Nullable String format, @Nullable Boolean showsPlaying) {

        OwnSettings applied(OwnSettings before) {
            return new OwnSettings(Objects.requireNonNullElse(scrobbling, before.scrobbling()),
                    Objects.requireNonNullElse(maxBitRate, before.maxBitRate()), after(before.format(), format),
                    Objects.requireNonNullElse(showsPlaying, before.showsPlaying()));
        }
    }

    /// @param check of the account as it is when it is changed; may refuse by throwing
    /// @throws LibraryException.Invalid when something cannot be set
    public User change(UserId self, Change change, Consumer<User> check) {
        requireEmail(change.email());
        Integer bitRate = change.maxBitRate();
        if (bitRate != null && (bitRate < 0 || bitRate > HIGHEST_BIT_RATE)) {
            throw new LibraryException.Invalid(
                    "A bit rate is a number from 0 to %d, not %d".formatted(HIGHEST_BIT_RATE, bitRate));
        }
        User changed = users.updateUser(self, current -> {
            check.accept(current);
            return current.describedAs(after(current.email(), change.email())).withOwn(change.applied(current.own()));
        });
        known.forget();
        events.publish(new OwnSettingsChanged(self));
        return changed;
    }

    private static @Nullable String after(@Nullable String before, @Nullable String given) {
        return given == null ? before : given.isEmpty() ? null : given;
    }

    private static void requireEmail(@Nullable String email) {
        if (email != null
                && (email.length() > LONGEST_EMAIL || email.chars().anyMatch(Character::isISOControl))) {
            throw new LibraryException.Invalid(
                    "An address has at most %d characters, and none that cannot be printed".formatted(LONGEST_EMAIL));
        }
    }
}
