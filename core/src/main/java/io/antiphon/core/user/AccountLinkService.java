package io.antiphon.core.user;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.LibraryException;
import io.antiphon.core.audit.AuditKind;
import io.antiphon.core.audit.AuditTrail;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Invitations and links that reset a password. A link is good once and until its end, and only as long as its maker still might
/// make it: one who was demoted, disabled or deleted leaves nothing behind that works. What is kept of its secret is a hash.
public final class AccountLinkService {

    public static final Duration INVITATION = Duration.ofDays(7);
    public static final Duration RESET = Duration.ofDays(1);

    private static final Duration LONGEST = Duration.ofDays(30);
    private static final int MOST_OPEN = 1_000;
    private static final String WHAT = "link";

    private final AccountLinks links;
    private final Users users;
    private final AccountService accounts;
    private final PasswordHasher hasher;
    private final RandomSecrets secrets;
    private final IdGenerator ids;
    private final AuditTrail trail;
    private final RegistrationMode mode;
    private final Clock clock;

    public AccountLinkService(AccountLinks links, Users users, AccountService accounts, PasswordHasher hasher,
            RandomSecrets secrets, IdGenerator ids, AuditTrail trail, RegistrationMode mode, Clock clock) {
        this.links = links;
        this.users = users;
        this.accounts = accounts;
        this.hasher = hasher;
        this.secrets = secrets;
        this.ids = ids;
        this.trail = trail;
        this.mode = mode;
        this.clock = clock;
    }

    /// Invites somebody to make an account.
    ///
    /// @param musicFolders ids to grant; absent for all that the actor sees
    /// @param expiresAt absent for a week
    /// @throws LibraryException.Forbidden also where nobody makes an account for themselves
    public NewLink invite(User actor, Role role, @Nullable Set<Integer> musicFolders, @Nullable Instant expiresAt) {
        requireInvitable();
        Set<Integer> folders = musicFolders == null ? actor.musicFolders() : musicFolders;
        GrantRules.requireGivable(actor, null, invited("invited", role, folders));
        NewLink made = make(actor, null, role, folders, end(expiresAt, INVITATION));
        trail.record(AuditKind.INVITATION_MADE, made.link().id(),
                "for a %s, until %s".formatted(GrantRules.name(role), made.link().expiresAt()));
        return made;
    }

    /// Lets the owner of an account set a new login password.
    ///
    /// @param expiresAt absent for a day
    public NewLink resetPassword(User actor, String name, @Nullable Instant expiresAt) {
        User account = accounts.requireOwnOrReached(actor, name);
        NewLink made = make(actor, account.id(), account.role(), null, end(expiresAt, RESET));
        trail.record(AuditKind.PASSWORD_RESET_MADE, account.name(), "until " + made.link().expiresAt());
        return made;
    }

    /// The open links that the actor may revoke.
    public List<AccountLink> list(User actor) {
        GrantRules.requireManager(actor, Role.LISTENER);
        return links.list().stream().filter(this::isOpen).filter(link -> !link.role().isAbove(actor.role())).toList();
    }

    public void revoke(User actor, String id) {
        AccountLink link = list(actor).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new LibraryException.NotFound(WHAT, id));
        links.delete(id);
        trail.record(AuditKind.LINK_REVOKED, subject(link), "");
    }

    /// What a link is for, while it is good.
    public Optional<AccountLink> find(String token) {
        return links.find(Digests.sha256(token)).filter(this::isGood);
    }

    /// The name of the account that a link resets the password of.
    public Optional<String> nameOf(AccountLink link) {
        UserId account = link.account();
        return account == null ? Optional.empty() : users.findUser(account).map(User::name);
    }

    /// Makes the account that an invitation is for.
    ///
    /// @throws LibraryException.NotFound when the invitation is not good, or not any more
    /// @throws LibraryException.Conflict when the name is taken; the invitation stays good then
    /// @throws LibraryException.Forbidden where nobody makes an account for themselves
    public User register(String token, String name, String password) {
        requireInvitable();
        AccountLink link = require(token, true);
        AccountService.requireLoginPassword(password);
        User maker = require(link.maker());
        User account = accounts.newAccount(maker, new Accounts.NewAccount(name, password, null,
                Rights.of(link.role()), link.musicFolders(), 0));
        String hash = hasher.hash(password.toCharArray());
        User made = links.use(link, () -> accounts.add(account, hash));
        trail.recordBy(made.name(), AuditKind.INVITATION_USED, link.id(), "invited by " + maker.name());
        return made;
    }

    /// Sets a new login password, and signs the account out everywhere.
    ///
    /// @throws LibraryException.NotFound when the link is not good, or not any more
    public User reset(String token, String password) {
        AccountLink link = require(token, false);
        AccountService.requireLoginPassword(password);
        User account = require(Objects.requireNonNull(link.account(), "a link that resets is for an account"));
        String hash = hasher.hash(password.toCharArray());
        links.use(link, () -> {
            accounts.setLogin(account, hash);
            return account;
        });
        trail.recordBy(account.name(), AuditKind.PASSWORD_RESET_USED, account.name(), "");
        return account;
    }

    private NewLink make(User actor, @Nullable UserId account, Role role, @Nullable Set<Integer> musicFolders,
            Instant expiresAt) {
        Instant now = clock.instant();
        links.deleteExpired(now);
        if (links.list().size() >= MOST_OPEN) {
            throw new LibraryException.Conflict("%d links are open already: revoke some first".formatted(MOST_OPEN));
        }
        String token = secrets.token();
        AccountLink link = new AccountLink(ids.next(), Digests.sha256(token), account, role, musicFolders, actor.id(),
                now, expiresAt);
        links.add(link);
        return new NewLink(link, token);
    }

    private Instant end(@Nullable Instant asked, Duration usual) {
        Instant now = clock.instant();
        if (asked == null) {
            return now.plus(usual);
        }
        if (!asked.isAfter(now) || asked.isAfter(now.plus(LONGEST))) {
            throw new LibraryException.Invalid(
                    "a link ends within %d days, not at %s".formatted(LONGEST.toDays(), asked));
        }
        return asked;
    }

    private AccountLink require(String token, boolean invitation) {
        return find(token).filter(link -> link.isInvitation() == invitation)
                .orElseThrow(() -> new LibraryException.NotFound(WHAT,
                        "it was used or revoked, has ended, or was not copied whole"));
    }

    private void requireInvitable() {
        if (mode == RegistrationMode.CLOSED) {
            throw new LibraryException.Forbidden(
                    "nobody makes an account for themselves here: `registration.mode` is `closed`");
        }
    }

    private boolean isOpen(AccountLink link) {
        return clock.instant().isBefore(link.expiresAt());
    }

    private boolean isGood(AccountLink link) {
        Optional<User> maker = maker(link.maker());
        boolean closed = link.isInvitation() && mode == RegistrationMode.CLOSED;
        if (!isOpen(link) || maker.isEmpty() || closed) {
            return false;
        }
        try {
            if (link.account() == null) {
                GrantRules.requireGivable(maker.get(), null, invited("invited", link.role(), link.musicFolders()));
            } else if (!link.account().equals(link.maker())) {
                GrantRules.requireReach(maker.get(), require(link.account()));
            }
            return true;
        } catch (LibraryException _) {
            return false;
        }
    }

    private User require(UserId id) {
        return maker(id).orElseThrow(() -> new LibraryException.NotFound("user", id.value()));
    }

    private Optional<User> maker(UserId id) {
        User operator = User.operator();
        return id.equals(operator.id()) ? Optional.of(operator) : users.findUser(id).filter(user -> !user.disabled());
    }

    private String subject(AccountLink link) {
        return nameOf(link).orElse(link.id());
    }

    private User invited(String name, Role role, @Nullable Set<Integer> musicFolders) {
        return new User(new UserId(""), name, null, Rights.of(role), musicFolders, 0, true, false, clock.instant(),
                null);
    }

    /// @param token for the link, not to be had again
    public record NewLink(AccountLink link, String token) {

        @Override
        public String toString() {
            return "NewLink[link=" + link + "]";
        }
    }
}
