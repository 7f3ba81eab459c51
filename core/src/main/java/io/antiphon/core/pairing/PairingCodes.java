package io.antiphon.core.pairing;

import java.time.Instant;
import java.util.Optional;

/// Keeps the codes that are armed: one for an account at most.
public interface PairingCodes {

    /// In place of the account's former one.
    void replace(PairingCode code);

    Optional<PairingCode> findByHandle(String handle);

    /// Counts an attempt before it is judged, so that many at once gain nothing.
    ///
    /// @return whether it may be judged: there were fewer than `most` before
    boolean beginAttempt(String handle, int most);

    /// Takes a code away.
    ///
    /// @return whether it was there: of two that take the same one, one does
    boolean take(String handle, String secretHash);

    void deleteExpired(Instant before);
}
