package io.antiphon.core.sharing;

import io.antiphon.core.user.UserId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Music that is shown to everybody who has the link.
///
/// @param ownerName the owner's user name
/// @param expiresAt from when on nothing is shown; absent for never
/// @param items in the order they are shown
public record Share(ShareId id, UserId owner, String ownerName, @Nullable String description, Instant createdAt,
        @Nullable Instant expiresAt, @Nullable Instant lastVisitedAt, int visitCount, List<SharedItem> items) {

    public Share {
        items = List.copyOf(items);
    }

    public boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
