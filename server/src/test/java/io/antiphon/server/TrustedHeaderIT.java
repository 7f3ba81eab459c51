package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Signing in by what a proxy says; the test is the proxy, or is none.
class TrustedHeaderIT {

    private static final String HEADER = "X-Auth-User";

    @TempDir
    private Path directory;
    private @Nullable TestServer started;

    @AfterEach
    void stop() {
        server().close();
    }

    private TestServer server() {
        return Objects.requireNonNull(started, "not started");
    }

    @Test
    void whomANamedProxyNamesIsSignedIn() throws Exception {
        start("127.0.0.1", Map.of("trusted-header.create-accounts", "true", "trusted-header.groups-header", "X-Groups",
                "trusted-header.roles", "owners=owner, *=listener"));
        JsonNode admin = tokens(HEADER, "Admin");
        assertThat(name(admin)).isEqualTo("admin");
        JsonNode carol = tokens(HEADER, "carol");
        assertThat(name(carol)).isEqualTo("carol");
        assertThat(me(tokens(HEADER, "dave", "X-Groups", "family, owners")).path("role").asText())
                .isEqualTo("owner");
        assertThat(me(tokens(HEADER, "dave", "X-Groups", "family")).path("role").asText())
                .isEqualTo("listener");
        JsonNode app = TestServer.json(server().get("/api/v1/users/me/subsonic-password", "Authorization",
                "Bearer " + carol.path("accessToken").asText()));
        assertThat(server().rest("ping", "u=carol&p=" + app.path("password").asText()).path("status").asText())
                .isEqualTo("ok");
        assertThat(TestServer.json(server().get("/api/v1/auth/methods", HEADER, "carol"))
                .path("trustedHeader")
                .asBoolean()).isTrue();
        assertThat(server().send("POST", "/api/v1/auth/login", "{\"username\":\"carol\",\"password\":\"carol\"}")
                .statusCode()).isEqualTo(401);
    }

    @Test
    void nobodyOrSeveralOrWhoHasNoAccountIsRefused() throws Exception {
        start("127.0.0.1", Map.of());
        assertThat(signIn().statusCode()).isEqualTo(401);
        assertThat(signIn(HEADER, "").statusCode()).isEqualTo(401);
        assertThat(signIn(HEADER, "admin", HEADER, "carol").statusCode()).isEqualTo(401);
        assertThat(signIn("Remote-User", "admin").statusCode()).as("another header").isEqualTo(401);
        assertThat(signIn(HEADER, "carol").statusCode()).isEqualTo(403);
        assertThat(signIn(HEADER, "admin").statusCode()).isEqualTo(200);
    }

    @Test
    void nobodyElseIsBelievedWhateverTheySayAndItIsWrittenDown() throws Exception {
        start("10.0.0.2", Map.of("trusted-header.create-accounts", "true"));
        for (List<String> headers : List.of(List.of(HEADER, "admin"),
                List.of(HEADER, "admin", "X-Forwarded-For", "10.0.0.2"),
                List.of(HEADER, "admin", "X-Real-IP", "10.0.0.2"),
                List.of(HEADER, "admin", "Forwarded", "for=10.0.0.2"))) {
            assertThat(signIn(headers.toArray(String[]::new)).statusCode()).isEqualTo(403);
        }
        assertThat(server().get("/api/v1/users/me", HEADER, "admin").statusCode()).isEqualTo(401);
        assertThat(server().rest("ping", "u=admin&p=wrong").path("error").path("code").asInt()).isEqualTo(40);
        assertThat(
                TestServer.json(server().get("/rest/ping?u=admin&v=1.16.1&c=test&f=json", HEADER, "admin")).toString())
                .contains("failed");
        assertThat(TestServer.json(server().get("/api/v1/auth/methods", HEADER, "admin"))
                .path("trustedHeader")
                .asBoolean()).isFalse();
        String bearer = "Bearer " + TestServer.json(server().send("POST", "/api/v1/auth/login",
                "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(TestServer.PASSWORD)))
                .path("accessToken")
                .asText();
        assertThat(server().get("/api/v1/admin/audit", "Authorization", bearer).body())
                .contains("by no trusted proxy");
    }

    @Test
    void theHeaderOfAProxyOpensNothingOfTheSubsonicApi() throws Exception {
        start("127.0.0.1", Map.of());
        assertThat(
                TestServer.json(server().get("/rest/ping?u=admin&v=1.16.1&c=test&f=json", HEADER, "admin")).toString())
                .contains("failed");
        assertThat(server().get("/api/v1/users/me", HEADER, "admin").statusCode()).isEqualTo(401);
    }

    private void start(String proxy, Map<String, String> more) throws Exception {
        Map<String, String> settings = new java.util.HashMap<>(more);
        settings.put("trusted-header.proxies", proxy);
        settings.put("trusted-header.user-header", HEADER);
        started = TestServer.start(directory.resolve("data"),
                List.of(Files.createDirectory(directory.resolve("music")).toString()), settings);
    }

    private HttpResponse<String> signIn(String... headers) throws Exception {
        List<String> all = new ArrayList<>(List.of("Accept", "*/*"));
        all.addAll(List.of(headers));
        return server().send("POST", "/api/v1/auth/trusted-header", null, all.toArray(String[]::new));
    }

    private JsonNode tokens(String... headers) throws Exception {
        HttpResponse<String> answer = signIn(headers);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return TestServer.json(answer);
    }

    private String name(JsonNode tokens) throws Exception {
        return me(tokens).path("name").asText();
    }

    private JsonNode me(JsonNode tokens) throws Exception {
        return TestServer.json(
                server().get("/api/v1/users/me", "Authorization", "Bearer " + tokens.path("accessToken").asText()));
    }
}
