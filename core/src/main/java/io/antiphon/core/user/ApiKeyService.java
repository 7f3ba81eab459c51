package io.antiphon.core.user;

import io.antiphon.core.IdGenerator;
import io.antiphon.core.LibraryException;
import io.antiphon.core.audit.AuditKind;
import io.antiphon.core.audit.AuditTrail;
import java.time.Clock;
import java.util.List;

/// Makes and revokes API keys. A key is shown once, when it is made; only its hash is kept.
public final class ApiKeyService {

    private static final int MAX_PER_USER = 100;

    private final ApiKeys apiKeys;
    private final RandomSecrets secrets;
    private final IdGenerator ids;
    private final AuditTrail trail;
    private final Clock clock;

    public ApiKeyService(ApiKeys apiKeys, RandomSecrets secrets, IdGenerator ids, AuditTrail trail, Clock clock) {
        this.apiKeys = apiKeys;
        this.secrets = secrets;
        this.ids = ids;
        this.trail = trail;
        this.clock = clock;
    }

    public List<ApiKey> list(UserId user) {
        return apiKeys.listApiKeys(user);
    }

    public NewKey create(User user, String name, Terms terms) {
        AppPasswordService.requireName(name);
        AppPasswordService.requireFuture(terms, clock.instant());
        if (apiKeys.listApiKeys(user.id()).size() >= MAX_PER_USER) {
            throw new LibraryException.Conflict(
                    "there are %d API keys already: revoke one first".formatted(MAX_PER_USER));
        }
        String secret = secrets.token();
        ApiKey key = new ApiKey(ids.next(), user.id(), name.strip(), Digests.sha256(secret), terms,
                clock.instant(), null);
        apiKeys.addApiKey(key);
        trail.record(AuditKind.API_KEY_MADE, user.name(), "API key of " + key.name());
        return new NewKey(key, secret);
    }

    public void revoke(User user, String id) {
        ApiKey key = apiKeys.listApiKeys(user.id())
                .stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new LibraryException.NotFound("API key", id));
        apiKeys.deleteApiKey(user.id(), id);
        trail.record(AuditKind.API_KEY_REVOKED, user.name(), "API key of " + key.name());
    }

    /// A key with the secret that is never shown again.
    public record NewKey(ApiKey key, String secret) {

        @Override
        public String toString() {
            return "NewKey[id=" + key.id() + "]";
        }
    }
}
