package io.antiphon.core.user;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.LibraryException;
import io.antiphon.core.audit.AuditKind;
import io.antiphon.core.audit.AuditTrail;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The accounts of people whom another program vouches for. Such an account has no login password until somebody sets one. An identity
/// finds its account by issuer and subject only: names and mail addresses can be changed by whoever wants to be somebody else.
public final class ExternalAccounts {

    private static final System.Logger LOG = System.getLogger(ExternalAccounts.class.getName());

    private final Users users;
    private final ExternalIdentities identities;
    private final KnownAccounts known;
    private final IdGenerator ids;
    private final AuditTrail trail;
    private final Clock clock;

    public ExternalAccounts(Users users, ExternalIdentities identities, KnownAccounts known, IdGenerator ids,
            AuditTrail trail, Clock clock) {
        this.users = users;
        this.identities = identities;
        this.known = known;
        this.ids = ids;
        this.trail = trail;
        this.clock = clock;
    }

    /// The account of an identity, with the role that its groups stand for now.
    ///
    /// @throws LibraryException.Forbidden when it has no account and may get none, or no group of it may come in
    public User signIn(ExternalIdentity identity, Policy policy) {
        Optional<Role> role = role(identity, policy);
        Optional<User> linked = identities.findUser(identity.issuer(), identity.subject()).flatMap(users::findUser);
        if (linked.isPresent()) {
            return admitted(linked.get(), role);
        }
        requireCreation(identity.name(), policy);
        if (users.findUserNamed(identity.name()).isPresent()) {
            throw new LibraryException.Forbidden(
                    "there is an account %s already: its owner signs in and links it first".formatted(
                            identity.name()));
        }
        User made = create(identity.name(), identity.email(), role.orElse(Role.LISTENER));
        link(identity, made);
        return made;
    }

    /// The account that bears the name itself, for programs that keep the same names as this server.
    ///
    /// @throws LibraryException.Forbidden as for [#signIn]
    public User signInByName(ExternalIdentity identity, Policy policy) {
        Optional<Role> role = role(identity, policy);
        Optional<User> named = users.findUserNamed(identity.name());
        if (named.isPresent()) {
            return admitted(named.get(), role);
        }
        requireCreation(identity.name(), policy);
        return create(identity.name(), identity.email(), role.orElse(Role.LISTENER));
    }

    /// Lets an identity sign in to an account from now on.
    ///
    /// @throws LibraryException.Conflict when it belongs to another
    public void link(ExternalIdentity identity, User user) {
        Optional<UserId> owner = identities.findUser(identity.issuer(), identity.subject());
        if (owner.filter(user.id()::equals).isPresent()) {
            return;
        }
        if (owner.isPresent()) {
            throw new LibraryException.Conflict("this identity belongs to another account");
        }
        identities.link(identity.issuer(), identity.subject(), user.id(), clock.instant());
        trail.recordBy(user.name(), AuditKind.IDENTITY_LINKED, user.name(), "of " + identity.issuer());
    }

    private static Optional<Role> role(ExternalIdentity identity, Policy policy) {
        Optional<Role> role = policy.roles().of(identity.groups());
        if (policy.roles().decide() && role.isEmpty()) {
            throw new LibraryException.Forbidden("no group of %s may sign in here".formatted(identity.name()));
        }
        return role;
    }

    private static void requireCreation(String name, Policy policy) {
        if (!policy.createAccounts()) {
            throw new LibraryException.Forbidden("%s has no account here".formatted(name));
        }
    }

    private User create(String name, @Nullable String email, Role role) {
        AccountService.requireName(name);
        User user = new User(new UserId(ids.next()), name, email, Rights.of(role), null, 0, true, false,
                clock.instant(), null);
        users.createUser(user, null);
        known.forget();
        trail.recordBy(name, AuditKind.ACCOUNT_MADE, name, "at the first sign-in from elsewhere");
        return user;
    }

    /// An account as it signs in now: with the role of its groups, and not when it is disabled.
    private User admitted(User user, Optional<Role> role) {
        if (user.disabled()) {
            throw new LibraryException.Forbidden("the account %s is disabled".formatted(user.name()));
        }
        return role.filter(found -> found != user.role()).map(found -> updated(user, found)).orElse(user);
    }

    private User updated(User user, Role role) {
        try {
            User changed = users.updateUser(user.id(), current -> current.withRights(current.rights().as(role)));
            known.forget();
            trail.recordBy(user.name(), AuditKind.ROLE_CHANGED, user.name(),
                    "became %s by their groups".formatted(role.name().toLowerCase(Locale.ROOT)));
            return changed;
        } catch (LibraryException.Conflict _) {
            LOG.log(Level.WARNING, "{0} stays an owner whatever the groups say: there would be no other", user.name());
            return user;
        }
    }

    /// @param createAccounts whether those who have no account get one
    public record Policy(boolean createAccounts, GroupRoles roles) {}
}
