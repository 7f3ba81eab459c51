package io.antiphon.core.user;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An account. Names are compared without case.
///
/// @param musicFolders ids of the granted music folders; absent for all, also those added later
/// @param maxBitRate kbit/s this user is allowed at most, 0 for no limit; see [#bitRateLimit]
/// @param own what the user set
/// @param disabled may do nothing and signs in nowhere, until that is taken back
/// @param avatarChangedAt absent when there is no avatar
public record User(UserId id, String name, @Nullable String email, Rights rights, @Nullable Set<Integer> musicFolders,
        int maxBitRate, OwnSettings own, boolean disabled, Instant createdAt, @Nullable Instant avatarChangedAt) {

    public User {
        musicFolders = musicFolders == null ? null : Set.copyOf(musicFolders);
    }

    /// One who set nothing but whether services are told what they hear.
    public User(UserId id, String name, @Nullable String email, Rights rights, @Nullable Set<Integer> musicFolders,
            int maxBitRate, boolean scrobblingEnabled, boolean disabled, Instant createdAt,
            @Nullable Instant avatarChangedAt) {
        this(id, name, email, rights, musicFolders, maxBitRate, OwnSettings.scrobbling(scrobblingEnabled), disabled,
                createdAt, avatarChangedAt);
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

    public boolean scrobblingEnabled() {
        return own.scrobbling();
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

    /// kbit/s this user is streamed at most: the lower of what is allowed and what they wish; 0 for no limit.
    public int bitRateLimit() {
        if (maxBitRate == 0 || own.maxBitRate() == 0) {
            return Math.max(maxBitRate, own.maxBitRate());
        }
        return Math.min(maxBitRate, own.maxBitRate());
    }

    public User withRights(Rights other) {
        return new User(id, name, email, other, musicFolders, maxBitRate, own, disabled, createdAt, avatarChangedAt);
    }

    User withOwn(OwnSettings other) {
        return new User(id, name, email, rights, musicFolders, maxBitRate, other, disabled, createdAt,
                avatarChangedAt);
    }

    User describedAs(@Nullable String address) {
        return new User(id, name, address, rights, musicFolders, maxBitRate, own, disabled, createdAt,
                avatarChangedAt);
    }
}
