package io.antiphon.subsonic.response;

import org.jspecify.annotations.Nullable;
import java.time.Instant;

/// An artist for clients that browse folders.
public record Artist(String id, String name, @Nullable String artistImageUrl, @Nullable Instant starred, @Nullable Integer userRating,
        @Nullable Double averageRating) {
}
