package io.antiphon.core.user;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;

/// What an account may do: what its role brings, and what was said of it alone. Only differences from the role are kept, so that
/// an account follows its role; an owner has none.
///
/// @param granted beyond the role
/// @param withdrawn of what the role brings
public record Rights(Role role, Set<Permission> granted, Set<Permission> withdrawn) {

    public Rights {
        EnumSet<Permission> more = copy(granted);
        more.removeAll(role.defaults());
        EnumSet<Permission> less = copy(withdrawn);
        less.retainAll(role == Role.OWNER ? Set.of() : role.defaults());
        granted = Set.copyOf(more);
        withdrawn = Set.copyOf(less);
    }

    /// Those of a role.
    public static Rights of(Role role) {
        return new Rights(role, Set.of(), Set.of());
    }

    /// Those of a role that differ from it so that they are these.
    public static Rights exactly(Role role, Collection<Permission> permissions) {
        return new Rights(role, copy(permissions), EnumSet.complementOf(copy(permissions)));
    }

    public boolean include(Permission permission) {
        return granted.contains(permission)
                || role.defaults().contains(permission) && !withdrawn.contains(permission);
    }

    /// All of them.
    public Set<Permission> permissions() {
        EnumSet<Permission> all = copy(role.defaults());
        all.addAll(granted);
        all.removeAll(withdrawn);
        return Set.copyOf(all);
    }

    /// The same differences from another role.
    public Rights as(Role other) {
        return new Rights(other, granted, withdrawn);
    }

    /// With further permissions, and without others.
    public Rights with(Set<Permission> more, Set<Permission> less) {
        EnumSet<Permission> all = copy(permissions());
        all.addAll(more);
        all.removeAll(less);
        return exactly(role, all);
    }

    private static EnumSet<Permission> copy(Collection<Permission> permissions) {
        return permissions.isEmpty() ? EnumSet.noneOf(Permission.class) : EnumSet.copyOf(permissions);
    }
}
