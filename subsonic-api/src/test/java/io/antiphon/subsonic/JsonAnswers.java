package io.antiphon.subsonic;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A server for each test, and its answers as JSON.
abstract class JsonAnswers {
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path files;

    TestServer server;

    @BeforeEach
    void start() throws IOException {
        server = new TestServer(files);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    final JsonNode ok(String endpoint, String parameters) {
        JsonNode response = response(endpoint, parameters);
        assertThat(response.get("status").asText()).as(response.toString()).isEqualTo("ok");
        return response;
    }

    final void assertFailed(String endpoint, String parameters, int code, String message) {
        JsonNode error = response(endpoint, parameters).get("error");
        assertThat(error).as(endpoint).isNotNull();
        assertThat(error.get("code").asInt()).as(error.toString()).isEqualTo(code);
        assertThat(error.get("message").asText()).contains(message);
    }

    private JsonNode response(String endpoint, String parameters) {
        try {
            return JSON.readTree(server.json(endpoint, parameters)).get("subsonic-response");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
