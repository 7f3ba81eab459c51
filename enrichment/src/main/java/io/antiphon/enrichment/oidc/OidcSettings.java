package io.antiphon.enrichment.oidc;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a provider is asked.
///
/// @param issuer exactly as the provider calls itself
/// @param clientSecret absent for a public client, which PKCE alone protects
/// @param scopes asked for; `openid` is always among them
/// @param nameClaim what the account is called after
/// @param groupsClaim the person's groups; dots lead into objects, such as `realm_access.roles`
/// @param timeLimit for each question
public record OidcSettings(URI issuer, String clientId, @Nullable String clientSecret, List<String> scopes,
        String nameClaim, String groupsClaim, Duration timeLimit) {

    public OidcSettings {
        scopes = List.copyOf(scopes);
    }

    /// The host that may be asked although it may not be on the public internet, as [io.antiphon.enrichment.web.AddressRules] has it.
    public String host() {
        return issuer.getHost().replaceAll("^\\[|]$", "");
    }

    /// Without the secret.
    @Override
    public String toString() {
        return "OidcSettings[issuer=%s, clientId=%s]".formatted(issuer, clientId);
    }
}
