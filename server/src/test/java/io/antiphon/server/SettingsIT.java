package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What users set for themselves, and what operators see of the configuration.
class SettingsIT {

    private static final String OWN = "/api/v1/users/me/settings";

    @TempDir
    private Path directory;

    @Test
    void operatorsSeeWhatRunsAndNoSecretAndUsersChangeWhatIsTheirs() throws Exception {
        try (TestServer server = TestServer.start(directory.resolve("data"), List.of(),
                Map.of("scan.interval", "2h", "secret-key", "a secret key of many characters"))) {
            String bearer = "Bearer " + TestServer.json(server.send("POST", "/api/v1/auth/login",
                    "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(TestServer.PASSWORD)))
                    .path("accessToken")
                    .asText();
            HttpResponse<String> shown = server.get("/api/v1/settings", "Authorization", bearer);
            assertThat(shown.body()).contains("scan.interval", "http.port")
                    .doesNotContain("a secret key of", TestServer.PASSWORD, TestServer.APP_PASSWORD);
            for (JsonNode line : TestServer.json(shown).path("settings")) {
                if (line.path("key").asText().equals("secret-key")) {
                    assertThat(line.path("value").asText()).isEqualTo("set");
                }
            }

            HttpResponse<String> own = server.get(OWN, "Authorization", bearer);
            String etag = own.headers().firstValue("ETag").orElseThrow();
            String body = "{\"email\":\"me@example.org\"}";
            assertThat(server.send("PATCH", OWN, body, "Authorization", bearer).statusCode()).isEqualTo(428);
            assertThat(server.send("PATCH", OWN, body, "Authorization", bearer, "If-Match", etag).statusCode())
                    .isEqualTo(200);
            assertThat(server.send("PATCH", OWN, body, "Authorization", bearer, "If-Match", etag).statusCode())
                    .isEqualTo(412);
            assertThat(server.get(OWN, "Authorization", bearer).body()).contains("me@example.org");
            assertThat(server.get("/api/v1/users/me", "Authorization", bearer).body()).contains("me@example.org");
        }
    }
}
