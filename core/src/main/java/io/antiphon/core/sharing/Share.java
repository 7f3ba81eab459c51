package io.antiphon.core.sharing;

import io.antiphon.core.user.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Music that is shown to everybody who has the link, and the password if there is one.
///
/// @param ownerName the owner's user name
/// @param version another one after every change of the terms; visits are none
/// @param items in the order they are shown
public record Share(ShareId id, UserId owner, String ownerName, ShareTerms terms, long version, Instant createdAt,
        @Nullable Instant lastVisitedAt, int visitCount, List<SharedItem> items) {

    public Share {
        items = List.copyOf(items);
    }

    public @Nullable String description() {
        return terms.description();
    }

    public @Nullable Instant expiresAt() {
        return terms.expiresAt();
    }

    /// Whether visitors are asked for a password first.
    public boolean isGuarded() {
        return terms.passwordHash() != null;
    }

    public boolean isExpired(Instant now) {
        Instant end = terms.expiresAt();
        return end != null && !now.isBefore(end);
    }
}
