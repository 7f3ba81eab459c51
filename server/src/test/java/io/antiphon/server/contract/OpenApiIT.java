package io.antiphon.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.antiphon.server.contract.ApiDocument.Operation;
import io.antiphon.testing.Eventually;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import io.swagger.v3.parser.core.models.SwaggerParseResult;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The document is valid, and true of every operation.
class OpenApiIT {

    /// What this server cannot succeed in, and where it is shown to.
    private static final Map<String, String> ELSEWHERE = Map.of("postDatabaseRebuild",
            "nothing is wrong with the database here: RebuiltDatabaseIT loses one",
            "postAlbumsIdArtworkVariantRefuse",
            "no provider offers a picture here: ProviderPicturesIT has one that does",
            "postArtistsIdArtworkVariantRefuse",
            "no provider offers a picture here: ProviderPicturesIT has one that does");
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @TempDir
    static Path directory;

    private static ApiWorld world;
    private static ApiDocument document;
    private static HttpClient client;

    @BeforeAll
    static void start() throws Exception {
        world = ApiWorld.start(directory,
                Map.of("scan.drafts", "true", "scan.watch", "false", "analysis.enabled", "true"));
        world.server().library().analysis().start();
        Eventually.await("the analysis", () -> isHeard(world.id("track")) && isHeard(world.id("other")));
        document = new ApiDocument(world.server().get("/api/v1/openapi.json").body());
        client = HttpClient.newHttpClient();
    }

    private static boolean isHeard(String track) {
        try {
            return world.server()
                    .get("/api/v1/tracks/%s/waveform".formatted(track), "X-API-Key", world.key())
                    .statusCode() == 200;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
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
    void itsSchemasAreValidAndItsExamplesAreWhatTheySay() {
        assertThat(document.json().path("components").path("schemas")).hasSizeGreaterThan(100);
        assertThat(document.schemaFaults()).isEmpty();
    }

    @Test
    void everyOperationSucceedsAndAnswersAsTheDocumentSays() throws Exception {
        List<String> wrong = new ArrayList<>();
        Set<String> left = new TreeSet<>();
        for (Operation operation : document.operations()) {
            HttpResponse<InputStream> answer = ApiRequest.of(world, document, operation)
                    .send(client, world.server().url());
            String type = answer.headers().firstValue("Content-Type").orElse("");
            String text = ApiRequest.text(answer);
            String faults = document.faults(operation, answer.statusCode(), type, text);
            if (!faults.isEmpty()) {
                wrong.add("%s: %s".formatted(operation, faults));
            }
            if (answer.statusCode() != operation.success()) {
                left.add(operation.id());
                if (!ELSEWHERE.containsKey(operation.id())) {
                    wrong.add("%s: %d in place of %d: %.300s".formatted(operation, answer.statusCode(),
                            operation.success(), text));
                }
            }
        }
        ELSEWHERE.forEach((operation, why) -> System.out.printf("Succeeds elsewhere: %s: %s%n", operation, why));
        assertThat(wrong).isEmpty();
        assertThat(left).as("whatever succeeds is left out no more").isEqualTo(ELSEWHERE.keySet());
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
            ApiRequest request = ApiRequest.bare(world, document, operation).asking("?surely-not=1").sending("{}");
            JsonNode problem = JSON.readTree(ApiRequest.text(request.send(client, world.server().url())));
            assertThat(problem.path("type").asText()).as("%s", operation)
                    .isEqualTo("urn:antiphon:problem:unknown-parameter");
            assertThat(problem.path("parameter").asText()).isEqualTo("surely-not");
        }
    }
}
