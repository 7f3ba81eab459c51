package io.antiphon.core.pairing;

import io.antiphon.core.LibraryException;
import io.antiphon.core.Sha256;
import io.antiphon.core.audit.AuditKind;
import io.antiphon.core.audit.AuditTrail;
import io.antiphon.core.pairing.PairingOutcome.Kind;
import io.antiphon.core.user.Accounts;
import io.antiphon.core.user.ApiKeyService;
import io.antiphon.core.user.AppPasswordService;
import io.antiphon.core.user.GuessLimiter;
import io.antiphon.core.user.Permission;
import io.antiphon.core.user.RandomSecrets;
import io.antiphon.core.user.Terms;
import io.antiphon.core.user.User;
import io.antiphon.core.user.Users;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// Arms codes and exchanges them for a device's own credentials. A code looks like an app-password, `k7qm-2x9f-0bhr-8vzc-p3td`: its
/// first two groups find it, the other three, of 60 bits, are its secret. It is good for two minutes, once, and until it
/// was tried five times; only the secret's hash is kept.
public final class PairingService {

    /// How long a code is good.
    public static final Duration LIFETIME = Duration.ofMinutes(2);

    static final int MAX_ATTEMPTS = 5;

    private static final int HANDLE_LENGTH = 8;
    private static final int CODE_LENGTH = 20;
    private static final int MAX_DEVICE = 60;
    /// What failures are counted under, beside the address: no account is called like that.
    private static final String NOBODY = "\npairing";

    private final PairingCodes codes;
    private final Users users;
    private final AppPasswordService appPasswords;
    private final ApiKeyService apiKeys;
    private final RandomSecrets secrets;
    private final GuessLimiter limiter;
    private final AuditTrail trail;
    private final Clock clock;

    public PairingService(PairingCodes codes, Users users, AppPasswordService appPasswords, ApiKeyService apiKeys,
            RandomSecrets secrets, GuessLimiter limiter, AuditTrail trail, Clock clock) {
        this.codes = codes;
        this.users = users;
        this.appPasswords = appPasswords;
        this.apiKeys = apiKeys;
        this.secrets = secrets;
        this.limiter = limiter;
        this.trail = trail;
        this.clock = clock;
    }

    /// A new code for an account, whose former one ends. Whoever calls has checked that the actor may.
    public Armed arm(User user) {
        String code = secrets.password();
        String plain = plain(code);
        Instant now = clock.instant();
        Instant end = now.plus(LIFETIME);
        codes.deleteExpired(now);
        codes.replace(new PairingCode(user.id(), handle(plain), hash(plain), 0, end));
        trail.record(AuditKind.PAIRING_ARMED, user.name(), "until " + end);
        return new Armed(user, code, end);
    }

    /// Whose code this is, as long as it is good; showing it here does not use it up.
    public Optional<Armed> find(String code) {
        String plain = plain(code);
        return armed(plain).filter(kept -> isRight(kept, plain))
                .flatMap(kept -> users.findUser(kept.user()).map(user -> new Armed(user, code, kept.expiresAt())));
    }

    /// Exchanges a code for credentials.
    ///
    /// @param code case, spaces and dashes do not count
    /// @param device what it is to be called; something fitting when empty
    /// @param address where the request comes from
    public PairingOutcome exchange(String code, String device, Kind kind, String address) {
        Optional<Duration> wait = limiter.wait(NOBODY, address);
        if (wait.isPresent()) {
            return new PairingOutcome.Throttled(wait.get());
        }
        String plain = plain(code);
        Optional<User> user = taken(plain).flatMap(kept -> users.findUser(kept.user()))
                .filter(found -> !found.disabled());
        if (user.isEmpty()) {
            limiter.failed(NOBODY, address);
            trail.record(AuditKind.PAIRING_FAILED, "", address, "", "with a code that is wrong, used or over");
            return new PairingOutcome.Refused();
        }
        limiter.succeeded(NOBODY, address);
        return paired(user.get(), named(device), kind, address);
    }

    private Optional<PairingCode> taken(String plain) {
        return armed(plain).filter(code -> codes.beginAttempt(code.handle(), MAX_ATTEMPTS))
                .filter(code -> isRight(code, plain))
                .filter(code -> codes.take(code.handle(), code.secretHash()));
    }

    /// The code that is meant, whether its secret is right or not.
    private Optional<PairingCode> armed(String plain) {
        return plain.length() == CODE_LENGTH
                ? codes.findByHandle(handle(plain))
                        .filter(kept -> clock.instant().isBefore(kept.expiresAt()) && kept.attempts() < MAX_ATTEMPTS)
                : Optional.empty();
    }

    private PairingOutcome paired(User user, String device, Kind kind, String address) {
        String secret = switch (kind) {
            case APP_PASSWORD -> appPasswords.add(user, device, Terms.UNLIMITED).secret();
            case API_KEY -> apiKeys.create(user, device, Terms.UNLIMITED).secret();
        };
        trail.record(AuditKind.PAIRED, user.name(), address, user.name(), device);
        return new PairingOutcome.Paired(user, device, kind, secret);
    }

    /// Without the time telling how much of it was right.
    private static boolean isRight(PairingCode kept, String plain) {
        return MessageDigest.isEqual(kept.secretHash().getBytes(StandardCharsets.US_ASCII),
                hash(plain).getBytes(StandardCharsets.US_ASCII));
    }

    /// What people type may be in capitals and spaced.
    private static String plain(String code) {
        return code.length() > 4 * CODE_LENGTH ? "" : code.replaceAll("[\\s-]", "").toLowerCase(Locale.ROOT);
    }

    private static String handle(String plain) {
        return plain.substring(0, HANDLE_LENGTH);
    }

    private static String hash(String plain) {
        return Sha256.hex(plain.substring(HANDLE_LENGTH).getBytes(StandardCharsets.UTF_8));
    }

    private static String named(String device) {
        StringBuilder name = new StringBuilder();
        device.codePoints()
                .filter(c -> !Character.isISOControl(c) && Character.getType(c) != Character.SURROGATE)
                .limit(MAX_DEVICE)
                .forEach(name::appendCodePoint);
        String text = name.toString().strip();
        return text.isEmpty() ? "Phone" : text.equals(Accounts.SUBSONIC_PASSWORD_NAME) ? text + " (paired)" : text;
    }

    /// A code that can be shown.
    ///
    /// @param code the secret itself
    public record Armed(User user, String code, Instant expiresAt) {

        @Override
        public String toString() {
            return "Armed[user=" + user.name() + "]";
        }
    }

    /// The account that an actor may arm a code for.
    ///
    /// @param local whether the actor sits at this machine
    /// @throws LibraryException.Forbidden when the actor may not
    public static void requireMayArm(User actor, User user, boolean local) {
        boolean own = actor.id().equals(user.id());
        if (!actor.may(Permission.MANAGE_USERS) && !(own && local)) {
            throw new LibraryException.Forbidden(own
                    ? "pairing is armed at the server's own machine, or by an admin"
                    : "only an admin may pair devices of others");
        }
    }
}
