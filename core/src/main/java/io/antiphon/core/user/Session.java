package io.antiphon.core.user;

import java.time.Instant;

/// One sign-in on one device: what its refresh tokens have in common.
///
/// @param id random, and secret like the token that it is part of
/// @param tokenHash SHA-256 of the only refresh token that is still good
/// @param client what signed in, as it calls itself
public record Session(String id, UserId user, String tokenHash, String client, Instant createdAt, Instant refreshedAt,
        Instant expiresAt) {}
