package io.antiphon.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.antiphon.server.TestServer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tokens that were made, changed or kept by someone else.
class TokensIT {

    @TempDir
    static Path directory;

    private static Target target;

    @BeforeAll
    static void start() throws Exception {
        target = Target.start(directory);
    }

    @AfterAll
    static void stop() {
        target.close();
    }

    @Test
    void onlyTokensOfThisServerForItselfThatAreYoungAreTaken() throws Exception {
        JsonNode tokens = target.login("admin", TestServer.PASSWORD);
        String good = tokens.path("accessToken").asText();
        String session = SignedJWT.parse(good).getJWTClaimsSet().getStringClaim("sid");
        byte[] key = target.server().installation().accessTokenKey();
        Instant soon = Instant.now().plusSeconds(600);
        assertThat(status(signed(key, JWSAlgorithm.HS256, claims("antiphon", "antiphon", session, soon))))
                .isEqualTo(200);
        for (String forged : List.of(
                signed(new byte[64], JWSAlgorithm.HS256, claims("antiphon", "antiphon", session, soon)),
                signed(doubled(key), JWSAlgorithm.HS512, claims("antiphon", "antiphon", session, soon)),
                signed(key, JWSAlgorithm.HS256, claims("somebody", "antiphon", session, soon)),
                signed(key, JWSAlgorithm.HS256, claims("antiphon", "another", session, soon)),
                signed(key, JWSAlgorithm.HS256, claims("antiphon", "antiphon", "unknown", soon)),
                signed(key, JWSAlgorithm.HS256, claims("antiphon", "antiphon", session, Instant.now().minusSeconds(1))),
                new PlainJWT(claims("antiphon", "antiphon", session, soon)).serialize(),
                unsigned(good), good.substring(0, good.lastIndexOf('.') + 1), good + "x", changed(good),
                tokens.path("refreshToken").asText(), "..", "a.b.c", "")) {
            assertThat(status(forged)).as(forged).isEqualTo(401);
        }
        assertThat(status(good)).isEqualTo(200);
    }

    @Test
    void aRefreshTokenThatIsShownTwiceEndsTheWholeFamily() throws Exception {
        JsonNode first = target.login("admin", TestServer.PASSWORD);
        JsonNode other = target.login("admin", TestServer.PASSWORD);
        JsonNode second = refresh(first);
        JsonNode third = refresh(second);
        assertThat(status(third.path("accessToken").asText())).isEqualTo(200);
        assertThat(refresh(first).path("status").asInt()).isEqualTo(401);
        assertThat(status(third.path("accessToken").asText())).isEqualTo(401);
        assertThat(refresh(third).path("status").asInt()).isEqualTo(401);
        assertThat(status(other.path("accessToken").asText())).as("another sign-in").isEqualTo(200);
    }

    private static JsonNode refresh(JsonNode tokens) throws Exception {
        JsonNode next = TestServer.json(target.server()
                .send("POST", "/api/v1/auth/refresh",
                        "{\"refreshToken\":\"%s\"}".formatted(tokens.path("refreshToken").asText())));
        if (next.has("accessToken")) {
            target.secret(next.path("accessToken").asText());
            target.secret(next.path("refreshToken").asText());
        }
        return next;
    }

    private static int status(String token) throws Exception {
        return target.server().get("/api/v1/users/me", "Authorization", "Bearer " + token).statusCode();
    }

    private static String signed(byte[] key, JWSAlgorithm algorithm, JWTClaimsSet claims) throws Exception {
        SignedJWT token = new SignedJWT(new JWSHeader(algorithm), claims);
        token.sign(new MACSigner(key));
        return target.secret(token.serialize());
    }

    private static JWTClaimsSet claims(String issuer, String audience, String session, Instant until) {
        return new JWTClaimsSet.Builder().issuer(issuer)
                .audience(audience)
                .claim("sid", session)
                .expirationTime(Date.from(until))
                .build();
    }

    private static byte[] doubled(byte[] key) {
        byte[] twice = new byte[key.length * 2];
        System.arraycopy(key, 0, twice, 0, key.length);
        System.arraycopy(key, 0, twice, key.length, key.length);
        return twice;
    }

    private static String unsigned(String token) {
        String header = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString("{\"alg\":\"none\"}".getBytes(
                        java.nio.charset.StandardCharsets.UTF_8));
        return header + token.substring(token.indexOf('.'), token.lastIndexOf('.') + 1);
    }

    private static String changed(String token) {
        int middle = token.indexOf('.') + 20;
        return token.substring(0, middle) + (token.charAt(middle) == 'A' ? 'B' : 'A') + token.substring(middle + 1);
    }
}
