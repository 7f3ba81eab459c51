package io.antiphon.enrichment.oidc;

import com.nimbusds.jwt.JWTClaimsSet;
import io.antiphon.core.signin.IdentityProvider;
import io.antiphon.core.signin.ProviderException;
import io.antiphon.core.user.ExternalIdentity;
import io.antiphon.enrichment.web.GuardedHttpClient;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// One provider, whose own description is read again every hour.
public final class OidcProvider implements IdentityProvider {

    private static final Duration MAX_AGE = Duration.ofHours(1);
    private static final String DISCOVERY = "/.well-known/openid-configuration";

    private final OidcSettings settings;
    private final ProviderWeb web;
    private final IdTokens tokens;
    private final Clock clock;
    private @Nullable Known known;

    /// @param web may reach the issuer's host, wherever it is
    public OidcProvider(OidcSettings settings, GuardedHttpClient web, Clock clock) {
        this.settings = settings;
        this.web = new ProviderWeb(web, settings.timeLimit());
        this.tokens = new IdTokens(settings, clock);
        this.clock = clock;
    }

    @Override
    public URI authorization(URI redirectUri, String state, String nonce, String challenge)
            throws ProviderException, InterruptedException {
        SequencedSet<String> scopes = new LinkedHashSet<>();
        scopes.add("openid");
        scopes.addAll(settings.scopes());
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("response_type", "code");
        fields.put("client_id", settings.clientId());
        fields.put("redirect_uri", redirectUri.toString());
        fields.put("scope", String.join(" ", scopes));
        fields.put("state", state);
        fields.put("nonce", nonce);
        fields.put("code_challenge", challenge);
        fields.put("code_challenge_method", "S256");
        return with(provider().metadata().authorization(), fields);
    }

    @Override
    public ExternalIdentity identify(String code, URI redirectUri, String nonce, String verifier)
            throws ProviderException, InterruptedException {
        Known provider = provider();
        Map<String, Object> answer = exchange(provider.metadata(), code, redirectUri, verifier);
        if (!(answer.get("id_token") instanceof String token)) {
            throw new ProviderException("the provider's answer holds no ID token");
        }
        JWTClaimsSet claims = tokens.check(token, nonce, provider.keys());
        PersonClaims person = new PersonClaims(claims.toJSONObject(), settings);
        URI userinfo = provider.metadata().userinfo();
        if (!person.areWhole() && userinfo != null && answer.get("access_token") instanceof String access) {
            person = more(person, userinfo, access, claims.getSubject());
        }
        return person.identity(claims.getSubject());
    }

    @Override
    public Optional<URI> signOut(URI after) throws InterruptedException {
        try {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("client_id", settings.clientId());
            fields.put("post_logout_redirect_uri", after.toString());
            return Optional.ofNullable(provider().metadata().endSession()).map(address -> with(address, fields));
        } catch (ProviderException _) {
            return Optional.empty();
        }
    }

    private Map<String, Object> exchange(ProviderMetadata metadata, String code, URI redirectUri, String verifier)
            throws ProviderException, InterruptedException {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("grant_type", "authorization_code");
        fields.put("code", code);
        fields.put("redirect_uri", redirectUri.toString());
        fields.put("code_verifier", verifier);
        Map<String, String> headers = new HashMap<>();
        String secret = settings.clientSecret();
        if (secret != null && metadata.basicAuthentication()) {
            headers.put("Authorization", basic(settings.clientId(), secret));
        } else {
            fields.put("client_id", settings.clientId());
            if (secret != null) {
                fields.put("client_secret", secret);
            }
        }
        return web.post(metadata.token(), headers, fields, "the provider's tokens");
    }

    /// RFC 6749, section 2.3.1: both are encoded as in forms first.
    private static String basic(String id, String secret) {
        String both = ProviderWeb.encoded(id) + ":" + ProviderWeb.encoded(secret);
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    /// Some providers tell names and groups only when they are asked once more.
    private PersonClaims more(PersonClaims person, URI userinfo, String accessToken, String subject)
            throws ProviderException, InterruptedException {
        Map<String, Object> said = web.post(userinfo, Map.of("Authorization", "Bearer " + accessToken), Map.of(),
                "what the provider tells of the person");
        if (!subject.equals(said.get("sub"))) {
            throw new ProviderException("the provider tells of another person");
        }
        Map<String, Object> all = new HashMap<>(said);
        all.putAll(person.claims());
        return new PersonClaims(all, settings);
    }

    /// What is known of the provider; when it cannot be asked again, what was known before.
    private synchronized Known provider() throws ProviderException, InterruptedException {
        Known kept = known;
        Instant now = clock.instant();
        if (kept != null && now.isBefore(kept.since().plus(MAX_AGE))) {
            return kept;
        }
        try {
            URI document = URI.create(settings.issuer().toString().replaceFirst("/$", "") + DISCOVERY);
            ProviderMetadata metadata = ProviderMetadata.of(web.get(document, "the provider's description"),
                    settings.issuer());
            ProviderKeys keys = kept != null && kept.keys().isAt(metadata.keys()) ? kept.keys()
                    : new ProviderKeys(web, metadata.keys(), clock);
            Known fresh = new Known(metadata, keys, now);
            known = fresh;
            return fresh;
        } catch (ProviderException e) {
            if (kept == null) {
                throw e;
            }
            return kept;
        }
    }

    private static URI with(URI address, Map<String, String> fields) {
        String separator = address.getRawQuery() == null ? "?" : "&";
        return URI.create(address + separator + ProviderWeb.form(fields));
    }

    private record Known(ProviderMetadata metadata, ProviderKeys keys, Instant since) {}
}
