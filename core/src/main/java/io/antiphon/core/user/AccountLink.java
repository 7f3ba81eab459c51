package io.antiphon.core.user;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A link that somebody without a login opens once: to make an account of their own, or to set a new login password.
///
/// @param tokenHash SHA-256 of the secret in the link
/// @param account whose password it resets; absent for an invitation
/// @param role of the account that an invitation makes
/// @param musicFolders ids that an invitation grants; absent for all
/// @param maker who answers for it, for as long as it is open
public record AccountLink(String id, String tokenHash, @Nullable UserId account, Role role,
        @Nullable Set<Integer> musicFolders, UserId maker, Instant createdAt, Instant expiresAt) {

    public AccountLink {
        musicFolders = musicFolders == null ? null : Set.copyOf(musicFolders);
    }

    public boolean isInvitation() {
        return account == null;
    }

    @Override
    public String toString() {
        return "AccountLink[id=" + id + "]";
    }
}
