package io.antiphon.server.cli;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.antiphon.server.OperatorFile;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Questions to the native API of the server that runs on this machine, with the token it left in the data directory.
final class ServerConnection implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /// A backup of a million tracks is read from end to end.
    private static final Duration LONG_PATIENCE = Duration.ofHours(1);

    private final OperatorFile.Content server;
    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    ServerConnection(OperatorFile.Content server) {
        this.server = server;
    }

    JsonMapper json() {
        return json;
    }

    /// @param path below `/api/v1`
    /// @throws CommandFailure when the server refuses, with its reason, or does not answer
    JsonNode ask(String method, String path, @Nullable Object body) {
        try {
            return send(method, path, body);
        } catch (IOException e) {
            throw new CommandFailure("The server at %s does not answer: %s".formatted(server.url(), e.getMessage()));
        }
    }

    /// The same.
    ///
    /// @throws IOException when it does not answer
    JsonNode send(String method, String path, @Nullable Object body) throws IOException {
        boolean takesLong = path.equals("/admin/backups") || path.startsWith("/admin/missing");
        HttpRequest request = request(path).timeout(takesLong ? LONG_PATIENCE : PATIENCE)
                .header("Content-Type", "application/json")
                .method(method,
                        body == null ? BodyPublishers.noBody()
                                : BodyPublishers.ofByteArray(json.writeValueAsBytes(body)))
                .build();
        HttpResponse<byte[]> response = sent(request, BodyHandlers.ofByteArray());
        JsonNode answer = response.body().length == 0 ? json.createObjectNode() : json.readTree(response.body());
        if (response.statusCode() >= 400) {
            throw refused(response.statusCode(), answer);
        }
        return answer;
    }

    /// One that may take long.
    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + "/api/v1" + path))
                .timeout(LONG_PATIENCE)
                .header("Authorization", "Bearer " + server.token());
    }

    <T> HttpResponse<T> sent(HttpRequest request, HttpResponse.BodyHandler<T> body) throws IOException {
        try {
            return client.send(request, body);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    static CommandFailure refused(int status, JsonNode problem) {
        return new CommandFailure(problem.path("detail").asText("The server answered %d".formatted(status)));
    }

    static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public void close() {
        client.close();
    }
}
