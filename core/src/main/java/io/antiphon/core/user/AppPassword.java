package io.antiphon.core.user;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A random password for one device or program, which token authentication needs in the clear; kept encrypted.
///
/// @param name what the user calls the device
/// @param sealed the password encrypted by [SecretBox] in the context of the user's id
public record AppPassword(String id, UserId user, String name, byte[] sealed, Terms terms, Instant createdAt,
        @Nullable Instant lastUsedAt) {}
