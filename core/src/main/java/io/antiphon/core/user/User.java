package io.antiphon.core.user;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An account. Names are compared without case.
///
/// @param maxBitRate kbit/s this user is streamed at most, 0 for no limit
/// @param musicFolders ids of the granted music folders; absent for all, also those added later
/// @param avatarChangedAt absent when there is no avatar
public record User(UserId id, String name, @Nullable String email, Set<Permission> permissions,
        @Nullable Set<Integer> musicFolders, int maxBitRate,
        boolean scrobblingEnabled, Instant createdAt, @Nullable Instant avatarChangedAt) {

    public User {
        permissions = Set.copyOf(permissions);
        musicFolders = musicFolders == null ? null : Set.copyOf(musicFolders);
    }

    public boolean may(Permission permission) {
        return permissions.contains(permission) || permissions.contains(Permission.ADMIN);
    }
}
