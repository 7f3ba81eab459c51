package io.antiphon.core.user;

import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a credential lets its holder do of what its owner may. It only ever takes away.
///
/// @param readOnly nothing that is kept may be changed, plays included
/// @param noDownload files may be streamed but not downloaded
/// @param musicFolder id of the only music folder in sight; absent for all of the owner's
public record AccessScope(boolean readOnly, boolean noDownload, @Nullable Integer musicFolder) {

    /// All that the owner may.
    public static final AccessScope FULL = new AccessScope(false, false, null);

    /// What reading needs.
    private static final Set<Permission> READING = Set.of(Permission.STREAM, Permission.DOWNLOAD,
            Permission.VIDEO_CONVERSION);

    /// What could make a credential that is not narrowed, or shows what others do.
    private static final Set<Permission> ADMINISTERING = Set.of(Permission.SETTINGS, Permission.MANAGE_USERS,
            Permission.MANAGE_SERVER, Permission.READ_AUDIT);

    public boolean isFull() {
        return equals(FULL);
    }

    /// The owner as they are through this credential. A narrowed credential never administers and never changes credentials:
    /// it could make itself one that is not narrowed.
    public User narrow(User owner) {
        if (isFull()) {
            return owner;
        }
        Set<Permission> permissions = EnumSet.noneOf(Permission.class);
        for (Permission permission : Permission.values()) {
            if (owner.may(permission) && allows(permission)) {
                permissions.add(permission);
            }
        }
        return new User(owner.id(), owner.name(), owner.email(), Rights.exactly(Role.LISTENER, permissions),
                inSight(owner.musicFolders()), owner.maxBitRate(), owner.own(), false, owner.createdAt(),
                owner.avatarChangedAt());
    }

    private boolean allows(Permission permission) {
        if (ADMINISTERING.contains(permission)) {
            return false;
        }
        return !(readOnly && !READING.contains(permission)) && !(noDownload && permission == Permission.DOWNLOAD);
    }

    private @Nullable Set<Integer> inSight(@Nullable Set<Integer> granted) {
        if (musicFolder == null) {
            return granted;
        }
        return granted == null || granted.contains(musicFolder) ? Set.of(musicFolder) : Set.of();
    }
}
