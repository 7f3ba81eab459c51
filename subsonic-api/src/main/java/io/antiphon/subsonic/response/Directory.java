package io.antiphon.subsonic.response;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A folder with what lies in it.
public record Directory(String id, @Nullable String parent, String name, @Nullable Instant starred,
        @Nullable Integer userRating,
        @Nullable Double averageRating, @Nullable Long playCount, Iterable<Child> child) {}
