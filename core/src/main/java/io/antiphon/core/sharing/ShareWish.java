package io.antiphon.core.sharing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What somebody wants of a new share.
///
/// @param expiresAt absent for never
/// @param password that visitors are asked for first; absent for none
/// @param downloads whether visitors may save the files
public record ShareWish(@Nullable String description, @Nullable Instant expiresAt, @Nullable String password,
        boolean downloads) {

    /// Its text tells no password.
    @Override
    public String toString() {
        return "ShareWish[description=%s, expiresAt=%s, downloads=%s]".formatted(description, expiresAt, downloads);
    }
}
