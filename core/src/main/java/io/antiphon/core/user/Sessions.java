package io.antiphon.core.user;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps who is signed in.
public interface Sessions {

    Optional<Session> findSession(String id);

    /// The most recently refreshed first.
    List<Session> listSessions(UserId user);

    void addSession(Session session);

    /// Exchanges the token when `oldHash` is still the current one.
    ///
    /// @return whether it was: of two that refresh at once, one wins
    boolean rotate(String id, String oldHash, String newHash, Instant refreshedAt, Instant expiresAt);

    void deleteSession(String id);

    void deleteSessions(UserId user);

    void deleteExpired(Instant before);
}
