package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.core.library.layer.Layered;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Who said which value, over `/api/v1`, and what apps are shown of it over `/rest`.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class ProvenanceIT {

    private static final String ADMIN = "u=admin&p=" + TestServer.APP_PASSWORD;

    @TempDir
    private Path folder;

    private TestServer server;
    private String token = "";
    private String track = "";
    private String album = "";

    @BeforeEach
    void start() throws Exception {
        DemoWorld.make(folder.resolve("music"));
        server = TestServer.start(folder.resolve("data"), List.of(folder.resolve("music").toString()),
                Map.of("analysis.enabled", "false", "scan.watch", "false", "scan.interval", "0"));
        server.scan();
        token = "Bearer " + TestServer.json(server.send("POST", "/api/v1/auth/login",
                "{\"username\":\"admin\",\"password\":\"" + TestServer.PASSWORD + "\"}")).path("accessToken").asText();
        JsonNode first = ask("GET", "/tracks?limit=1", null, 200).path("items").path(0);
        track = first.path("id").asText();
        album = first.path("albumId").asText();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JsonNode ask(String method, String path, @Nullable String body, int status) throws Exception {
        HttpResponse<String> answer = server.send(method, "/api/v1" + path, body, "Authorization", token);
        assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isEqualTo(status);
        return TestServer.json(answer);
    }

    private String shownTitle() throws Exception {
        return server.rest("getSong?id=tr-" + track, ADMIN).path("song").path("title").asText();
    }

    private static JsonNode field(JsonNode item, String field) {
        for (JsonNode one : item.path("fields")) {
            if (one.path("value").path("field").asText().equals(field)) {
                return one;
            }
        }
        throw new AssertionError("no field %s in %s".formatted(field, item));
    }

    @Test
    void contributorsAndWorksThatACuratorSaysAreShownToAppsUntilTheyAreTakenBack() throws Exception {
        JsonNode before = server.rest("getSong?id=tr-" + track, ADMIN).path("song").path("contributors");
        JsonNode said = ask("PATCH", "/tracks/" + track + "/provenance", """
                {"fields": [{"field": "contributors", "contributors": [{"role": "composer", "name": "Clara"},
                    {"role": "performer", "subRole": "cello", "name": "Jacqueline"}]},
                  {"field": "works", "works": [{"name": "Suite"}]},
                  {"field": "movements", "movements": [{"name": "Air", "number": 2, "count": 5}]}]}
                """, 200);
        assertThat(field(said, "contributors").path("value").path("credit").asText()).isEqualTo("Clara");
        JsonNode song = server.rest("getSong?id=tr-" + track, ADMIN).path("song");
        assertThat(song.path("displayComposer").asText()).isEqualTo("Clara");
        assertThat(song.path("contributors").findValuesAsText("role")).containsExactly("composer", "performer");
        assertThat(song.path("contributors").findValuesAsText("name")).containsExactly("Clara", "Jacqueline");
        assertThat(song.path("contributors").path(1).path("subRole").asText()).isEqualTo("cello");
        assertThat(song.path("works").findValuesAsText("name")).containsExactly("Suite");
        JsonNode one = ask("GET", "/tracks/" + track, null, 200);
        assertThat(one.path("contributors").path(1).path("artist").path("name").asText()).isEqualTo("Jacqueline");
        assertThat(one.path("movements").path(0).path("number").asInt()).isEqualTo(2);
        ask("POST", "/tracks/" + track + "/provenance/" + field(said, "contributors").path("step").asText() + "/revert",
                null, 200);
        assertThat(server.rest("getSong?id=tr-" + track, ADMIN).path("song").path("contributors")).isEqualTo(before);
        ask("PATCH", "/tracks/" + track + "/provenance",
                "{\"fields\":[{\"field\":\"contributors\",\"contributors\":[{\"role\":\"ghost\",\"name\":\"X\"}]}]}",
                400);
    }

    @Test
    void whatACuratorSaysIsShownToAppsUntilItIsTakenBack() throws Exception {
        String tagged = shownTitle();
        JsonNode before = field(ask("GET", "/tracks/" + track + "/provenance", null, 200), "title");
        assertThat(before.path("source").asText()).isEqualTo("tag");
        JsonNode after = field(ask("PATCH", "/tracks/" + track + "/provenance",
                "{\"fields\":[{\"field\":\"title\",\"values\":[\"Said by hand\"]}]}", 200), "title");
        assertThat(after.path("source").asText()).isEqualTo("user");
        assertThat(after.path("confidence").asDouble()).isEqualTo(1);
        assertThat(after.path("tagged").path("values").path(0).asText()).isEqualTo(tagged);
        assertThat(after.path("steps").path(0).path("by").asText()).isEqualTo("admin");
        assertThat(shownTitle()).isEqualTo("Said by hand");
        assertThat(server.rest("search3?query=hand", ADMIN).at("/searchResult3/song/0/title").asText())
                .isEqualTo("Said by hand");
        server.scan();
        assertThat(shownTitle()).isEqualTo("Said by hand");
        String step = after.path("step").asText();
        JsonNode back = field(ask("POST", "/tracks/" + track + "/provenance/" + step + "/revert", null, 200), "title");
        assertThat(back.path("source").asText()).isEqualTo("tag");
        assertThat(back.path("steps").path(0).path("revertedBy").asText()).isEqualTo("admin");
        assertThat(shownTitle()).isEqualTo(tagged);
        ask("POST", "/tracks/" + track + "/provenance/" + step + "/revert", null, 409);
        ask("POST", "/tracks/" + track + "/provenance/nothing/revert", null, 404);
        ask("PATCH", "/tracks/" + track + "/provenance", "{\"fields\":[{\"field\":\"weight\",\"values\":[]}]}", 400);
        ask("PATCH", "/tracks/" + track + "/provenance", "{\"fields\":[{\"field\":\"title\",\"values\":[]}]}", 400);
    }

    @Test
    void aCandidateIsExplainedAndTakenOverInPartBelowWhatPeopleSay() throws Exception {
        String id = Candidates.found(server, Layered.TRACK, track,
                Map.of(Field.TITLE, FieldValue.of("Found"), Field.GENRES, new FieldValue(List.of("Found genre"))));
        JsonNode listed = ask("GET", "/candidates", null, 200).path("items").path(0);
        assertThat(listed.path("id").asText()).isEqualTo(id);
        assertThat(listed.path("parts").path(0).path("why").asText()).contains("alike");
        assertThat(ask("GET", "/tracks/" + track + "/lookup", null, 200).path("state").asText()).isEqualTo("review");
        ask("PATCH", "/tracks/" + track + "/provenance",
                "{\"fields\":[{\"field\":\"title\",\"values\":[\"Said by hand\"]}]}", 200);
        assertThat(ask("POST", "/candidates/" + id + "/apply", "{}", 200).path("state").asText()).isEqualTo("applied");
        JsonNode item = ask("GET", "/tracks/" + track + "/provenance", null, 200);
        assertThat(field(item, "title").path("value").path("values").path(0).asText()).isEqualTo("Said by hand");
        assertThat(field(item, "genres").path("source").asText()).isEqualTo("provider");
        assertThat(field(item, "genres").path("confidence").asDouble()).isEqualTo(0.85);
        assertThat(server.rest("getSong?id=tr-" + track, ADMIN).at("/song/genres/0/name").asText())
                .isEqualTo("Found genre");
        String other = Candidates.found(server, Layered.ALBUM, album, Map.of(Field.TITLE, FieldValue.of("Other")));
        ask("POST", "/candidates/" + other + "/apply", "{\"fields\":[\"barcode\"],\"trackFields\":[]}", 400);
        assertThat(ask("POST", "/candidates/" + other + "/dismiss", null, 200).path("state").asText())
                .isEqualTo("dismissed");
        assertThat(ask("GET", "/albums/" + album + "/lookup", null, 200).path("state").asText()).isEqualTo("nothing");
        assertThat(ask("GET", "/candidates?state=dismissed", null, 200).path("items")).hasSize(1);
    }

    @Test
    void withoutProvidersLookingUpIsOffAndSaysSo() throws Exception {
        JsonNode status = ask("GET", "/enrichment", null, 200);
        assertThat(status.path("state").asText()).isEqualTo("off");
        assertThat(status.path("tracks").path("pending").asLong()).isPositive();
        assertThat(status.path("providers")).isEmpty();
        assertThat(ask("GET", "/jobs?kind=enrichment", null, 200).path("jobs")).isEmpty();
    }
}
