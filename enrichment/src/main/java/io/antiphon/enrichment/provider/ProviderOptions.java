package io.antiphon.enrichment.provider;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What an operator says of a provider.
///
/// @param enabled whether it may be asked: somebody else learns by it what music is here
/// @param url its service's address, when it is not the usual one
/// @param key the provider's key for this server
/// @param secret that goes with the key
public record ProviderOptions(boolean enabled, @Nullable String url, @Nullable String key, @Nullable String secret) {

    private static final String SETTING = "`enrichment.providers.%s.%s`";

    public static ProviderOptions off() {
        return new ProviderOptions(false, null, null, null);
    }

    /// Without the keys.
    @Override
    public String toString() {
        return "ProviderOptions[enabled=%s, url=%s]".formatted(enabled, url);
    }

    /// The service that a provider asks.
    ///
    /// @param standard its usual address
    public Service service(Services services, String name, String standard, Duration interval) {
        return service(services, name, standard, interval, Dialect.PLAIN);
    }

    public Service service(Services services, String name, String standard, Duration interval, Dialect dialect) {
        return services.make(ServiceSettings.of(name, base(standard), interval).speaking(dialect), url != null);
    }

    public URI base(String standard) {
        return URI.create(url == null ? standard : url);
    }

    /// What is missing for a provider that needs nobody's key; absent when nothing is.
    public @Nullable String missing(String name) {
        return enabled ? null : "to be allowed by " + SETTING.formatted(name, "enabled");
    }

    public @Nullable String missingWithKey(String name) {
        if (!enabled) {
            return missing(name);
        }
        return isSet(key) ? null : "a key in " + SETTING.formatted(name, "key");
    }

    public @Nullable String missingWithSecret(String name) {
        String missing = missingWithKey(name);
        if (missing != null) {
            return missing;
        }
        return isSet(secret) ? null : "a secret in " + SETTING.formatted(name, "secret");
    }

    /// The key, of a provider that has one.
    public String keyOr(String otherwise) {
        return key == null ? otherwise : key;
    }

    public String secretOr(String otherwise) {
        return secret == null ? otherwise : secret;
    }

    private static boolean isSet(@Nullable String text) {
        return text != null && !text.isBlank();
    }
}
