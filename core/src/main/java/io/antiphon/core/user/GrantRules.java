package io.antiphon.core.user;

import io.antiphon.core.LibraryException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who may make what of whom: those with [Permission#MANAGE_USERS] look after accounts that do not stand above them, and nobody
/// gives what they have not themselves.
final class GrantRules {

    private GrantRules() {}

    /// @throws LibraryException.Forbidden unless the actor looks after such an account
    static void requireManager(User actor, Role of) {
        if (!actor.may(Permission.MANAGE_USERS)) {
            throw new LibraryException.Forbidden("%s may not manage users".formatted(actor.name()));
        }
        if (of.isAbove(actor.role())) {
            throw new LibraryException.Forbidden(
                    "%s, a %s, may not decide about an %s".formatted(actor.name(), name(actor.role()), name(of)));
        }
    }

    /// @param before absent for a new account
    /// @throws LibraryException.Forbidden when something is given that the actor has not
    static void requireGivable(User actor, @Nullable User before, User after) {
        requireManager(actor, after.role());
        Set<Permission> given = new HashSet<>(after.permissions());
        if (before != null) {
            given.removeAll(before.permissions());
        }
        given.removeAll(actor.permissions());
        if (!given.isEmpty()) {
            throw new LibraryException.Forbidden("%s may not grant what they have not: %s".formatted(actor.name(),
                    given.stream().map(Permission::name).sorted().toList()));
        }
        requireFolders(actor, before, after.musicFolders());
    }

    /// @throws LibraryException.Forbidden when acting in the account's name would give the actor what they have not
    static void requireReach(User actor, User account) {
        requireManager(actor, account.role());
        Set<Integer> own = actor.musicFolders();
        Set<Integer> theirs = account.musicFolders();
        boolean sees = own == null || theirs != null && own.containsAll(theirs);
        if (!sees || !actor.permissions().containsAll(account.permissions())) {
            throw new LibraryException.Forbidden(
                    "%s may not give credentials to %s, who may more".formatted(actor.name(), account.name()));
        }
    }

    private static void requireFolders(User actor, @Nullable User before, @Nullable Set<Integer> after) {
        Set<Integer> own = actor.musicFolders();
        boolean unchanged = before != null && (before.musicFolders() == null
                || after != null && before.musicFolders().containsAll(after));
        if (own == null || unchanged) {
            return;
        }
        Set<Integer> given = after == null ? Set.of() : new HashSet<>(after);
        if (before != null && before.musicFolders() != null && after != null) {
            given.removeAll(before.musicFolders());
        }
        if (after == null || !own.containsAll(given)) {
            throw new LibraryException.Forbidden(
                    "%s may not grant music folders that they do not see".formatted(actor.name()));
        }
    }

    static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }
}
