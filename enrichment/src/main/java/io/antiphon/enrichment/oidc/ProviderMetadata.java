package io.antiphon.enrichment.oidc;

import io.antiphon.core.signin.ProviderException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a provider says of itself (OpenID Connect Discovery 1.0, section 3).
///
/// @param userinfo absent when there is none
/// @param endSession absent when there is none
/// @param basicAuthentication whether the client's secret goes into a header rather than into the form
record ProviderMetadata(URI authorization, URI token, URI keys, @Nullable URI userinfo, @Nullable URI endSession,
        boolean basicAuthentication) {

    private static final String BASIC = "client_secret_basic";
    private static final String POST = "client_secret_post";

    /// @throws ProviderException when something needed is missing, or the document is another provider's
    static ProviderMetadata of(Map<String, Object> document, URI issuer) throws ProviderException {
        Object said = document.get("issuer");
        if (!issuer.toString().equals(said)) {
            throw new ProviderException("the provider calls itself %s, not %s as configured".formatted(said, issuer));
        }
        return new ProviderMetadata(required(document, "authorization_endpoint", issuer),
                required(document, "token_endpoint", issuer), required(document, "jwks_uri", issuer),
                optional(document, "userinfo_endpoint", issuer), optional(document, "end_session_endpoint", issuer),
                usesBasic(document.get("token_endpoint_auth_methods_supported")));
    }

    /// Basic is what a provider takes that says nothing.
    private static boolean usesBasic(@Nullable Object methods) {
        return !(methods instanceof List<?> list) || list.contains(BASIC) || !list.contains(POST);
    }

    private static URI required(Map<String, Object> document, String name, URI issuer) throws ProviderException {
        URI address = optional(document, name, issuer);
        if (address == null) {
            throw new ProviderException("the provider does not say its `%s`".formatted(name));
        }
        return address;
    }

    private static @Nullable URI optional(Map<String, Object> document, String name, URI issuer)
            throws ProviderException {
        if (!(document.get(name) instanceof String text) || text.isBlank()) {
            return null;
        }
        try {
            URI address = URI.create(text);
            boolean safe = "https".equals(address.getScheme())
                    || "http".equals(address.getScheme()) && "http".equals(issuer.getScheme());
            if (safe && address.getHost() != null && address.getFragment() == null) {
                return address;
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw new ProviderException("the provider's `%s` is no address that can be used".formatted(name));
    }
}
