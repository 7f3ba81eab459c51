package io.antiphon.core.user;

import io.antiphon.core.LibraryException;
import io.antiphon.core.audit.AuditKind;
import io.antiphon.core.audit.AuditTrail;
import java.time.Clock;
import java.time.Duration;

/// Accounts that people make for themselves without an invitation, where the operator lets them: those of listeners, who see all music
/// folders. What a name is refused for, because it is taken, must be said; how many names one can try is bounded.
public final class OpenRegistration {

    private final RegistrationRules rules;
    private final Users users;
    private final AccountService accounts;
    private final PasswordHasher hasher;
    private final AuditTrail trail;
    private final RegistrationPace pace;

    public OpenRegistration(RegistrationRules rules, Users users, AccountService accounts, PasswordHasher hasher,
            AuditTrail trail, Clock clock) {
        this.rules = rules;
        this.users = users;
        this.accounts = accounts;
        this.hasher = hasher;
        this.trail = trail;
        this.pace = new RegistrationPace(clock);
    }

    /// What becomes of the wish for an account.
    public sealed interface Outcome {

        record Made(User user) implements Outcome {}

        record TooMany(Duration retryAfter) implements Outcome {}
    }

    public RegistrationMode mode() {
        return rules.mode();
    }

    /// @param address where the wish comes from
    /// @throws LibraryException.Forbidden when accounts are not made so here
    /// @throws LibraryException.Invalid when name or password cannot be; that costs nothing and says nothing about others
    /// @throws LibraryException.Conflict when the name is taken, or there are as many accounts as there may be
    public Outcome register(String name, String password, String address) {
        if (rules.mode() != RegistrationMode.OPEN) {
            throw new LibraryException.Forbidden("accounts are not made here without an invitation");
        }
        AccountService.requireName(name);
        AccountService.requireLoginPassword(password);
        Duration pause = pace.take(address);
        if (pause.isPositive()) {
            return new Outcome.TooMany(pause);
        }
        requireRoom();
        User account = accounts.newAccount(User.operator(),
                new Accounts.NewAccount(name, password, null, Rights.of(Role.LISTENER), null, 0));
        return new Outcome.Made(add(account, hasher.hash(password.toCharArray())));
    }

    /// One after the other, so that nobody comes in between counting and adding.
    private synchronized User add(User account, String loginHash) {
        requireRoom();
        User made = accounts.add(account, loginHash);
        trail.recordBy(made.name(), AuditKind.REGISTERED, made.name(), "without an invitation");
        return made;
    }

    /// Before the name is looked at, so that a full server says nothing about names.
    private void requireRoom() {
        if (users.listUsers().size() >= rules.mostAccounts()) {
            throw new LibraryException.Conflict(
                    "there are as many accounts as there may be: ask who looks after this server for an invitation");
        }
    }
}
