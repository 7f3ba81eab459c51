package io.antiphon.core.outside;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is kept of one question about one thing.
///
/// @param provider who told it; absent when nobody knew
/// @param told absent when nobody knew
/// @param expiresAt from when on it is to be asked anew; it is shown until then and after
public record Note(Topic topic, @Nullable String provider, @Nullable Told told, Instant fetchedAt,
        Instant expiresAt) {}
