package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.testing.MovableClock;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Requests that are sent again with their `Idempotency-Key` after the server was restarted.
class RepeatedRequestsIT {

    @TempDir
    private Path directory;

    @Test
    void whatWasAnsweredBeforeARestartIsAnsweredTheSameAndDoneOnce() throws Exception {
        JsonNode first;
        try (TestServer server = start(Clock.systemUTC())) {
            first = TestServer.json(made(server, "one", "phone"));
            assertThat(first.path("key").asText()).isNotEmpty();
        }
        try (TestServer server = start(Clock.systemUTC())) {
            HttpResponse<String> again = made(server, "one", "phone");
            assertThat(again.statusCode()).isEqualTo(201);
            assertThat(TestServer.json(again)).isEqualTo(first);
            assertThat(made(server, "one", "another").statusCode()).isEqualTo(422);
            JsonNode keys = TestServer.json(server.get("/api/v1/users/me/api-keys", "Authorization", bearer(server)));
            assertThat(keys.findValuesAsText("name")).containsOnlyOnce("phone").doesNotContain("another");
        }
    }

    @Test
    void whatFailedIsDoneAnewAndAKeyIsKeptForADay() throws Exception {
        MovableClock clock = new MovableClock(Instant.now());
        try (TestServer server = start(clock)) {
            assertThat(made(server, "two", "").statusCode()).isEqualTo(400);
            JsonNode first = TestServer.json(made(server, "two", "phone"));
            assertThat(TestServer.json(made(server, "two", "phone"))).isEqualTo(first);
            clock.move(Duration.ofHours(25));
            assertThat(TestServer.json(made(server, "two", "phone")).path("id")).isNotEqualTo(first.path("id"));
        }
    }

    private TestServer start(Clock clock) throws InterruptedException {
        return TestServer.start(directory.resolve("data"), List.of(), Map.of("analysis.enabled", "false"), clock);
    }

    private static HttpResponse<String> made(TestServer server, String key, String name) throws Exception {
        return server.send("POST", "/api/v1/users/me/api-keys", "{\"name\":\"%s\"}".formatted(name), "Authorization",
                bearer(server),
                "Idempotency-Key", key);
    }

    private static String bearer(TestServer server) throws Exception {
        return "Bearer " + TestServer.json(server.send("POST", "/api/v1/auth/login",
                "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(TestServer.PASSWORD)))
                .path("accessToken")
                .asText();
    }
}
