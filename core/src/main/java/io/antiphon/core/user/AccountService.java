package io.antiphon.core.user;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.LibraryException;
import io.antiphon.core.audit.AuditKind;
import io.antiphon.core.audit.AuditTrail;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Makes, changes and deletes accounts.
public final class AccountService implements Accounts {

    private static final int MAX_NAME_LENGTH = 100;
    private static final int MIN_LOGIN_LENGTH = 8;
    private static final int MAX_LOGIN_LENGTH = 500;

    private final Users users;
    private final AppPasswordService appPasswords;
    private final SessionService sessions;
    private final PasswordHasher hasher;
    private final KnownAccounts known;
    private final IdGenerator ids;
    private final AuditTrail trail;
    private final Clock clock;

    public AccountService(Users users, AppPasswordService appPasswords, SessionService sessions, PasswordHasher hasher,
            KnownAccounts known,
            IdGenerator ids, AuditTrail trail, Clock clock) {
        this.users = users;
        this.appPasswords = appPasswords;
        this.sessions = sessions;
        this.hasher = hasher;
        this.known = known;
        this.ids = ids;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public Optional<User> findAccount(String name) {
        return users.findUserNamed(name);
    }

    @Override
    public List<User> listAccounts() {
        return users.listUsers();
    }

    @Override
    public User createAccount(User actor, NewAccount account) {
        AppPasswordService.requireUsable(account.password());
        User user = add(newAccount(actor, account), null);
        appPasswords.set(user, account.password());
        return user;
    }

    /// An account that signs in natively with the password; its app-password is made when it is first asked for.
    public User createAccountWithLogin(User actor, NewAccount account) {
        requireLoginPassword(account.password());
        User user = newAccount(actor, account);
        return add(user, hasher.hash(account.password().toCharArray()));
    }

    /// The first account of an installation, its owner; there is no actor yet. Its password may be as short as the operator wants
    /// it.
    ///
    /// @throws LibraryException.Conflict when there are accounts already
    public User createFirstAdmin(String name, String loginPassword) {
        if (!users.listUsers().isEmpty()) {
            throw new LibraryException.Conflict("there are accounts already");
        }
        User user = newUser(name, null, Rights.of(Role.OWNER), null, 0);
        return add(user, hasher.hash(loginPassword.toCharArray()));
    }

    @Override
    public User updateAccount(User actor, String name, AccountChange change) {
        return updateAccount(actor, name, change, _ -> {});
    }

    /// @param check of the account as it is when it is changed; may refuse by throwing
    public User updateAccount(User actor, String name, AccountChange change, Consumer<User> check) {
        User before = requireManaged(actor, name);
        requireBitRate(change.maxBitRate() == null ? 0 : change.maxBitRate());
        String password = change.password();
        if (password != null) {
            GrantRules.requireReach(actor, before);
            AppPasswordService.requireUsable(password);
        }
        User changed = users.updateUser(before.id(), current -> {
            GrantRules.requireManager(actor, current.role());
            check.accept(current);
            User next = change.applied(current);
            GrantRules.requireGivable(actor, current, next);
            return next;
        });
        known.forget();
        if (!changed.equals(before)) {
            trail.record(changed.role() == before.role() ? AuditKind.ACCOUNT_CHANGED : AuditKind.ROLE_CHANGED,
                    changed.name(), "from %s to %s".formatted(described(before), described(changed)));
        }
        if (password != null) {
            appPasswords.set(changed, password);
        }
        if (changed.disabled() && !before.disabled()) {
            sessions.closeAll(changed);
        }
        return changed;
    }

    @Override
    public void deleteAccount(User actor, String name) {
        deleteAccount(actor, name, _ -> {});
    }

    /// @param check of the account as it is when it is deleted; may refuse by throwing
    public void deleteAccount(User actor, String name, Consumer<User> check) {
        User user = requireManaged(actor, name);
        users.deleteUser(user.id(), current -> {
            GrantRules.requireManager(actor, current.role());
            check.accept(current);
        });
        sessions.closeAll(user);
        known.forget();
        trail.record(AuditKind.ACCOUNT_DELETED, user.name(), "");
    }

    @Override
    public void setSubsonicPassword(User actor, String name, String password) {
        appPasswords.set(requireOwnOrReached(actor, name), password);
    }

    /// Sets the password for signing in, and signs the account out everywhere.
    public void setLoginPassword(User actor, String name, String password) {
        User user = requireOwnOrReached(actor, name);
        requireLoginPassword(password);
        setLogin(user, hasher.hash(password.toCharArray()));
    }

    /// The account named, when the actor may see and revoke its credentials: their own, or one that they look after.
    public User requireOwnOrAdmin(User actor, String name) {
        return findOwn(actor, name).orElseGet(() -> requireManaged(actor, name));
    }

    /// Who may not manage anyone does not learn which names there are.
    private User requireManaged(User actor, String name) {
        GrantRules.requireManager(actor, Role.LISTENER);
        User user = require(name);
        GrantRules.requireManager(actor, user.role());
        return user;
    }

    /// The account named, when the actor may give it credentials, and so act in its name: their own, or one that they look after
    /// and that may nothing that they may not.
    public User requireOwnOrReached(User actor, String name) {
        User user = requireOwnOrAdmin(actor, name);
        if (!user.id().equals(actor.id())) {
            GrantRules.requireReach(actor, user);
        }
        return user;
    }

    /// The other way to a login: by a link, whoever made it.
    void setLogin(User user, String hash) {
        users.setLoginHash(user.id(), hash);
        trail.record(AuditKind.LOGIN_PASSWORD_CHANGED, user.name(), "");
        sessions.closeAll(user);
        known.forget();
    }

    /// @param loginHash absent for an account that cannot sign in natively yet
    User add(User user, @Nullable String loginHash) {
        users.createUser(user, loginHash);
        known.forget();
        trail.record(AuditKind.ACCOUNT_MADE, user.name(), described(user));
        return user;
    }

    /// An account as the actor may make it, not kept yet. What is granted when nothing is said is all that the actor sees.
    User newAccount(User actor, NewAccount account) {
        User user = newUser(account.name(), account.email(), account.rights(),
                account.musicFolders() == null ? actor.musicFolders() : account.musicFolders(), account.maxBitRate());
        GrantRules.requireGivable(actor, null, user);
        return user;
    }

    private Optional<User> findOwn(User actor, String name) {
        return users.findUserNamed(name).filter(user -> user.id().equals(actor.id()));
    }

    private User newUser(String name, @Nullable String email, Rights rights, @Nullable Set<Integer> musicFolders,
            int maxBitRate) {
        requireName(name);
        return new User(new UserId(ids.next()), name, email, rights, musicFolders, requireBitRate(maxBitRate),
                true, false, clock.instant(), null);
    }

    private User require(String name) {
        return users.findUserNamed(name).orElseThrow(() -> new LibraryException.NotFound("user", name));
    }

    /// What an account may do.
    private static String described(User user) {
        Set<Integer> folders = user.musicFolders();
        Rights rights = user.rights();
        return "%s%s%s%s in %s".formatted(user.disabled() ? "disabled " : "", GrantRules.name(user.role()),
                listed(", granted ", rights.granted()), listed(", withdrawn ", rights.withdrawn()),
                folders == null ? "all music folders" : "music folders " + folders.stream().sorted().toList());
    }

    private static String listed(String what, Set<Permission> permissions) {
        return permissions.isEmpty() ? ""
                : what + permissions.stream().map(one -> one.name().toLowerCase(Locale.ROOT)).sorted().toList();
    }

    static void requireName(String name) {
        if (name.isBlank() || name.length() > MAX_NAME_LENGTH || !name.equals(name.strip())
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new LibraryException.Invalid(
                    "a user name has 1 to %d characters and no space at its ends".formatted(MAX_NAME_LENGTH));
        }
    }

    static void requireLoginPassword(String password) {
        if (password.length() < MIN_LOGIN_LENGTH || password.length() > MAX_LOGIN_LENGTH) {
            throw new LibraryException.Invalid(
                    "a login password has %d to %d characters".formatted(MIN_LOGIN_LENGTH, MAX_LOGIN_LENGTH));
        }
    }

    private static int requireBitRate(int kilobits) {
        if (kilobits < 0) {
            throw new LibraryException.Invalid("a bit rate is 0 or more: %d".formatted(kilobits));
        }
        return kilobits;
    }
}
