package io.antiphon.core.sharing;

import io.antiphon.core.user.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

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

    /// Replaces what the owner says of it, and counts its version on.
    ///
    /// @param version that it is of; another one by now is left as it is
    /// @return whether it was of that version
    boolean update(ShareId id, long version, ShareTerms terms);

    /// Counts a visit; nothing happens when the share is gone. Visits at the same time are all counted.
    void recordVisit(ShareId id, Instant at);

    void delete(ShareId id);
}
