package io.antiphon.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// A program that listens to the events of a server.
final class EventReader implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient client = HttpClient.newHttpClient();
    private final BufferedReader reader;
    private final List<String> kinds = new ArrayList<>();

    EventReader(TestServer server, String bearer, String query) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/events" + query))
                .header("Authorization", bearer)
                .build();
        reader = new BufferedReader(new InputStreamReader(client.send(request, BodyHandlers.ofInputStream()).body(),
                StandardCharsets.UTF_8));
    }

    /// The kinds of all events that were read.
    List<String> kinds() {
        return kinds;
    }

    /// Reads one event.
    JsonNode next() throws IOException {
        String kind = "";
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
            if (line.startsWith("event: ")) {
                kind = line.substring("event: ".length());
            } else if (line.startsWith("data: ")) {
                kinds.add(kind);
                return JSON.readTree(line.substring("data: ".length()));
            }
        }
        throw new IOException("the stream ended");
    }

    /// The next event of a kind that is as it must be.
    JsonNode await(String kind, Predicate<JsonNode> what) throws IOException {
        while (true) {
            JsonNode data = next();
            if (kinds.getLast().equals(kind) && what.test(data)) {
                return data;
            }
        }
    }

    @Override
    public void close() throws IOException {
        reader.close();
        client.shutdownNow();
        client.close();
    }
}
