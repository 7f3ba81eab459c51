package io.antiphon.subsonic.response;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a `Child` is for one caller: what they did to it, and what their player would get.
///
/// @param averageRating of all users
/// @param bookmarkPosition milliseconds
public record ChildState(@Nullable String transcodedContentType, @Nullable String transcodedSuffix,
        @Nullable Integer userRating, @Nullable Double averageRating, @Nullable Long playCount,
        @Nullable Instant starred, @Nullable Long bookmarkPosition, @OpenSubsonic @Nullable Instant played) {}
