package io.antiphon.core.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a credential is good for, and until when.
///
/// @param expiresAt absent for never
public record Terms(AccessScope scope, @Nullable Instant expiresAt) {

    public static final Terms UNLIMITED = new Terms(AccessScope.FULL, null);

    public boolean isExpired(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }
}
