package io.antiphon.core.user;

import java.time.Instant;
import java.util.Optional;

/// Keeps which account an identity of elsewhere belongs to.
public interface ExternalIdentities {

    Optional<UserId> findUser(String issuer, String subject);

    /// @throws io.antiphon.core.LibraryException.Conflict when the identity belongs to an account already
    void link(String issuer, String subject, UserId user, Instant at);
}
