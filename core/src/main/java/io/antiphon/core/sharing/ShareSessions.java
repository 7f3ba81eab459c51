package io.antiphon.core.sharing;

import io.antiphon.core.Sha256;
import io.antiphon.core.streaming.SignedTexts;
import io.antiphon.core.user.GuessLimiter;
import io.antiphon.core.user.PasswordHasher;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.jspecify.annotations.Nullable;

/// What visitors of shares are let in by. Whoever has the link, and the password if there is one, gets a session that is good for a short
/// while and can be renewed, and a token for the sound and the pictures. Nothing is stored: both are signed for one share with the
/// password it had, and the share is looked at again at every use, so that its end ends them at once.
public final class ShareSessions {

    public static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final int STAMP_BYTES = 9;

    private final SharingService sharing;
    private final PasswordHasher hasher;
    private final GuessLimiter guesses;
    private final RecentVisits visits = new RecentVisits();
    private final SignedTexts sessions;
    private final SignedTexts tokens;
    private final Clock clock;

    public ShareSessions(SharingService sharing, PasswordHasher hasher, SecretKey key, Clock clock) {
        this.sharing = sharing;
        this.hasher = hasher;
        this.guesses = new GuessLimiter(clock);
        this.sessions = new SignedTexts(key, clock, "share-session");
        this.tokens = new SignedTexts(key, clock, "share-media");
        this.clock = clock;
    }

    /// What a visitor goes on with.
    ///
    /// @param session to renew both by
    /// @param media shown with every request for sound and pictures
    public record Ticket(String session, String media) {}

    /// What becomes of somebody who opens a link.
    public sealed interface Opening {

        record Opened(SharedMusic music, Ticket ticket) implements Opening {}

        /// The password is asked for.
        ///
        /// @param wrong whether one was shown
        record Guarded(boolean wrong) implements Opening {}

        /// Too many wrong ones were shown.
        record Throttled(Duration retryAfter) implements Opening {}

        /// Nothing is shared there.
        ///
        /// @param ended whether something was
        record Nothing(boolean ended) implements Opening {}
    }

    /// @param counts whether it is somebody who looks, and not a program that asks whether there is something
    public record Visitor(String address, boolean counts) {}

    /// Lets a visitor in who has the link, and the password where there is one.
    public Opening open(ShareId id, @Nullable String password, Visitor visitor) {
        Optional<SharedMusic> found = sharing.find(id);
        if (found.isEmpty()) {
            return new Opening.Nothing(sharing.hasEnded(id));
        }
        String hash = found.get().share().terms().passwordHash();
        if (hash != null) {
            Optional<Opening> refused = refused(id, hash, password, visitor.address());
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        return opened(found.get(), visitor);
    }

    /// Lets a visitor in again who was let in before and has not been away for long.
    public Opening reopen(ShareId id, String session, Visitor visitor) {
        Optional<SharedMusic> found = sharing.find(id);
        if (found.isEmpty()) {
            return new Opening.Nothing(sharing.hasEnded(id));
        }
        return isOf(found.get().share(), sessions.read(session)) ? opened(found.get(), visitor)
                : new Opening.Guarded(false);
    }

    /// What a media token opens; empty when it opens nothing any more.
    public Optional<SharedMusic> admit(ShareId id, String token) {
        return sharing.find(id).filter(music -> isOf(music.share(), tokens.read(token)));
    }

    /// What is shown of a share without a token: all that previews in other programs need, unless there is a password.
    public Optional<SharedMusic> preview(ShareId id) {
        return sharing.find(id).filter(music -> !music.share().isGuarded());
    }

    /// One at a time, so that many guesses at once are counted, too, and cost one hash's memory.
    private synchronized Optional<Opening> refused(ShareId id, String hash, @Nullable String password, String address) {
        if (password == null || password.isEmpty()) {
            return Optional.of(new Opening.Guarded(false));
        }
        Optional<Duration> wait = guesses.wait(id.value(), address);
        if (wait.isPresent()) {
            return Optional.of(new Opening.Throttled(wait.get()));
        }
        if (hasher.verify(hash, password.toCharArray())) {
            guesses.succeeded(id.value(), address);
            return Optional.empty();
        }
        guesses.failed(id.value(), address);
        return Optional.of(new Opening.Guarded(true));
    }

    private Opening opened(SharedMusic music, Visitor visitor) {
        ShareId id = music.share().id();
        if (visitor.counts() && visits.begins(id, visitor.address(), clock.instant())) {
            sharing.visited(id);
        }
        String text = text(music.share());
        return new Opening.Opened(music, new Ticket(sessions.write(text, LIFETIME), tokens.write(text, LIFETIME)));
    }

    private static boolean isOf(Share share, Optional<String> signed) {
        return signed.filter(text(share)::equals).isPresent();
    }

    /// Another one for another password.
    private static String text(Share share) {
        String hash = Objects.requireNonNullElse(share.terms().passwordHash(), "");
        byte[] stamp = Arrays.copyOf(Sha256.of(hash.getBytes(StandardCharsets.UTF_8)), STAMP_BYTES);
        return share.id().value() + " " + Base64.getUrlEncoder().withoutPadding().encodeToString(stamp);
    }
}
