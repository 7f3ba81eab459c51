package io.antiphon.nativeapi.http;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;

/// Access tokens: JWTs signed with HS256 that name a session and live for a quarter of an hour.
public final class AccessTokens {

    public static final Duration LIFETIME = Duration.ofMinutes(15);

    private static final String ISSUER = "antiphon";

    private final byte[] key;
    private final Clock clock;

    /// @param key of 32 bytes or more, for nothing else
    public AccessTokens(byte[] key, Clock clock) {
        this.key = key.clone();
        this.clock = clock;
    }

    public String issue(String sessionId) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder().issuer(ISSUER)
                .audience(ISSUER)
                .claim("sid", sessionId)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(LIFETIME)))
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(new MACSigner(key));
        } catch (JOSEException e) {
            throw new IllegalStateException("the access token could not be signed", e);
        }
        return token.serialize();
    }

    /// The session of a token that was issued here and is not too old. The algorithm is ours to choose, never the token's.
    public Optional<String> sessionOf(String token) {
        try {
            SignedJWT parsed = SignedJWT.parse(token);
            if (!JWSAlgorithm.HS256.equals(parsed.getHeader().getAlgorithm()) || !parsed.verify(new MACVerifier(key))) {
                return Optional.empty();
            }
            JWTClaimsSet claims = parsed.getJWTClaimsSet();
            boolean ours = ISSUER.equals(claims.getIssuer()) && List.of(ISSUER).equals(claims.getAudience());
            boolean current = claims.getExpirationTime() != null
                    && clock.instant().isBefore(claims.getExpirationTime().toInstant());
            return ours && current ? Optional.ofNullable(claims.getStringClaim("sid")) : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
