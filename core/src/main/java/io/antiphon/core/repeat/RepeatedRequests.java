package io.antiphon.core.repeat;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Keeps which requests were begun under which key and what they were answered, also over a restart.
public interface RepeatedRequests {

    /// @param digest of all that the request asks for
    /// @param answer absent while it is being made, and for good when the program ended meanwhile
    record Kept(String digest, @Nullable String answer) {}

    /// Notes that a request is begun, unless one of the same key was.
    ///
    /// @param user whose key it is
    /// @param key 64 characters at most
    /// @return the one that was; empty when this is the first
    Optional<Kept> begin(String user, String key, String digest, Instant at);

    /// @param answer which may hold secrets, and is not kept in the clear
    void end(String user, String key, String answer);

    /// The request did nothing: another one may be the first.
    void forget(String user, String key);

    /// Forgets those begun before a moment, and of the others the oldest until so many are left.
    void prune(Instant before, int most);
}
