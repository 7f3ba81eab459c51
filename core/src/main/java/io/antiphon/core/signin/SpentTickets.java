package io.antiphon.core.signin;

import java.time.Instant;

/// Remembers which tickets were used, until they would be over anyway.
public interface SpentTickets {

    /// @return whether it was not used before: of many that use it at once, one does
    boolean spend(String id, Instant expiresAt);

    void forgetExpired(Instant before);
}
