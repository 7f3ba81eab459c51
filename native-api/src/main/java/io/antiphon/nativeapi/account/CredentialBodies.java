package io.antiphon.nativeapi.account;

import io.antiphon.core.user.ApiKey;
import io.antiphon.core.user.AppPassword;
import io.antiphon.core.user.Scopes;
import io.antiphon.core.user.Terms;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Credentials as they are asked for and shown.
final class CredentialBodies {

    private CredentialBodies() {}

    /// @param name of the device or program
    /// @param scopes see [Scopes]; absent for all that the owner may
    /// @param expiresAt ISO 8601; absent for never
    record NewCredential(String name, @Nullable List<String> scopes, @Nullable String expiresAt) {}

    record ApiKeys(List<KeyBody> apiKeys) {

        ApiKeys {
            apiKeys = List.copyOf(apiKeys);
        }
    }

    /// @param key absent once it was shown
    record KeyBody(String id, String name, @Nullable String key, List<String> scopes, @Nullable String expiresAt,
            boolean expired, String createdAt, @Nullable String lastUsedAt) {

        KeyBody {
            scopes = List.copyOf(scopes);
        }

        static KeyBody of(ApiKey key, @Nullable String secret, Instant now) {
            Terms terms = key.terms();
            return new KeyBody(key.id(), key.name(), secret, Scopes.write(terms.scope()), text(terms.expiresAt()),
                    terms.isExpired(now), key.createdAt().toString(), text(key.lastUsedAt()));
        }

        @Override
        public String toString() {
            return "KeyBody[id=" + id + "]";
        }
    }

    record AppPasswords(List<AppPasswordBody> appPasswords) {

        AppPasswords {
            appPasswords = List.copyOf(appPasswords);
        }
    }

    /// @param username to sign in with
    /// @param password absent in lists
    record AppPasswordBody(String id, String name, String username, @Nullable String password, List<String> scopes,
            @Nullable String expiresAt, boolean expired, String createdAt, @Nullable String lastUsedAt) {

        AppPasswordBody {
            scopes = List.copyOf(scopes);
        }

        static AppPasswordBody of(AppPassword kept, String username, @Nullable String secret, Instant now) {
            Terms terms = kept.terms();
            return new AppPasswordBody(kept.id(), kept.name(), username, secret, Scopes.write(terms.scope()),
                    text(terms.expiresAt()), terms.isExpired(now), kept.createdAt().toString(),
                    text(kept.lastUsedAt()));
        }

        @Override
        public String toString() {
            return "AppPasswordBody[id=" + id + "]";
        }
    }

    private static @Nullable String text(@Nullable Instant moment) {
        return moment == null ? null : moment.toString();
    }
}
