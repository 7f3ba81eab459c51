package io.antiphon.core.user;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.LibraryException;
import io.antiphon.core.audit.AuditKind;
import io.antiphon.core.audit.AuditTrail;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes, changes and deletes accounts.
public final class AccountService implements Accounts {

    /// What a new account may do when nobody says otherwise.
    public static final Set<Permission> LISTENER = Set.of(Permission.SETTINGS, Permission.STREAM, Permission.DOWNLOAD,
            Permission.PLAYLIST,
            Permission.SHARE);

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
        requireAdmin(actor);
        AppPasswordService.requireUsable(account.password());
        User user = newUser(account.name(), account.email(), account.permissions(), account.musicFolders(),
                account.maxBitRate());
        users.createUser(user, null);
        trail.record(AuditKind.ACCOUNT_MADE, user.name(), described(user));
        appPasswords.set(user, account.password());
        known.forget();
        return user;
    }

    /// An account that signs in natively; its app-password is made when it is first asked for.
    public User createAccountWithLogin(User actor, String name, String loginPassword, Set<Permission> permissions) {
        requireAdmin(actor);
        requireLoginPassword(loginPassword);
        return create(name, loginPassword, permissions);
    }

    /// The first account of an installation, with every permission; there is no actor yet. Its password may be as short as the
    /// operator wants it.
    ///
    /// @throws LibraryException.Conflict when there are accounts already
    public User createFirstAdmin(String name, String loginPassword) {
        if (!users.listUsers().isEmpty()) {
            throw new LibraryException.Conflict("there are accounts already");
        }
        return create(name, loginPassword, EnumSet.allOf(Permission.class));
    }

    @Override
    public User updateAccount(User actor, String name, AccountChange change) {
        requireAdmin(actor);
        User user = require(name);
        Set<Permission> permissions = Stream.concat(user.permissions().stream(), change.granted().stream())
                .filter(permission -> !change.revoked().contains(permission))
                .collect(Collectors.toUnmodifiableSet());
        if (!permissions.contains(Permission.ADMIN)) {
            requireAnotherAdmin(user);
        }
        User changed = new User(user.id(), user.name(), change.email() == null ? user.email() : change.email(),
                permissions,
                change.musicFolders() == null ? user.musicFolders() : change.musicFolders(),
                change.maxBitRate() == null ? user.maxBitRate() : requireBitRate(change.maxBitRate()),
                user.scrobblingEnabled(), user.createdAt(),
                user.avatarChangedAt());
        String password = change.password();
        if (password != null) {
            appPasswords.set(user, password);
        }
        users.updateUser(changed);
        known.forget();
        trail.record(AuditKind.ACCOUNT_CHANGED, user.name(),
                "from %s to %s".formatted(described(user), described(changed)));
        return changed;
    }

    @Override
    public void deleteAccount(User actor, String name) {
        requireAdmin(actor);
        User user = require(name);
        requireAnotherAdmin(user);
        sessions.closeAll(user);
        users.deleteUser(user.id());
        known.forget();
        trail.record(AuditKind.ACCOUNT_DELETED, user.name(), "");
    }

    @Override
    public void setSubsonicPassword(User actor, String name, String password) {
        appPasswords.set(requireOwnOrAdmin(actor, name), password);
    }

    /// Sets the password for signing in, and signs the account out everywhere.
    public void setLoginPassword(User actor, String name, String password) {
        User user = requireOwnOrAdmin(actor, name);
        requireLoginPassword(password);
        users.setLoginHash(user.id(), hasher.hash(password.toCharArray()));
        trail.record(AuditKind.LOGIN_PASSWORD_CHANGED, user.name(), "");
        sessions.closeAll(user);
        known.forget();
    }

    /// The account named, when the actor may change it: their own, or anyone's as an admin.
    public User requireOwnOrAdmin(User actor, String name) {
        boolean own = users.findUserNamed(name).filter(user -> user.id().equals(actor.id())).isPresent();
        if (!own) {
            requireAdmin(actor);
        }
        return require(name);
    }

    private User create(String name, String loginPassword, Set<Permission> permissions) {
        User user = newUser(name, null, permissions, null, 0);
        users.createUser(user, hasher.hash(loginPassword.toCharArray()));
        known.forget();
        trail.record(AuditKind.ACCOUNT_MADE, user.name(), described(user));
        return user;
    }

    private User newUser(String name, @Nullable String email, Set<Permission> permissions,
            @Nullable Set<Integer> musicFolders, int maxBitRate) {
        requireName(name);
        return new User(new UserId(ids.next()), name, email, permissions, musicFolders, requireBitRate(maxBitRate),
                true, clock.instant(), null);
    }

    private User require(String name) {
        return users.findUserNamed(name).orElseThrow(() -> new LibraryException.NotFound("user", name));
    }

    private void requireAnotherAdmin(User user) {
        boolean another = users.listUsers()
                .stream()
                .anyMatch(other -> other.may(Permission.ADMIN) && !other.id().equals(user.id()));
        if (user.may(Permission.ADMIN) && !another) {
            throw new LibraryException.Conflict("%s is the only admin".formatted(user.name()));
        }
    }

    /// What an account may do.
    private static String described(User user) {
        Set<Integer> folders = user.musicFolders();
        return "%s in %s".formatted(
                user.permissions().stream().map(one -> one.name().toLowerCase(Locale.ROOT)).sorted().toList(),
                folders == null ? "all music folders" : "music folders " + folders.stream().sorted().toList());
    }

    private static void requireAdmin(User actor) {
        if (!actor.may(Permission.ADMIN)) {
            throw new LibraryException.Forbidden("%s is not an admin".formatted(actor.name()));
        }
    }

    private static void requireName(String name) {
        if (name.isBlank() || name.length() > MAX_NAME_LENGTH || !name.equals(name.strip())
                || name.chars().anyMatch(Character::isISOControl)) {
            throw new LibraryException.Invalid(
                    "a user name has 1 to %d characters and no space at its ends".formatted(MAX_NAME_LENGTH));
        }
    }

    private static void requireLoginPassword(String password) {
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
