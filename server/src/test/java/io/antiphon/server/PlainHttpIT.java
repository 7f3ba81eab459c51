package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What came over a network in the clear is refused before anybody looks at its credentials.
class PlainHttpIT {

    private static final String REST = "?u=admin&p=%s&v=1.16.1&c=test&f=json".formatted(TestServer.APP_PASSWORD);
    /// As a named proxy on this machine says it of somebody who asked it in plain HTTP.
    private static final String[] IN_THE_CLEAR = {"X-Forwarded-For", "203.0.113.7", "X-Forwarded-Proto", "http"};
    private static final String[] ENCRYPTED = {"X-Forwarded-For", "203.0.113.7", "X-Forwarded-Proto", "https"};

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

    @ParameterizedTest
    @ValueSource(strings = {"/rest/ping", "/rest/ping.view", "/rest", "/rest/noSuchThing", "/api/v1/auth/login",
            "/api/v1/info",
            "/share/x", "//rest/ping", "/./rest/ping", "/%72est/ping", "/x/../rest/ping"})
    void everythingThatCanCarryCredentialsIsRefused(String path) throws Exception {
        start(Map.of("http.trusted-proxies", "127.0.0.1"));
        assertThat(server().get(path + REST, IN_THE_CLEAR).body()).doesNotContain("\"status\":\"ok\"");
        assertThat(server().get(path + REST, IN_THE_CLEAR).statusCode()).isBetween(400, 499);
    }

    @Test
    void theRefusalSaysWhy() throws Exception {
        start(Map.of("http.trusted-proxies", "127.0.0.1"));
        assertThat(server().get("/rest/ping" + REST, IN_THE_CLEAR).statusCode()).isEqualTo(403);
        assertThat(server().get("/rest/ping" + REST, IN_THE_CLEAR).body()).contains("use https");
        assertThat(TestServer.json(server().get("/api/v1/info", IN_THE_CLEAR)).path("status").asInt()).isEqualTo(403);
        assertThat(server().get("/healthz", IN_THE_CLEAR).statusCode()).isEqualTo(200);
        assertThat(server().get("/", IN_THE_CLEAR).statusCode()).isEqualTo(200);
    }

    @Test
    void whatANamedProxyGotEncryptedIsAnswered() throws Exception {
        start(Map.of("http.trusted-proxies", "127.0.0.1"));
        assertThat(server().get("/rest/ping" + REST, ENCRYPTED).body()).contains("\"status\":\"ok\"");
        assertThat(server().get("/rest/ping" + REST).body()).as("from this machine").contains("\"status\":\"ok\"");
    }

    @Test
    void theOperatorMayAllowIt() throws Exception {
        start(Map.of("http.trusted-proxies", "127.0.0.1", "http.allow-plain-http", "true"));
        assertThat(server().get("/rest/ping" + REST, IN_THE_CLEAR).body()).contains("\"status\":\"ok\"");
    }

    @Test
    void theOperatorsTokenIsGoodOnThisMachineOnly() throws Exception {
        start(Map.of());
        String token = Files.readAllLines(directory.resolve("data").resolve("operator.token")).get(1);
        assertThat(server().get("/api/v1/admin/users", "Authorization", "Bearer " + token).statusCode()).isEqualTo(200);
        for (String header : List.of("X-Forwarded-For", "Forwarded", "X-Real-IP", "Via", "CF-Connecting-IP")) {
            assertThat(server().get("/api/v1/admin/users", "Authorization", "Bearer " + token, header, "127.0.0.1")
                    .statusCode()).as(header).isEqualTo(401);
        }
    }

    private void start(Map<String, String> settings) throws InterruptedException {
        started = TestServer.start(directory.resolve("data"), List.of(), settings);
    }
}
