package io.antiphon.core.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A key that stands for a user without their name.
///
/// @param hash SHA-256 of the key in hexadecimal; the key itself is shown once and not kept
public record ApiKey(String id, UserId user, String name, String hash, Terms terms, Instant createdAt,
        @Nullable Instant lastUsedAt) {}
