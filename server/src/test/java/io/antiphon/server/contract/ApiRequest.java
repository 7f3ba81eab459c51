package io.antiphon.server.contract;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.server.contract.ApiDocument.Operation;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// A request to an operation, made from the document.
///
/// @param path below `/api/v1`
/// @param query with its question mark, or empty
/// @param body makes what is sent each time
/// @param said of the body, for messages
record ApiRequest(Operation operation, String path, String query, Map<String, String> headers,
        Supplier<BodyPublisher> body, String said) {

    /// Parameters that depend on what was answered before, or that narrow an answer.
    private static final Set<String> LEFT_OUT = Set.of("cursor", "confirm", "path", "folder", "musicFolder", "user",
            "since", "until", "state", "code", "error", "fields", "parent", "artist", "album", "format", "dryRun",
            "rating", "starred", "addedSince", "from", "to", "zone", "types");

    /// One that succeeds.
    static ApiRequest of(ApiWorld world, ApiDocument document, Operation operation) throws Exception {
        String query = operation.id().equals("getAuthOidcCallback") ? world.neighbours().signedIn(world.server())
                : query(document, operation);
        ApiRequest request = new ApiRequest(operation, world.path(operation), query,
                headers(world, document, operation), BodyPublishers::noBody, "");
        if (ApiBodies.isPicture(operation)) {
            byte[] picture = ApiBodies.picture();
            return request.with("Content-Type", "image/png").sending(picture);
        }
        String body = ApiBodies.of(world, document, operation);
        return body == null ? request : request.sending(body);
    }

    /// One whose path leads to nothing, and that says no more than the document demands.
    static ApiRequest bare(ApiWorld world, ApiDocument document, Operation operation) {
        return new ApiRequest(operation, operation.path().replaceAll("\\{\\w+}", "x"), "",
                headers(world, document, operation), BodyPublishers::noBody, "");
    }

    private static Map<String, String> headers(ApiWorld world, ApiDocument document, Operation operation) {
        Map<String, String> headers = new HashMap<>(Map.of("X-API-Key", world.key()));
        operation.node()
                .path("requestBody")
                .path("content")
                .fieldNames()
                .forEachRemaining(type -> headers.put("Content-Type", type));
        for (JsonNode header : operation.parameters("header")) {
            String name = header.path("name").asText();
            if (name.equals("If-Match")) {
                headers.put(name, "*");
            } else if (header.path("required").asBoolean()) {
                headers.put(name, document.example(header.path("schema")).asText());
            }
        }
        if (operation.id().equals("postAuthTrustedHeader")) {
            headers.put(ApiNeighbours.PROXY_HEADER, "admin");
        }
        return headers;
    }

    private static String query(ApiDocument document, Operation operation) {
        return operation.parameters("query")
                .stream()
                .filter(parameter -> !LEFT_OUT.contains(parameter.path("name").asText()))
                .map(parameter -> parameter.path("name").asText() + "="
                        + encoded(document.example(parameter.path("schema").has("items")
                                ? parameter.path("schema").path("items")
                                : parameter.path("schema")).asText()))
                .collect(Collectors.joining("&", "?", ""))
                .replaceFirst("\\?$", "");
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    boolean sends() {
        return operation.node().has("requestBody");
    }

    ApiRequest sending(String text) {
        return new ApiRequest(operation, path, query, headers, () -> BodyPublishers.ofString(text), text);
    }

    ApiRequest sending(byte[] bytes) {
        return new ApiRequest(operation, path, query, headers, () -> BodyPublishers.ofByteArray(bytes),
                bytes.length + " bytes");
    }

    ApiRequest with(String header, String value) {
        Map<String, String> more = new HashMap<>(headers);
        more.put(header, value);
        return new ApiRequest(operation, path, query, more, body, said);
    }

    ApiRequest at(String otherPath) {
        return new ApiRequest(operation, otherPath, query, headers, body, said);
    }

    ApiRequest asking(String otherQuery) {
        return new ApiRequest(operation, path, otherQuery, headers, body, said);
    }

    HttpResponse<InputStream> send(HttpClient client, String server) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server + "/api/v1" + path + query))
                .method(operation.method(), sends() ? body.get() : BodyPublishers.noBody());
        headers.forEach(request::header);
        return client.send(request.build(), BodyHandlers.ofInputStream());
    }

    /// The text of an answer that has an end.
    static String text(HttpResponse<InputStream> answer) throws IOException {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        try (InputStream in = answer.body()) {
            return type.startsWith("text/event-stream") || type.startsWith("audio/") ? ""
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public String toString() {
        return "%s %.120s%.120s %s %.120s".formatted(operation.method(), path, query, more(), said);
    }

    private Map<String, String> more() {
        Map<String, String> shown = new HashMap<>(headers);
        shown.remove("X-API-Key");
        return shown;
    }
}
