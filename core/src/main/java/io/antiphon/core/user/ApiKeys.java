package io.antiphon.core.user;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Keeps the hashes of API keys.
public interface ApiKeys {

    Optional<ApiKey> findByHash(String hash);

    /// Oldest first.
    List<ApiKey> listApiKeys(UserId user);

    void addApiKey(ApiKey key);

    void deleteApiKey(UserId user, String id);

    /// Kept at most once a minute and key.
    void markUsed(String id, Instant at);
}
