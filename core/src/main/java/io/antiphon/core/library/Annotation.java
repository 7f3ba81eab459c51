package io.antiphon.core.library;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What one user did to one item, and what all think of it.
///
/// @param starredAt absent when not starred
/// @param rating 1 to 5, absent when not rated
/// @param averageRating of all users, 1.0 to 5.0, absent when nobody rated
/// @param playCount the user's plays; of an album, the plays of its tracks
/// @param playedAt the user's last play
public record Annotation(@Nullable Instant starredAt, @Nullable Integer rating, @Nullable Double averageRating,
        long playCount, @Nullable Instant playedAt) {

    public static final Annotation NONE = new Annotation(null, null, null, 0, null);
}
