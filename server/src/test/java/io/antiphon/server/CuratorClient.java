package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Somebody who takes care of the music of a server that may die at any moment: whatever is not answered ends in an [IOException].
final class CuratorClient implements AutoCloseable {

    static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String api;
    private final String bearer;

    /// @param url of a server
    CuratorClient(String url, String password) throws IOException, InterruptedException {
        this.api = url + "/api/v1";
        HttpResponse<String> login = client.send(HttpRequest.newBuilder(URI.create(api + "/auth/login"))
                .POST(BodyPublishers
                        .ofString("{\"username\":\"admin\",\"password\":\"%s\"}".formatted(password)))
                .build(), BodyHandlers.ofString());
        assertThat(login.statusCode()).as(login.body()).isEqualTo(200);
        this.bearer = "Bearer " + JSON.readTree(login.body()).path("accessToken").asText();
    }

    HttpResponse<String> send(String method, String path, byte[] body, String... headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(api + path))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .header("Authorization", bearer);
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    HttpResponse<String> send(String method, String path, String body) throws IOException, InterruptedException {
        return send(method, path, body.getBytes(StandardCharsets.UTF_8));
    }

    /// A body of 2xx.
    JsonNode ask(String method, String path, String body) throws IOException, InterruptedException {
        HttpResponse<String> answer = send(method, path, body);
        assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body());
    }

    /// The id of an upload that is begun.
    String begin(String fileName, long size) throws IOException, InterruptedException {
        HttpResponse<String> made = send("POST", "/uploads", new byte[0], "Tus-Resumable", "1.0.0", "Upload-Length",
                Long.toString(size), "Upload-Metadata", "filename "
                        + Base64.getEncoder().encodeToString(fileName.getBytes(StandardCharsets.UTF_8)));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        return JSON.readTree(made.body()).path("id").asText();
    }

    HttpResponse<String> append(String id, long offset, byte[] piece) throws IOException, InterruptedException {
        return send("PATCH", "/uploads/" + id, piece, "Tus-Resumable", "1.0.0", "Upload-Offset",
                Long.toString(offset), "Content-Type", "application/offset+octet-stream");
    }

    /// How many bytes the server has.
    long offset(String id) throws IOException, InterruptedException {
        HttpResponse<String> head = send("HEAD", "/uploads/" + id, new byte[0], "Tus-Resumable", "1.0.0");
        assertThat(head.statusCode()).as("HEAD of upload %s", id).isEqualTo(200);
        return head.headers().firstValueAsLong("Upload-Offset").orElseThrow();
    }

    /// @param what of a preview, without its braces
    HttpResponse<String> edit(String what) throws IOException, InterruptedException {
        String token = ask("POST", "/tags/preview", "{%s}".formatted(what)).path("token").asText();
        return send("POST", "/tags/edits", "{%s,\"token\":\"%s\"}".formatted(what, token));
    }

    HttpResponse<String> undo(String edit) throws IOException, InterruptedException {
        return send("POST", "/tags/edits/%s/undo".formatted(edit), "");
    }

    /// The id of the track that lies there.
    String track(String path) throws IOException, InterruptedException {
        for (JsonNode track : ask("GET", "/tracks?limit=500", "").path("items")) {
            if (track.path("path").asText().equals(path)) {
                return track.path("id").asText();
            }
        }
        throw new AssertionError("there is no track at " + path);
    }

    @Override
    public void close() {
        client.shutdownNow();
        client.close();
    }
}
