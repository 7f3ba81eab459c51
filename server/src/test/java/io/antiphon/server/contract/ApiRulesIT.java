package io.antiphon.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.server.TestServer;
import io.antiphon.server.attack.Sounds;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What holds for all resources of the native API alike.
class ApiRulesIT {

    @TempDir
    static Path directory;

    private static ApiWorld world;

    @BeforeAll
    static void start() throws Exception {
        world = ApiWorld.start(directory, Map.of());
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    @Test
    void aListIsReadInPagesToItsEnd() throws Exception {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        for (int page = 0; page < 3; page++) {
            JsonNode answer = world.ask("GET", "/tracks?limit=1&sort=-title" + cursor, null);
            assertThat(answer.path("items")).hasSize(1);
            assertThat(answer.path("total").asInt()).isEqualTo(3);
            ids.add(answer.path("items").get(0).path("title").asText());
            assertThat(answer.has("next")).isEqualTo(page < 2);
            cursor = "&cursor=" + answer.path("next").asText();
        }
        assertThat(ids).containsExactly("Third", "Second", "First");
    }

    @Test
    void aCursorOfAnotherQuestionOrPersonOrOneThatWasChangedIsRefused() throws Exception {
        String next = world.ask("GET", "/tracks?limit=1&sort=title", null).path("next").asText();
        for (String path : List.of("/tracks?limit=1&sort=-title&cursor=" + next, "/tracks?text=i&cursor=" + next,
                "/albums?cursor=" + next, "/tracks?cursor=1", "/genres?cursor=x")) {
            assertProblem(get(path), 400, "invalid-cursor", "cursor");
        }
        for (int i = 0; i < next.length(); i++) {
            char other = next.charAt(i) == 'A' ? 'B' : 'A';
            assertProblem(get("/tracks?sort=title&cursor=" + next.substring(0, i) + other + next.substring(i + 1)), 400,
                    "invalid-cursor", "cursor");
        }
        assertThat(get("/tracks?limit=2&fields=title&sort=title&cursor=" + next).statusCode())
                .as("another size of page and other fields are the same question")
                .isEqualTo(200);
        String name = world.account();
        String bearer = "Bearer " + TestServer.json(world.server()
                .send("POST", "/api/v1/auth/login",
                        "{\"username\":\"%s\",\"password\":\"a long password\"}".formatted(name)))
                .path("accessToken")
                .asText();
        assertProblem(world.server().get("/api/v1/tracks?limit=1&sort=title&cursor=" + next, "Authorization", bearer),
                400, "invalid-cursor", "cursor");
    }

    @Test
    void wrongParametersAndFieldsAreNamed() throws Exception {
        assertProblem(get("/tracks?limit=0"), 400, "invalid-parameter", "limit");
        assertProblem(get("/tracks?limit=ten"), 400, "invalid-parameter", "limit");
        assertProblem(get("/tracks?limit=1&limit=2"), 400, "invalid-parameter", "limit");
        assertProblem(get("/tracks?sort=nothing"), 400, "invalid-parameter", "sort");
        assertProblem(get("/tracks?starred=yes"), 400, "invalid-parameter", "starred");
        assertProblem(get("/tracks?addedSince=yesterday"), 400, "invalid-parameter", "addedSince");
        assertProblem(get("/tracks?fields=title,secret"), 400, "invalid-parameter", "fields");
        assertProblem(get("/tracks?genere=Rock"), 400, "unknown-parameter", "genere");
        String rating = "/tracks/%s/rating".formatted(world.id("track"));
        assertProblem(send("PUT", rating, "{}"), 400, "invalid-body", "rating");
        assertProblem(send("PUT", rating, "{\"rating\":6}"), 400, "invalid-body", "rating");
        assertProblem(send("PUT", rating, "{\"rating\":\"4\"}"), 400, "invalid-body", "rating");
        assertProblem(send("POST", "/collection", "{\"tracks\":[1]}"), 400, "invalid-body", "tracks[0]");
        assertProblem(send("PUT", rating, "[]"), 400, "invalid-body", null);
    }

    @Test
    void onlyTheFieldsThatWereAskedForAreAnswered() throws Exception {
        JsonNode item = world.ask("GET", "/tracks?limit=1&fields=title,year", null).path("items").get(0);
        assertThat(item.fieldNames()).toIterable().containsOnly("id", "title");
        assertThat(world.ask("GET", "/albums/%s?fields=name".formatted(world.id("album")), null).fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("id", "name");
    }

    @Test
    void whatIsUnchangedIsNotSentAgain() throws Exception {
        for (String path : List.of("/albums", "/tracks/" + world.id("other"), "/genres", "/openapi.json")) {
            HttpResponse<String> first = get(path);
            String etag = first.headers().firstValue("ETag").orElseThrow();
            HttpResponse<String> again = world.server()
                    .get("/api/v1" + path, "X-API-Key", world.key(), "If-None-Match", "\"x\", W/" + etag);
            assertThat(again.statusCode()).as(path).isEqualTo(304);
            assertThat(again.body()).isEmpty();
        }
        String track = "/tracks/" + world.id("other");
        String before = get(track).headers().firstValue("ETag").orElseThrow();
        assertThat(send("PUT", track + "/star", null).statusCode()).isEqualTo(204);
        assertThat(get(track).headers().firstValue("ETag")).isPresent().get().isNotEqualTo(before);
        assertThat(world.ask("GET", track, null).path("own").has("starredAt")).isTrue();
        assertThat(world.server()
                .rest("getSong?id=tr-" + world.id("other"), "u=admin&p=" + TestServer.APP_PASSWORD)
                .path("song")
                .has("starred")).as("in the Subsonic API, too").isTrue();
        send("DELETE", track + "/star", null);
        assertThat(world.ask("GET", "/tracks?starred=true", null).path("total").asInt()).isZero();
    }

    @Test
    void nobodysChangeIsLost() throws Exception {
        HttpResponse<String> made = send("POST", "/tracks/%s/slices".formatted(world.id("track")),
                "{\"start\":0,\"end\":400}");
        String slice = "/slices/" + TestServer.json(made).path("id").asText();
        assertThat(made.headers().firstValue("Location")).hasValue("../.." + slice);
        String etag = get(slice).headers().firstValue("ETag").orElseThrow();
        assertProblem(send("PATCH", slice, "{\"end\":500}"), 428, "precondition-required", null);
        assertProblem(send("PATCH", slice, "{\"end\":500}", "If-Match", "\"other\""), 412, "precondition-failed", null);
        HttpResponse<String> changed = send("PATCH", slice, "{\"end\":500}", "If-Match", etag);
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertProblem(send("PATCH", slice, "{\"end\":600}", "If-Match", etag), 412, "precondition-failed", null);
        assertProblem(send("DELETE", slice, null, "If-Match", etag), 412, "precondition-failed", null);
        String now = changed.headers().firstValue("ETag").orElseThrow();
        assertThat(send("DELETE", slice, null, "If-Match", now).statusCode()).isEqualTo(204);
        assertProblem(get(slice), 404, "not-found", null);
    }

    @Test
    void repeatingWithAKeyCreatesOnce() throws Exception {
        String slices = "/tracks/%s/slices".formatted(world.id("other"));
        String body = "{\"start\":1,\"end\":300}";
        HttpResponse<String> first = send("POST", slices, body, "Idempotency-Key", "one");
        HttpResponse<String> second = send("POST", slices, body, "Idempotency-Key", "one");
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(world.ask("GET", slices, null).path("items")).hasSize(1);
        assertProblem(send("POST", slices, "{\"start\":2,\"end\":300}", "Idempotency-Key", "one"), 422, "key-reused",
                null);
        assertProblem(send("POST", slices, "{\"start\":9,\"end\":3}", "Idempotency-Key", "two"), 400,
                "invalid-request", null);
        assertThat(send("POST", slices, "{\"start\":3,\"end\":9}", "Idempotency-Key", "two").statusCode())
                .as("what failed is done anew")
                .isEqualTo(201);
        assertThat(send("POST", slices, body, "Idempotency-Key", "three").statusCode()).isEqualTo(201);
    }

    @Test
    void whoAsksTooMuchIsToldWhenToComeBack(@TempDir Path other) throws Exception {
        try (ApiWorld small = ApiWorld.start(other, Map.of("api.requests-per-minute", "30"))) {
            HttpResponse<String> answer = small.server().get("/api/v1/info");
            assertThat(answer.headers().firstValue("RateLimit-Policy")).hasValue("\"default\";q=30;w=60");
            assertThat(answer.headers().firstValue("RateLimit")).isPresent();
            for (int i = 0; i < 2_000 && answer.statusCode() == 200; i++) {
                answer = small.server().get("/api/v1/info");
            }
            assertProblem(answer, 429, "too-many-requests", null);
            assertThat(Integer.parseInt(answer.headers().firstValue("Retry-After").orElseThrow())).isBetween(1, 60);
            assertThat(answer.headers().firstValue("RateLimit").orElseThrow()).startsWith("\"default\";r=0;t=");
        }
    }

    @Test
    void theDocumentationIsShownByThisServerAlone() throws Exception {
        HttpResponse<String> page = world.server().get("/api/v1/docs");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=utf-8");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow()).contains("script-src 'self';")
                .contains("connect-src 'self';");
        assertThat(page.body()).doesNotContain("http:", "https:", "<script>");
        for (String part : List.of("start.js", "swagger-ui-bundle.js", "swagger-ui.css")) {
            assertThat(page.body()).contains("docs/" + part);
            assertThat(world.server().get("/api/v1/docs/" + part).statusCode()).as(part).isEqualTo(200);
        }
        assertThat(world.server().get("/api/v1/docs/..%2fpage.html").statusCode()).isEqualTo(404);
    }

    @Test
    void aPictureIsKeptForLong(@TempDir Path other) throws Exception {
        Path music = Files.createDirectory(other.resolve("music"));
        Sounds.make(music.resolve("one.flac"), "Pictured");
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB),
                "png", music.resolve("cover.png").toFile());
        try (TestServer server = TestServer.start(other.resolve("data"), List.of(music.toString()))) {
            String bearer = "Bearer " + TestServer.json(server.send("POST", "/api/v1/auth/login",
                    "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(TestServer.PASSWORD)))
                    .path("accessToken")
                    .asText();
            JsonNode album = TestServer.json(server.get("/api/v1/albums", "Authorization", bearer))
                    .path("items")
                    .get(0);
            String cover = "/api/v1/covers/%s?size=32".formatted(album.path("id").asText());
            HttpResponse<byte[]> sent = server.bytes("GET", cover, null, "Authorization", bearer);
            assertThat(sent.statusCode()).isEqualTo(200);
            assertThat(sent.headers().firstValue("Cache-Control")).hasValue("private, max-age=2592000");
            assertThat(ImageIO.read(new ByteArrayInputStream(sent.body())).getWidth())
                    .isEqualTo(32);
            assertThat(server.get(cover, "Authorization", bearer, "If-None-Match",
                    sent.headers().firstValue("ETag").orElseThrow()).statusCode()).isEqualTo(304);
        }
    }

    private static HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, null);
    }

    private static HttpResponse<String> send(String method, String path, @Nullable String body, String... headers)
            throws Exception {
        List<String> all = new ArrayList<>(List.of(headers));
        all.addAll(List.of("X-API-Key", world.key()));
        return world.server().send(method, "/api/v1" + path, body, all.toArray(String[]::new));
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String type, @Nullable String parameter)
            throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = TestServer.json(answer);
        assertThat(problem.path("type").asText()).isEqualTo("urn:antiphon:problem:" + type);
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("parameter").asText(null)).isEqualTo(parameter);
    }
}
