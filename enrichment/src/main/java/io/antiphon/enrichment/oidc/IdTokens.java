package io.antiphon.enrichment.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.antiphon.core.signin.ProviderException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks ID tokens (OpenID Connect Core 1.0, section 3.1.3.7). Signed by an asymmetric algorithm only: neither `none` nor a MAC, under
/// whatever key.
final class IdTokens {

    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.RS384,
            JWSAlgorithm.RS512, JWSAlgorithm.PS256, JWSAlgorithm.PS384, JWSAlgorithm.PS512, JWSAlgorithm.ES256,
            JWSAlgorithm.ES384, JWSAlgorithm.ES512);
    private static final int MAX_SUBJECT = 255;

    private final OidcSettings settings;
    private final Clock clock;

    IdTokens(OidcSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /// What a token claims, when all of it holds.
    ///
    /// @throws ProviderException saying what does not hold
    JWTClaimsSet check(String token, String nonce, ProviderKeys keys) throws ProviderException, InterruptedException {
        JWTClaimsSet claims = verified(token, keys);
        try {
            requireForUs(claims);
            requireSame(nonce, claims.getStringClaim("nonce"));
            String subject = claims.getSubject();
            if (subject.isBlank() || subject.length() > MAX_SUBJECT) {
                throw new ProviderException("the ID token names nobody");
            }
            return claims;
        } catch (ParseException e) {
            throw new ProviderException("the ID token cannot be read", e);
        }
    }

    private JWTClaimsSet verified(String token, ProviderKeys keys) throws ProviderException, InterruptedException {
        DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, keys));
        processor.setJWTClaimsSetVerifier(new Verifier(settings, clock));
        try {
            return processor.process(token, null);
        } catch (KeySourceException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            throw new ProviderException(String.valueOf(e.getMessage()), e);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            throw new ProviderException("the ID token does not hold: " + reason(e), e);
        }
    }

    /// A token for several names in `azp` the one that asked.
    private void requireForUs(JWTClaimsSet claims) throws ProviderException, ParseException {
        String party = claims.getStringClaim("azp");
        boolean others = claims.getAudience().size() > 1;
        if (party == null ? others : !party.equals(settings.clientId())) {
            throw new ProviderException("the ID token is for another program");
        }
    }

    private static void requireSame(String nonce, @Nullable String given)
            throws ProviderException {
        if (given == null || !MessageDigest.isEqual(nonce.getBytes(StandardCharsets.UTF_8),
                given.getBytes(StandardCharsets.UTF_8))) {
            throw new ProviderException("the ID token is of another sign-in");
        }
    }

    /// Messages of the library name claims and algorithms, and nothing of the token.
    private static String reason(Exception e) {
        return e instanceof ParseException ? "it is none" : String.valueOf(e.getMessage());
    }

    /// With the time of the clock.
    private static final class Verifier extends DefaultJWTClaimsVerifier<SecurityContext> {

        private static final Set<String> REQUIRED = Set.of("iss", "sub", "aud", "exp", "iat");

        private final Clock clock;

        Verifier(OidcSettings settings, Clock clock) {
            super(settings.clientId(), new JWTClaimsSet.Builder().issuer(settings.issuer().toString()).build(),
                    REQUIRED);
            this.clock = clock;
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
