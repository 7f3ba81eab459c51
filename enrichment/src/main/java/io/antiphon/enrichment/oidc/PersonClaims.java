package io.antiphon.enrichment.oidc;

import io.antiphon.core.signin.ProviderException;
import io.antiphon.core.user.ExternalIdentity;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads what claims say of a person.
///
/// @param claims JSON, as maps, lists and texts
record PersonClaims(Map<String, Object> claims, OidcSettings settings) {

    /// Whether all that is asked for is there.
    boolean areWhole() {
        return find(settings.nameClaim()) != null && find(settings.groupsClaim()) != null;
    }

    /// @throws ProviderException when the person has no name
    ExternalIdentity identity(String subject) throws ProviderException {
        if (!(find(settings.nameClaim()) instanceof String name) || name.isBlank()) {
            throw new ProviderException("the provider does not tell `%s`".formatted(settings.nameClaim()));
        }
        return new ExternalIdentity(settings.issuer().toString(), subject, name.strip(),
                find("email") instanceof String email ? email : null, texts(find(settings.groupsClaim())));
    }

    /// A claim by its name, or by the way to it.
    private @Nullable Object find(String name) {
        if (claims.containsKey(name)) {
            return claims.get(name);
        }
        Object at = claims;
        for (String step : name.split("\\.", -1)) {
            if (!(at instanceof Map<?, ?> map) || !map.containsKey(step)) {
                return null;
            }
            at = map.get(step);
        }
        return at;
    }

    /// Providers that know one group only may write it as a text.
    private static List<String> texts(@Nullable Object value) {
        return switch (value) {
            case String text -> List.of(text);
            case List<?> list -> list.stream().filter(String.class::isInstance).map(String.class::cast).toList();
            case null, default -> List.of();
        };
    }
}
