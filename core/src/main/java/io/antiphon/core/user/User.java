package io.antiphon.core.user;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An account. Names are compared without case.
///
/// @param musicFolders ids of the granted music folders; absent for all, also those added later
/// @param maxBitRate kbit/s this user is streamed at most, 0 for no limit
/// @param disabled may do nothing and signs in nowhere, until that is taken back
/// @param avatarChangedAt absent when there is no avatar
public record User(UserId id, String name, @Nullable String email, Rights rights, @Nullable Set<Integer> musicFolders,
        int maxBitRate, boolean scrobblingEnabled, boolean disabled, Instant createdAt,
        @Nullable Instant avatarChangedAt) {

    public User {
        musicFolders = musicFolders == null ? null : Set.copyOf(musicFolders);
    }

    /// A listener who may do exactly this.
    public User(UserId id, String name, @Nullable String email, Set<Permission> permissions,
            @Nullable Set<Integer> musicFolders, int maxBitRate, boolean scrobblingEnabled, Instant createdAt,
            @Nullable Instant avatarChangedAt) {
        this(id, name, email, Rights.exactly(Role.LISTENER, permissions), musicFolders, maxBitRate, scrobblingEnabled,
                false, createdAt, avatarChangedAt);
    }

    /// The person at the machine, who may read the data directory anyway. Has no account.
    public static User operator() {
        return new User(new UserId("operator"), "operator", null, Rights.of(Role.OWNER), null, 0, false, false,
                Instant.EPOCH, null);
    }

    public Role role() {
        return rights.role();
    }

    /// What the account's rights say; see [#may].
    public Set<Permission> permissions() {
        return rights.permissions();
    }

    public boolean may(Permission permission) {
        return !disabled && rights.include(permission);
    }

    /// Whether a music folder is granted.
    public boolean sees(int musicFolder) {
        return musicFolders == null || musicFolders.contains(musicFolder);
    }

    public User withRights(Rights other) {
        return new User(id, name, email, other, musicFolders, maxBitRate, scrobblingEnabled, disabled, createdAt,
                avatarChangedAt);
    }
}
