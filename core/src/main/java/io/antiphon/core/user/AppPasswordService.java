package io.antiphon.core.user;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.LibraryException;
import io.antiphon.core.audit.AuditKind;
import io.antiphon.core.audit.AuditTrail;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/// Makes, shows and revokes app-passwords. Whoever calls has checked that the actor may.
public final class AppPasswordService {

    private static final int MAX_PER_USER = 100;
    private static final int MAX_NAME_LENGTH = 100;
    private static final int MAX_LENGTH = 500;

    private final AppPasswords appPasswords;
    private final SecretBox secretBox;
    private final KnownAccounts known;
    private final RandomSecrets secrets;
    private final IdGenerator ids;
    private final AuditTrail trail;
    private final Clock clock;

    public AppPasswordService(AppPasswords appPasswords, SecretBox secretBox, KnownAccounts known,
            RandomSecrets secrets, IdGenerator ids, AuditTrail trail, Clock clock) {
        this.appPasswords = appPasswords;
        this.secretBox = secretBox;
        this.known = known;
        this.secrets = secrets;
        this.ids = ids;
        this.trail = trail;
        this.clock = clock;
    }

    /// The one named `Subsonic`, made when there is none. One caller at a time, so that two first readers see the same.
    ///
    /// @throws SecretUnreadableException when it was encrypted under another key
    public synchronized String reveal(User user) {
        return appPasswords.listAppPasswords(user.id())
                .stream()
                .filter(password -> password.name().equals(Accounts.SUBSONIC_PASSWORD_NAME))
                .findFirst()
                .map(password -> opened(user, password))
                .orElseGet(() -> rotate(user));
    }

    /// Replaces the one named `Subsonic` by a new random one.
    public synchronized String rotate(User user) {
        String password = secrets.password();
        set(user, password);
        return password;
    }

    /// Replaces the one named `Subsonic`.
    public synchronized void set(User user, String password) {
        requireUsable(password);
        appPasswords.replaceAppPassword(sealed(user, Accounts.SUBSONIC_PASSWORD_NAME, password, Terms.UNLIMITED));
        known.forget();
        tell(AuditKind.APP_PASSWORD_REPLACED, user, Accounts.SUBSONIC_PASSWORD_NAME);
    }

    /// A new random one for a device.
    public synchronized NewPassword add(User user, String name, Terms terms) {
        requireName(name);
        requireFuture(terms, clock.instant());
        if (name.strip().equals(Accounts.SUBSONIC_PASSWORD_NAME)) {
            throw new LibraryException.Conflict(
                    "`%s` is the name of the app-password that apps set themselves".formatted(name.strip()));
        }
        if (appPasswords.listAppPasswords(user.id()).size() >= MAX_PER_USER) {
            throw new LibraryException.Conflict(
                    "there are %d app-passwords already: revoke one first".formatted(MAX_PER_USER));
        }
        String password = secrets.password();
        AppPassword made = sealed(user, name.strip(), password, terms);
        appPasswords.addAppPassword(made);
        known.forget();
        tell(AuditKind.APP_PASSWORD_MADE, user, made.name());
        return new NewPassword(made, password);
    }

    /// One of the user's, in the clear.
    ///
    /// @throws SecretUnreadableException when it was encrypted under another key
    public String reveal(User user, String id) {
        return opened(user, require(user.id(), id));
    }

    private String opened(User user, AppPassword password) {
        String secret = secretBox.open(password.sealed(), user.id().value());
        tell(AuditKind.APP_PASSWORD_REVEALED, user, password.name());
        return secret;
    }

    private void tell(AuditKind kind, User user, String device) {
        trail.record(kind, user.name(), "app-password of " + device);
    }

    public List<AppPassword> list(UserId user) {
        return appPasswords.listAppPasswords(user);
    }

    public void revoke(User user, String id) {
        AppPassword password = require(user.id(), id);
        appPasswords.deleteAppPassword(user.id(), password.id());
        known.forget();
        tell(AuditKind.APP_PASSWORD_REVOKED, user, password.name());
    }

    private AppPassword require(UserId user, String id) {
        return appPasswords.listAppPasswords(user)
                .stream()
                .filter(password -> password.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new LibraryException.NotFound("app-password", id));
    }

    static void requireUsable(String password) {
        if (password.isEmpty() || password.length() > MAX_LENGTH) {
            throw new LibraryException.Invalid("a password has 1 to %d characters".formatted(MAX_LENGTH));
        }
    }

    static void requireName(String name) {
        if (name.isBlank() || name.length() > MAX_NAME_LENGTH || name.chars().anyMatch(Character::isISOControl)) {
            throw new LibraryException.Invalid(
                    "the name of a device has 1 to %d characters".formatted(MAX_NAME_LENGTH));
        }
    }

    static void requireFuture(Terms terms, Instant now) {
        if (terms.isExpired(now)) {
            throw new LibraryException.Invalid("%s is over already".formatted(terms.expiresAt()));
        }
    }

    private AppPassword sealed(User user, String name, String password, Terms terms) {
        return new AppPassword(ids.next(), user.id(), name, secretBox.seal(password, user.id().value()), terms,
                clock.instant(),
                null);
    }

    /// One that was just made, with what it is.
    public record NewPassword(AppPassword appPassword, String secret) {

        @Override
        public String toString() {
            return "NewPassword[id=" + appPassword.id() + "]";
        }
    }
}
