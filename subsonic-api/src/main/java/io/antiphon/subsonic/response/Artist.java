package io.antiphon.subsonic.response;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An artist for clients that browse folders.
public record Artist(String id, String name, @Nullable String artistImageUrl, @Nullable Instant starred,
        @Nullable Integer userRating,
        @Nullable Double averageRating) {}
