package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.antiphon.testing.Eventually;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/// Uploads as a program does that knows tus.
public final class TusClient implements AutoCloseable {

    private final TestServer server;
    private final String bearer;
    private final HttpClient client = HttpClient.newHttpClient();

    /// @param bearer what `Authorization` says
    public TusClient(TestServer server, String bearer) {
        this.server = server;
        this.bearer = bearer;
    }

    /// @return the answer to the beginning of an upload
    public HttpResponse<String> create(String fileName, long size, String... headers) throws Exception {
        List<String> all = new ArrayList<>(List.of("Upload-Length", Long.toString(size), "Upload-Metadata",
                "filename " + Base64.getEncoder().encodeToString(fileName.getBytes(StandardCharsets.UTF_8))));
        all.addAll(List.of(headers));
        return send("POST", "/uploads", new byte[0], all.toArray(new String[0]));
    }

    /// The id of an upload that is begun.
    public String begin(String fileName, long size, String... headers) throws Exception {
        HttpResponse<String> made = create(fileName, size, headers);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        URI at = made.uri().resolve(made.headers().firstValue("Location").orElseThrow());
        return at.getPath().substring(at.getPath().lastIndexOf('/') + 1);
    }

    public HttpResponse<String> append(String id, long offset, byte[] bytes, String... headers) throws Exception {
        List<String> all = new ArrayList<>(List.of("Upload-Offset", Long.toString(offset)));
        all.addAll(List.of(headers));
        if (!all.contains("Content-Type")) {
            all.addAll(List.of("Content-Type", "application/offset+octet-stream"));
        }
        return send("PATCH", "/uploads/" + id, bytes, all.toArray(new String[0]));
    }

    public HttpResponse<String> send(String method, String path, byte[] body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + "/api/v1" + path))
                .method(method, BodyPublishers.ofByteArray(body))
                .headers("Authorization", bearer);
        if (Arrays.stream(headers).noneMatch("Tus-Resumable"::equals)) {
            request.header("Tus-Resumable", "1.0.0");
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    public JsonNode state(String id) throws Exception {
        HttpResponse<String> shown = server.get("/api/v1/uploads/" + id, "Authorization", bearer);
        assertThat(shown.statusCode()).as(shown.body()).isEqualTo(200);
        return TestServer.json(shown);
    }

    /// Sends a whole file, and waits until it is placed or refused.
    public JsonNode upload(String fileName, byte[] bytes, String... headers) throws Exception {
        String id = begin(fileName, bytes.length, headers);
        HttpResponse<String> sent = append(id, 0, bytes);
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(204);
        return over(id);
    }

    /// How an upload ended.
    public JsonNode over(String id) throws Exception {
        AtomicReference<JsonNode> state = new AtomicReference<>(NullNode.getInstance());
        Eventually.await("the upload " + id + " to be placed or refused", () -> {
            state.set(stateNow(id));
            return List.of("placed", "refused").contains(state.get().path("state").asText());
        });
        return state.get();
    }

    private JsonNode stateNow(String id) {
        try {
            return state(id);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
