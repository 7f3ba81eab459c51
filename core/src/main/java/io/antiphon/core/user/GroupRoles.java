package io.antiphon.core.user;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Which role the groups of another program stand for.
public final class GroupRoles {

    /// Stands for everyone, in whatever group or none.
    public static final String EVERYONE = "*";

    private final Map<String, Role> byGroup;

    /// @param byGroup roles by names of groups; empty when groups say nothing about roles
    public GroupRoles(Map<String, Role> byGroup) {
        this.byGroup = Map.copyOf(byGroup);
    }

    /// Whether groups decide about roles at all.
    public boolean decide() {
        return !byGroup.isEmpty();
    }

    /// The highest of their roles; none when no group has one.
    public Optional<Role> of(Collection<String> groups) {
        return Stream.concat(groups.stream(), Stream.of(EVERYONE))
                .map(byGroup::get)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }

    /// A role by its name, in lower or upper case.
    public static Optional<Role> named(String name) {
        return Arrays.stream(Role.values())
                .filter(role -> role.name().equals(name.strip().toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
