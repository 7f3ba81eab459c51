package io.antiphon.core.pairing;

import io.antiphon.core.user.UserId;
import java.time.Instant;

/// A code as it is kept.
///
/// @param user whose credentials are handed out
/// @param handle the part by which it is found
/// @param secretHash SHA-256 of the other part in hexadecimal
/// @param attempts how often it was tried
public record PairingCode(UserId user, String handle, String secretHash, int attempts, Instant expiresAt) {}
