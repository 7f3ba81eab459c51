package io.antiphon.core.sharing;

import io.antiphon.core.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps shares. Who may see or change one is decided by [SharingService]; this port only keeps them. A user's shares go with the
/// account.
public interface Shares {

    Optional<Share> findShare(ShareId id);

    /// The newest first.
    List<Share> listShares();

    /// Those of one user, the newest first.
    List<Share> listSharesOf(UserId owner);

    /// Keeps a new one as it is; the owner's name is taken from the account.
    void create(Share share);

    /// Replaces both.
    ///
    /// @throws io.antiphon.core.LibraryException.NotFound when there is no such share
    void update(ShareId id, @Nullable String description, @Nullable Instant expiresAt);

    /// Counts a visit; nothing happens when the share is gone. Visits at the same time are all counted.
    void recordVisit(ShareId id, Instant at);

    void delete(ShareId id);
}
