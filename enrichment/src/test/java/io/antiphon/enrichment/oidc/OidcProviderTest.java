package io.antiphon.enrichment.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.Sha256;
import io.antiphon.core.signin.ProviderException;
import io.antiphon.core.user.ExternalIdentity;
import io.antiphon.enrichment.web.AddressRules;
import io.antiphon.enrichment.web.GuardedHttpClient;
import io.antiphon.enrichment.web.WebSettings;
import io.antiphon.testing.openid.OpenIdProvider;
import io.antiphon.testing.openid.SigningKey;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Against a provider that speaks the protocol over sockets, honest and otherwise.
class OidcProviderTest {

    private static final URI CALLBACK = URI.create("http://127.0.0.1:4040/api/v1/auth/oidc/callback");
    private static final String VERIFIER = "verifier-of-this-test-0123456789-0123456789";
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final Map<String, String> CAROL = Map.of("sub", "\"4711\"", "preferred_username", "\"carol\"",
            "groups", "[\"family\",\"music\"]", "email", "\"carol@example.org\"");

    private final OpenIdProvider site = new OpenIdProvider();
    private final GuardedHttpClient web = new GuardedHttpClient(
            WebSettings.defaults("test", new AddressRules(List.of("127.0.0.1"))));
    private Instant now = Instant.now();
    private final OidcProvider provider = provider(site.issuer(), OpenIdProvider.SECRET, web, LONG);

    @AfterEach
    void stop() {
        web.close();
        site.close();
    }

    @Test
    void whoSignedInIsToldWithNameMailAndGroups() throws Exception {
        site.signIn(CAROL);
        assertThat(signIn(provider, "nonce-1")).isEqualTo(new ExternalIdentity(site.issuer(), "4711", "carol",
                "carol@example.org", List.of("family", "music")));
    }

    @Test
    void keysOfEllipticCurvesAndKeysThatChangeAreTaken() throws Exception {
        site.signIn(CAROL);
        signIn(provider, "one");
        SigningKey next = SigningKey.ec("second");
        site.signWith(next);
        site.publish(List.of(next));
        assertThatThrownBy(() -> signIn(provider, "two")).as("keys are not asked for again at once")
                .isInstanceOf(ProviderException.class);
        now = now.plus(ProviderKeys.PAUSE);
        assertThat(signIn(provider, "three").name()).isEqualTo("carol");
        assertThat(signIn(provider, "four").name()).isEqualTo("carol");
        assertThat(site.asked()).filteredOn("/keys"::equals).hasSize(2);
        assertThat(site.asked()).filteredOn(path -> path.startsWith("/.well-known")).hasSize(1);
    }

    @Test
    void aTokenThatDoesNotHoldSignsNobodyIn() throws Exception {
        site.signIn(CAROL);
        long seconds = now.getEpochSecond();
        Map<String, UnaryOperator<Map<String, String>>> lies = new HashMap<>();
        lies.put("another issuer", with("iss", "\"https://evil.example\""));
        lies.put("no issuer", with("iss", null));
        lies.put("another audience", with("aud", "\"somebody\""));
        lies.put("no audience", with("aud", null));
        lies.put("several audiences without azp", with("aud", "[\"antiphon\",\"somebody\"]"));
        lies.put("azp of another", with("azp", "\"somebody\""));
        lies.put("expired", with("exp", Long.toString(seconds - 120)));
        lies.put("no expiry", with("exp", null));
        lies.put("no time of issue", with("iat", null));
        lies.put("another nonce", with("nonce", "\"another\""));
        lies.put("no nonce", with("nonce", null));
        lies.put("a nonce that is no text", with("nonce", "5"));
        lies.put("nobody", with("sub", null));
        lies.put("an empty subject", with("sub", "\"\""));
        lies.put("a long subject", with("sub", "\"" + "x".repeat(300) + "\""));
        lies.put("not yet", with("nbf", Long.toString(seconds + 3600)));
        for (Map.Entry<String, UnaryOperator<Map<String, String>>> lie : lies.entrySet()) {
            site.claiming(lie.getValue());
            assertThatThrownBy(() -> signIn(provider, "nonce")).as(lie.getKey()).isInstanceOf(ProviderException.class);
        }
        site.claiming(with("aud", "[\"antiphon\",\"somebody\"]").andThen(with("azp", "\"antiphon\""))::apply);
        assertThat(signIn(provider, "nonce").name()).isEqualTo("carol");
    }

    @Test
    void aTokenThatIsForgedSignsNobodyIn() throws Exception {
        site.signIn(CAROL);
        SigningKey known = SigningKey.rsa("first");
        site.signWith(known);
        site.publish(List.of(known));
        assertThat(signIn(provider, "nonce").name()).isEqualTo("carol");
        Map<String, UnaryOperator<String>> forgeries = new HashMap<>();
        forgeries.put("another key of the same name", token -> SigningKey.rsa("first").sign(claims(token)));
        forgeries.put("an elliptic key of the same name", token -> SigningKey.ec("first").sign(claims(token)));
        forgeries.put("none", token -> part("{\"alg\":\"none\"}") + "." + part(claims(token)) + ".");
        forgeries.put("none with the signature", token -> part("{\"alg\":\"none\"}") + token.substring(token.indexOf(
                '.')));
        forgeries.put("a MAC under the public key", token -> mac(known.publicBytes(), claims(token)));
        forgeries.put("a MAC under the public key in JSON",
                token -> mac(known.jwk().getBytes(StandardCharsets.UTF_8), claims(token)));
        forgeries.put("a MAC under the client's secret",
                token -> mac(OpenIdProvider.SECRET.getBytes(StandardCharsets.UTF_8), claims(token)));
        forgeries.put("a key inside the token", token -> {
            SigningKey own = SigningKey.rsa("own");
            return own.sign("{\"alg\":\"RS256\",\"jwk\":%s}".formatted(own.jwk()), claims(token));
        });
        forgeries.put("something critical that is not known",
                token -> known.sign("{\"alg\":\"RS256\",\"kid\":\"first\",\"crit\":[\"x\"],\"x\":1}", claims(token)));
        forgeries.put("other claims", token -> token.substring(0, token.indexOf('.') + 1)
                + part(claims(token).replace("carol", "admin")) + token.substring(token.lastIndexOf('.')));
        forgeries.put("nothing", token -> "");
        forgeries.put("two dots", token -> "..");
        forgeries.put("five parts", token -> token + ".x.y");
        for (Map.Entry<String, UnaryOperator<String>> forgery : forgeries.entrySet()) {
            site.tampering(forgery.getValue());
            assertThatThrownBy(() -> signIn(provider, "nonce")).as(forgery.getKey())
                    .isInstanceOf(ProviderException.class);
        }
    }

    @Test
    void namesAndGroupsMayBeToldApartFromTheTokenButOnlyOfTheSamePerson() throws Exception {
        site.signIn(Map.of("sub", "\"4711\""));
        site.tell(Map.of("sub", "\"4711\"", "preferred_username", "\"dave\"", "groups", "[\"x\"]"));
        ExternalIdentity dave = signIn(provider, "one");
        assertThat(dave.name()).isEqualTo("dave");
        assertThat(dave.groups()).containsExactly("x");
        site.tell(Map.of("sub", "\"4712\"", "preferred_username", "\"admin\""));
        assertThatThrownBy(() -> signIn(provider, "two")).isInstanceOf(ProviderException.class)
                .hasMessageContaining("another person");
        site.signIn(Map.of("sub", "\"4711\""));
        site.tell(Map.of("sub", "\"4711\""));
        assertThatThrownBy(() -> signIn(provider, "three")).isInstanceOf(ProviderException.class)
                .hasMessageContaining("preferred_username");
    }

    @Test
    void groupsMayLieInsideAnotherClaim() throws Exception {
        site.signIn(Map.of("sub", "\"1\"", "preferred_username", "\"erin\"", "realm_access",
                "{\"roles\":[\"owners\",7]}"));
        OidcProvider nested = new OidcProvider(new OidcSettings(URI.create(site.issuer()), OpenIdProvider.CLIENT,
                OpenIdProvider.SECRET, List.of(), "preferred_username", "realm_access.roles", LONG), web, clock());
        assertThat(signIn(nested, "one").groups()).containsExactly("owners");
    }

    @Test
    void aCodeOfAnotherSignInAndAWrongSecretAreRefusedByTheProvider() throws Exception {
        site.signIn(CAROL);
        String code = code(provider, "one");
        assertThatThrownBy(() -> provider.identify(code, CALLBACK, "one", "another-verifier"))
                .isInstanceOf(ProviderException.class);
        OidcProvider wrong = provider(site.issuer(), "wrong-secret", web, LONG);
        assertThatThrownBy(() -> signIn(wrong, "two")).isInstanceOf(ProviderException.class)
                .hasMessageNotContaining("wrong-secret");
    }

    @Test
    void aProviderThatCallsItselfOtherwiseIsNotTaken() throws Exception {
        site.insteadOf("/.well-known/openid-configuration",
                exchange -> OpenIdProvider.json(exchange, 200, "{\"issuer\":\"https://accounts.example\"}"));
        assertThatThrownBy(() -> code(provider, "one")).isInstanceOf(ProviderException.class)
                .hasMessageContaining("accounts.example");
        for (String address : List.of("file:///etc/passwd", "javascript:alert(1)", "ftp://x/", "nonsense", "")) {
            site.insteadOf("/.well-known/openid-configuration", exchange -> OpenIdProvider.json(exchange, 200,
                    "{\"issuer\":\"%s\",\"authorization_endpoint\":\"%s\",\"token_endpoint\":\"%s/t\",\"jwks_uri\":\"%s/k\"}"
                            .formatted(site.issuer(), address, site.issuer(), site.issuer())));
            assertThatThrownBy(() -> code(provider, "one")).as(address).isInstanceOf(ProviderException.class);
        }
    }

    @Test
    void aProviderThatIsDownHugeOrRedirectsTokensIsSaidSo() throws Exception {
        site.signIn(CAROL);
        for (String path : List.of("/token", "/keys")) {
            site.insteadOf(path, exchange -> {
                exchange.sendResponseHeaders(200, 0);
                byte[] block = "[".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
                try (OutputStream out = exchange.getResponseBody()) {
                    for (int i = 0; i < 1000; i++) {
                        out.write(block);
                    }
                }
            });
            assertThatThrownBy(() -> signIn(provider, "n")).as("huge " + path).isInstanceOf(ProviderException.class);
            site.insteadOf(path, exchange -> OpenIdProvider.json(exchange, 500, "{}"));
            assertThatThrownBy(() -> signIn(provider, "n")).as("broken " + path).isInstanceOf(ProviderException.class);
            site.insteadOf(path, exchange -> OpenIdProvider.json(exchange, 200, "[" + "[".repeat(9_000)));
            assertThatThrownBy(() -> signIn(provider, "n")).as("deep " + path).isInstanceOf(ProviderException.class);
            site.asUsual(path);
        }
        site.insteadOf("/token", exchange -> {
            exchange.getResponseHeaders().set("Location", site.issuer() + "/keys");
            exchange.sendResponseHeaders(307, -1);
            exchange.close();
        });
        assertThatThrownBy(() -> signIn(provider, "n")).isInstanceOf(ProviderException.class);
        site.asUsual("/token");
        assertThat(signIn(provider, "n").name()).isEqualTo("carol");
        OidcProvider down = provider("http://127.0.0.1:1", OpenIdProvider.SECRET, web, LONG);
        assertThatThrownBy(() -> code(down, "n")).isInstanceOf(ProviderException.class);
        assertThat(down.signOut(URI.create("http://x/"))).isEmpty();
    }

    @Test
    void aProviderThatDoesNotAnswerIsGivenUp() {
        OidcProvider impatient = provider(site.issuer(), OpenIdProvider.SECRET, web, Duration.ofMillis(300));
        site.insteadOf("/.well-known/openid-configuration", _ -> site.awaitEnd());
        assertThatThrownBy(() -> code(impatient, "n")).isInstanceOf(ProviderException.class)
                .hasMessageContaining("longer than");
    }

    @Test
    void onlyTheIssuersHostMayLieInTheLocalNetwork() throws Exception {
        site.signIn(CAROL);
        site.insteadOf("/.well-known/openid-configuration", exchange -> OpenIdProvider.json(exchange, 200,
                "{\"issuer\":\"%s\",\"authorization_endpoint\":\"%s/authorize\",\"token_endpoint\":\"http://127.0.0.2:%d/token\",\"jwks_uri\":\"%s/keys\"}"
                        .formatted(site.issuer(), site.issuer(), URI.create(site.issuer()).getPort(), site.issuer())));
        assertThatThrownBy(() -> signIn(provider, "n")).isInstanceOf(ProviderException.class)
                .hasMessageContaining("not on the public internet");
    }

    @Test
    void whereToSignOutIsTold() throws Exception {
        assertThat(provider.signOut(URI.create("http://127.0.0.1:4040/"))).hasValueSatisfying(
                address -> assertThat(address).hasToString(site.issuer()
                        + "/end?client_id=antiphon&post_logout_redirect_uri=http%3A%2F%2F127.0.0.1%3A4040%2F"));
    }

    private OidcProvider provider(String issuer, String secret, GuardedHttpClient client, Duration limit) {
        return new OidcProvider(new OidcSettings(URI.create(issuer), OpenIdProvider.CLIENT, secret, List.of("profile"),
                "preferred_username", "groups", limit), client, clock());
    }

    private static ExternalIdentity signIn(OidcProvider at, String nonce) throws Exception {
        return at.identify(code(at, nonce), CALLBACK, nonce, VERIFIER);
    }

    /// Goes where a browser would be sent.
    private static String code(OidcProvider at, String nonce) throws Exception {
        String challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Sha256.of(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        URI address = at.authorization(CALLBACK, "state of the test", nonce, challenge);
        try (HttpClient browser = HttpClient.newHttpClient()) {
            HttpResponse<Void> answer = browser.send(HttpRequest.newBuilder(address).build(),
                    HttpResponse.BodyHandlers.discarding());
            String location = answer.headers().firstValue("Location").orElseThrow();
            assertThat(location).startsWith(CALLBACK + "?").endsWith("&state=state+of+the+test");
            return location.replaceFirst(".*[?&]code=([^&]*).*", "$1");
        }
    }

    private static UnaryOperator<Map<String, String>> with(String claim, @Nullable String value) {
        return claims -> {
            Map<String, String> changed = new HashMap<>(claims);
            if (value == null) {
                changed.remove(claim);
            } else {
                changed.put(claim, value);
            }
            return changed;
        };
    }

    private static String claims(String token) {
        return new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);
    }

    private static String part(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String mac(byte[] key, String claims) {
        try {
            String signed = part("{\"alg\":\"HS256\",\"kid\":\"first\"}") + "." + part(claims);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return signed + "." + Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private Clock clock() {
        return new Clock() {

            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public java.time.ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
    }
}
