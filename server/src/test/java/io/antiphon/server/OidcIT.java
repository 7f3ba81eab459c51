package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.Sha256;
import io.antiphon.testing.openid.OpenIdProvider;
import io.antiphon.testing.openid.SigningKey;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Signing in to a whole server at a provider that speaks the protocol, with a browser that follows where it is sent.
class OidcIT {

    private static final String VERIFIER = "kept-by-the-program";
    private static final String PLAYER = "https://player.example.org/app/";
    private static final Map<String, String> CAROL = Map.of("sub", "\"4711\"", "preferred_username", "\"carol\"",
            "groups", "[\"djs\"]");

    @TempDir
    static Path directory;

    private static OpenIdProvider provider;
    private static TestServer server;

    @BeforeAll
    static void start() throws Exception {
        provider = new OpenIdProvider();
        Map<String, String> settings = new HashMap<>();
        settings.put("oidc.issuer", provider.issuer());
        settings.put("oidc.client-id", OpenIdProvider.CLIENT);
        settings.put("oidc.client-secret", OpenIdProvider.SECRET);
        settings.put("oidc.create-accounts", "true");
        settings.put("oidc.roles", "owners=owner, djs=curator, family=listener");
        settings.put("oidc.return-addresses", PLAYER);
        server = TestServer.start(directory.resolve("data"),
                List.of(Files.createDirectory(directory.resolve("music")).toString()), settings);
    }

    @AfterAll
    static void stop() {
        server.close();
        provider.close();
    }

    @Test
    void aPersonOfTheProviderGetsAnAccountASessionAndPasswordsForApps() throws Exception {
        provider.signIn(CAROL);
        JsonNode tokens = tokens(code(start("")));
        String bearer = "Bearer " + tokens.path("accessToken").asText();
        JsonNode me = TestServer.json(server.get("/api/v1/users/me", "Authorization", bearer));
        assertThat(me.path("name").asText()).isEqualTo("carol");
        assertThat(me.path("role").asText()).isEqualTo("curator");
        JsonNode app = TestServer.json(server.get("/api/v1/users/me/subsonic-password", "Authorization", bearer));
        assertThat(server.rest("ping", "u=carol&p=" + app.path("password").asText()).path("status").asText())
                .isEqualTo("ok");
        HttpResponse<String> key = server.send("POST", "/api/v1/users/me/api-keys", "{\"name\":\"lamp\"}",
                "Authorization", bearer);
        assertThat(key.statusCode()).isEqualTo(201);
        JsonNode again = TestServer.json(server.send("POST", "/api/v1/auth/refresh",
                "{\"refreshToken\":\"%s\"}".formatted(tokens.path("refreshToken").asText())));
        assertThat(again.has("accessToken")).isTrue();
        for (String password : List.of("", "x", "null", "carol")) {
            assertThat(server.send("POST", "/api/v1/auth/login",
                    "{\"username\":\"carol\",\"password\":\"%s\"}".formatted(password)).statusCode())
                    .as("a login password of `%s`".formatted(password))
                    .isIn(400, 401);
        }
        JsonNode out = TestServer.json(server.send("POST", "/api/v1/auth/oidc/logout",
                "{\"refreshToken\":\"%s\"}".formatted(again.path("refreshToken").asText())));
        assertThat(out.path("logoutUrl").asText()).startsWith(provider.issuer() + "/end?");
        assertThat(server.get("/api/v1/users/me", "Authorization",
                "Bearer " + again.path("accessToken").asText()).statusCode()).isEqualTo(401);
    }

    @Test
    void noTokenStandsInAnAddressAndACodeIsOfNoUseToOthers() throws Exception {
        provider.signIn(CAROL);
        HttpResponse<String> back = comeBack(start(""));
        assertThat(back.statusCode()).isEqualTo(303);
        String location = back.headers().firstValue("Location").orElseThrow();
        assertThat(location).startsWith(server.url() + "/#code=").doesNotContain("access").doesNotContain("eyJ");
        assertThat(back.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(back.headers().firstValue("Set-Cookie")).isEmpty();
        String code = location.replaceFirst(".*#code=", "");
        assertThat(redeem(code, "guessed").statusCode()).isEqualTo(401);
        assertThat(redeem(code, VERIFIER).statusCode()).as("after a wrong guess").isEqualTo(401);
        String second = code(start(""));
        assertThat(redeem(second, VERIFIER).statusCode()).isEqualTo(200);
        assertThat(redeem(second, VERIFIER).statusCode()).as("again").isEqualTo(401);
    }

    @Test
    void aStateIsGoodOnce() throws Exception {
        provider.signIn(CAROL);
        URI callback = atProvider(start(""));
        assertThat(get(callback).statusCode()).isEqualTo(303);
        assertThat(get(callback).statusCode()).isEqualTo(400);
        assertThat(server.get("/api/v1/auth/oidc/callback?state=forged&code=x").statusCode()).isEqualTo(400);
        assertThat(server.get("/api/v1/auth/oidc/callback").statusCode()).isEqualTo(400);
    }

    @Test
    void aTokenThatDoesNotHoldLeadsBackWithAnErrorAndIsWrittenDown() throws Exception {
        provider.signIn(CAROL);
        SigningKey forger = SigningKey.rsa("first");
        provider.tampering(token -> forger.sign(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]),
                StandardCharsets.UTF_8)));
        try {
            HttpResponse<String> back = comeBack(start(""));
            assertThat(back.headers().firstValue("Location").orElseThrow()).startsWith(server.url() + "/#error=");
        } finally {
            provider.tampering(token -> token);
        }
        String admin = "Bearer " + TestServer.json(server.send("POST", "/api/v1/auth/login",
                "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(TestServer.PASSWORD)))
                .path("accessToken")
                .asText();
        assertThat(server.get("/api/v1/admin/audit", "Authorization", admin).body()).contains("sign-in-failed")
                .contains("at the identity provider");
    }

    @Test
    void aProvidersAdminIsNotThisServersAdminUntilThatOneSaysSo() throws Exception {
        provider.signIn(Map.of("sub", "\"666\"", "preferred_username", "\"Admin\"", "groups", "[\"family\"]", "email",
                "\"admin@localhost\""));
        assertThat(comeBack(start("")).headers().firstValue("Location").orElseThrow()).contains("#error=")
                .contains("already");
        String admin = "Bearer " + TestServer.json(server.send("POST", "/api/v1/auth/login",
                "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(TestServer.PASSWORD)))
                .path("accessToken")
                .asText();
        JsonNode link = TestServer.json(server.send("POST", "/api/v1/auth/oidc/link",
                "{\"challenge\":\"%s\"}".formatted(challenge()), "Authorization", admin));
        assertThat(server.send("POST", "/api/v1/auth/oidc/link", "{\"challenge\":\"%s\"}".formatted(challenge()))
                .statusCode()).isEqualTo(401);
        provider.signIn(Map.of("sub", "\"1\"", "preferred_username", "\"boss\"", "groups", "[\"owners\"]"));
        tokens(code(URI.create(link.path("authorizationUrl").asText())));
        JsonNode me = TestServer.json(server.get("/api/v1/users/me", "Authorization",
                "Bearer " + tokens(code(start(""))).path("accessToken").asText()));
        assertThat(me.path("name").asText()).isEqualTo("admin");
    }

    @Test
    void browsersAreSentBackOnlyToWhereTheyMay() throws Exception {
        provider.signIn(CAROL);
        assertThat(comeBack(start(PLAYER + "signed-in")).headers().firstValue("Location").orElseThrow())
                .startsWith(PLAYER + "signed-in#code=");
        for (String elsewhere : List.of("https://evil.example/", "https://player.example.org/other",
                "https://player.example.org/app/../other", "https://player.example.org/app/%2e%2e/other",
                "https://player.example.org.evil.example/app/", "https://player.example.org@evil.example/app/",
                "http://player.example.org/app/", "https://player.example.org:8443/app/", "//evil.example/",
                "javascript:alert(1)", "data:text/html,x", "/relative", "https://player.example.org/app/#x", "\\\\x",
                server.url() + "5/")) {
            assertThat(begin(elsewhere).statusCode()).as(elsewhere).isEqualTo(400);
        }
    }

    @Test
    void waysToSignInAreTold() throws Exception {
        JsonNode methods = TestServer.json(server.get("/api/v1/auth/methods"));
        assertThat(methods.path("password").asBoolean()).isTrue();
        assertThat(methods.path("oidc").asText()).isEqualTo("Single sign-on");
        assertThat(methods.path("trustedHeader").asBoolean()).isFalse();
        assertThat(server.send("POST", "/api/v1/auth/trusted-header", null, "Remote-User", "admin").statusCode())
                .as("which is not configured")
                .isEqualTo(404);
    }

    /// Where the browser is to go.
    private static URI start(String returnTo) throws Exception {
        HttpResponse<String> begun = begin(returnTo);
        assertThat(begun.statusCode()).as(begun.body()).isEqualTo(200);
        return URI.create(TestServer.json(begun).path("authorizationUrl").asText());
    }

    private static HttpResponse<String> begin(String returnTo) throws Exception {
        String more = returnTo.isEmpty() ? "" : ",\"returnTo\":\"%s\"".formatted(returnTo.replace("\\", "\\\\"));
        return server.send("POST", "/api/v1/auth/oidc/start",
                "{\"challenge\":\"%s\"%s}".formatted(challenge(), more));
    }

    private static URI atProvider(URI authorization) throws Exception {
        assertThat(authorization.toString()).startsWith(provider.issuer() + "/authorize?")
                .contains("code_challenge_method=S256")
                .contains(URLEncoder.encode(server.url() + "/api/v1/auth/oidc/callback", StandardCharsets.UTF_8));
        return URI.create(get(authorization).headers().firstValue("Location").orElseThrow());
    }

    private static HttpResponse<String> comeBack(URI authorization) throws Exception {
        return get(atProvider(authorization));
    }

    private static String code(URI authorization) throws Exception {
        String location = comeBack(authorization).headers().firstValue("Location").orElseThrow();
        assertThat(location).contains("#code=");
        return location.replaceFirst(".*#code=", "");
    }

    private static JsonNode tokens(String code) throws Exception {
        HttpResponse<String> answer = redeem(code, VERIFIER);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return TestServer.json(answer);
    }

    private static HttpResponse<String> redeem(String code, String verifier) throws Exception {
        return server.send("POST", "/api/v1/auth/oidc/token",
                "{\"code\":\"%s\",\"verifier\":\"%s\"}".formatted(code, verifier));
    }

    private static HttpResponse<String> get(URI address) throws Exception {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            return browser.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        }
    }

    private static String challenge() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Sha256.of(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
    }
}
