package io.antiphon.core.sharing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What the owner of a share says of it.
///
/// @param expiresAt from when on nothing is shown; absent for never
/// @param passwordHash of what visitors are asked for first; absent for nothing
/// @param downloads whether visitors may save the files, as far as the owner may
public record ShareTerms(@Nullable String description, @Nullable Instant expiresAt, @Nullable String passwordHash,
        boolean downloads) {

    /// Open to whoever has the link.
    public static ShareTerms open(@Nullable String description, @Nullable Instant expiresAt) {
        return new ShareTerms(description, expiresAt, null, true);
    }

    /// Its text tells no hash.
    @Override
    public String toString() {
        return "ShareTerms[description=%s, expiresAt=%s, password=%s, downloads=%s]".formatted(description, expiresAt,
                passwordHash != null, downloads);
    }
}
