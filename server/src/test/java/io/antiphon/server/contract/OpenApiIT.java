package io.antiphon.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.antiphon.server.contract.ApiDocument.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The document is valid, and true of every operation.
class OpenApiIT {

    /// What this server cannot succeed in: it has no identity provider and no proxy, its database needs no rebuilding, its radio station is out
    /// of reach, its artists have no pictures and no provider offers any, and a part of HLS depends on the encoder at hand; a scan is over before it can be stopped.
    private static final Set<String> EXCUSED = Set.of("postAuthOidcStart", "postAuthOidcLink", "getAuthOidcCallback",
            "postAuthOidcToken", "postAuthOidcLogout", "postAuthTrustedHeader", "postDatabaseRebuild",
            "getRadioIdNowPlaying", "getRadioIdStream", "getTracksIdAnalysis", "getTracksIdWaveform",
            "putUsersMeAvatar", "postJobsIdCancel", "postAlbumsIdArtwork", "postArtistsIdArtwork",
            "getArtistsIdArtworkVariant", "putArtistsIdArtworkPrimary", "postAlbumsIdArtworkVariantRefuse",
            "postArtistsIdArtworkVariantRefuse");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> ODD = List.of("-1", "99999999999999999999", "1.5", "true", "maybe", "'--",
            "%00", "\u0000", "\u00fc\ud83c\udfb5\u202e", "[]", "{}", "../../etc/passwd", "x".repeat(3_000));
    private static final List<String> ODD_JSON = List.of("null", "-1", "1e300", "9223372036854775808", "true",
            "\"\"", "\"\\u0000\\ud800\"", "[]", "[[null]]", "{}", "\"" + "x".repeat(5_000) + "\"");

    @TempDir
    static Path directory;

    private static ApiWorld world;
    private static ApiDocument document;
    private static HttpClient client;

    @BeforeAll
    static void start() throws Exception {
        world = ApiWorld.start(directory, Map.of("scan.drafts", "true", "scan.watch", "false"));
        document = new ApiDocument(world.server().get("/api/v1/openapi.json").body());
        client = HttpClient.newHttpClient();
    }

    @AfterAll
    static void stop() {
        client.close();
        world.close();
    }

    @Test
    void theDocumentIsValidOpenApi() {
        ParseOptions options = new ParseOptions();
        options.setResolve(true);
        SwaggerParseResult read = new OpenAPIV3Parser().readContents(document.json().toString(), null, options);
        assertThat(read.getMessages()).isEmpty();
        assertThat(read.isOpenapi31()).isTrue();
        assertThat(read.getOpenAPI().getPaths()).hasSize(document.json().path("paths").size());
        List<String> ids = document.operations().stream().map(Operation::id).toList();
        assertThat(ids).doesNotHaveDuplicates().hasSize(world.server().routes().size());
    }

    @Test
    void everyOperationAnswersAsTheDocumentSays() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Operation operation : document.operations()) {
            HttpResponse<InputStream> answer = call(operation, world.path(operation), query(operation),
                    body(operation));
            String type = answer.headers().firstValue("Content-Type").orElse("");
            String text = text(answer, type);
            String faults = document.faults(operation, answer.statusCode(), type, text);
            if (!faults.isEmpty()) {
                wrong.add("%s: %s".formatted(operation, faults));
            }
            if (answer.statusCode() != operation.success() && !EXCUSED.contains(operation.id())) {
                wrong.add("%s: %d in place of %d: %.300s".formatted(operation, answer.statusCode(),
                        operation.success(), text));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void whatNoOperationTakesIsRefusedByName() throws Exception {
        for (Operation operation : document.operations()) {
            String path = operation.path().replaceAll("\\{\\w+}", "x");
            // Streams and what an identity provider completes take what players and providers add.
            if (Set.of("/tracks/x/stream", "/tracks/x/hls.m3u8", "/auth/oidc/callback", "/radio/x/stream")
                    .contains(path)
                    || path.startsWith("/hls/") || path.equals("/database/rebuild")
                    // What refuses it has no body.
                    || operation.method().equals("HEAD")) {
                continue;
            }
            HttpResponse<InputStream> answer = call(operation, path, "?surely-not=1", "{}");
            JsonNode problem = JSON.readTree(text(answer, ""));
            assertThat(problem.path("type").asText()).as("%s", operation)
                    .isEqualTo("urn:antiphon:problem:unknown-parameter");
            assertThat(problem.path("parameter").asText()).isEqualTo("surely-not");
        }
    }

    @Test
    void nothingOddBreaksAnyOperation() throws Exception {
        List<String> wrong = new ArrayList<>();
        for (Operation operation : document.operations()) {
            if (operation.path().startsWith("/auth/") || operation.path().equals("/events")) {
                continue;
            }
            String path = operation.path().replaceAll("\\{\\w+}", "x");
            for (JsonNode parameter : operation.parameters("query")) {
                for (String odd : ODD) {
                    String query = "?" + parameter.path("name").asText() + "=" + encoded(odd);
                    judge(operation, path, query, "{}", wrong);
                }
            }
            if (operation.path().contains("{")) {
                for (String odd : ODD) {
                    judge(operation, operation.path().replaceAll("\\{\\w+}", encoded(odd).replace("+", "%20")), "",
                            "{}", wrong);
                }
            }
            for (String field : document.fields(operation).keySet()) {
                for (String odd : ODD_JSON) {
                    judge(operation, path, "", oddBody(operation, field, odd), wrong);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static String oddBody(Operation operation, String field, String odd) {
        ObjectNode body = (ObjectNode) document.body(operation);
        body.put(field, "\u0001odd\u0001");
        return body.toString().replace("\"\\u0001odd\\u0001\"", odd);
    }

    private static void judge(Operation operation, String path, String query, String body, List<String> wrong)
            throws Exception {
        HttpResponse<InputStream> answer = call(operation, path, query, body);
        String type = answer.headers().firstValue("Content-Type").orElse("");
        String what = "%s %.120s %.120s: %d ".formatted(operation, query, body, answer.statusCode());
        if (answer.statusCode() == 500 || answer.statusCode() > 503) {
            wrong.add(what);
            answer.body().close();
            return;
        }
        String faults = answer.statusCode() >= 400 && operation.method().equals("HEAD") ? ""
                : document.faults(operation, answer.statusCode(), type, text(answer, type));
        if (!faults.isEmpty()) {
            wrong.add(what + faults);
        }
    }

    private static HttpResponse<InputStream> call(Operation operation, String path, String query,
            @Nullable String body) throws Exception {
        boolean sends = operation.node().has("requestBody");
        HttpRequest.Builder request = HttpRequest
                .newBuilder(URI.create(world.server().url() + "/api/v1" + path + query))
                .method(operation.method(),
                        sends && body != null ? BodyPublishers.ofString(body) : BodyPublishers.noBody())
                .header("X-API-Key", world.key());
        operation.node()
                .path("requestBody")
                .path("content")
                .fieldNames()
                .forEachRemaining(type -> request.header("Content-Type", type));
        for (JsonNode header : operation.parameters("header")) {
            if (header.path("name").asText().equals("If-Match")) {
                request.header("If-Match", "*");
            } else if (header.path("required").asBoolean()) {
                request.header(header.path("name").asText(), document.example(header.path("schema")).asText());
            }
        }
        return client.send(request.build(), BodyHandlers.ofInputStream());
    }

    /// The text of an answer that has an end.
    private static String text(HttpResponse<InputStream> answer, String type) throws Exception {
        try (InputStream in = answer.body()) {
            return type.startsWith("text/event-stream") || type.startsWith("audio/") ? ""
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /// Examples of all parameters but those that depend on what was answered before.
    private static String query(Operation operation) throws Exception {
        Set<String> left = Set.of("cursor", "confirm", "path", "folder", "musicFolder", "user", "since", "until",
                "state",
                "code", "error", "fields", "parent", "artist", "album", "format", "dryRun", "rating", "starred",
                "addedSince", "from", "to", "zone", "types");
        return operation.parameters("query")
                .stream()
                .filter(parameter -> !left.contains(parameter.path("name").asText()))
                .map(parameter -> parameter.path("name").asText() + "="
                        + encoded(document.example(parameter.path("schema").has("items")
                                ? parameter.path("schema").path("items")
                                : parameter.path("schema")).asText()))
                .collect(Collectors.joining("&", "?", ""))
                .replaceFirst("\\?$", "");
    }

    private static @Nullable String body(Operation operation) throws Exception {
        return ApiBodies.of(world, document, operation);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
