package io.antiphon.core.user;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// What an account is, from the least to the most. A role is what an account may do unless single permissions are granted to it or
/// withdrawn from it, and a rank: nobody changes who stands above them.
public enum Role {
    /// Hears, and keeps lists of their own.
    LISTENER(EnumSet.range(Permission.SETTINGS, Permission.VIDEO_CONVERSION)),
    /// Takes care of the music, too.
    CURATOR(EnumSet.range(Permission.SETTINGS, Permission.COVER_ART)),
    /// Runs the server and looks after accounts, but not after owners.
    MANAGER(EnumSet.range(Permission.SETTINGS, Permission.MANAGE_SERVER)),
    /// Whose server it is. May do everything, whatever else is said; there is always at least one.
    OWNER(EnumSet.allOf(Permission.class));

    private final Set<Permission> defaults;

    Role(Set<Permission> defaults) {
        this.defaults = Collections.unmodifiableSet(defaults);
    }

    public Set<Permission> defaults() {
        return defaults;
    }

    public boolean isAbove(Role other) {
        return compareTo(other) > 0;
    }
}
