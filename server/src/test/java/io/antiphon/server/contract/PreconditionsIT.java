package io.antiphon.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.server.SampleService;
import io.antiphon.server.TestServer;
import io.antiphon.server.contract.ApiDocument.Operation;
import io.antiphon.testing.Eventually;
import io.antiphon.testing.Together;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two devices that read the same state and change it: one of them learns that it was too late, wherever something is changed that can be read
/// (RFC 9110, section 13.1.1).
class PreconditionsIT {

    private static final int DEVICES = 8;

    @TempDir
    static Path directory;

    private static ApiWorld world;
    private static ApiDocument document;

    @BeforeAll
    static void start() throws Exception {
        world = ApiWorld.start(directory, Map.of("scan.drafts", "true", "scan.watch", "false"));
        document = new ApiDocument(world.server().get("/api/v1/openapi.json").body());
    }

    @AfterAll
    static void stop() {
        world.close();
    }

    /// Something that is changed.
    ///
    /// @param read where its state is read
    private record Thing(String method, String path, String read, String first, String second) {

        Thing(String method, String path, String first, String second) {
            this(method, path, path, first, second);
        }
    }

    @Test
    void ofTwoDevicesThatReadTheSameTheSecondChangesNothingUntilItReadsAgain() throws Exception {
        for (Thing thing : things()) {
            String etag = etag(thing.read());
            String before = thing.toString();
            assertThat(send(thing, thing.first(), "\"other\"").statusCode()).as(before).isEqualTo(412);
            HttpResponse<String> phone = send(thing, thing.first(), etag);
            assertThat(phone.statusCode()).as("%s: %s", before, phone.body()).isEqualTo(200);
            assertThat(phone.headers().firstValue("ETag")).as(before).isPresent().get().isNotEqualTo(etag);
            HttpResponse<String> tablet = send(thing, thing.second(), etag);
            assertThat(tablet.statusCode()).as(before).isEqualTo(412);
            assertThat(TestServer.json(tablet).path("type").asText()).as(before)
                    .isEqualTo("urn:antiphon:problem:precondition-failed");
            Eventually.await("%s to be changed by who has read it".formatted(before),
                    () -> sent(thing, thing.second(), etag(thing.read())).statusCode() == 200);
            assertThat(send(thing, thing.second(), "*").statusCode()).as(before).isEqualTo(200);
        }
    }

    @Test
    void ofManyDevicesAtOnceExactlyOneIsFirst() throws Exception {
        String account = "/admin/users/" + world.account();
        String track = "/tracks/%s/provenance".formatted(world.id("other"));
        for (String path : List.of(account, "/users/me/settings", track)) {
            String etag = etag(path);
            List<Integer> statuses = Collections.synchronizedList(new ArrayList<>());
            Together.run(DEVICES, device -> {
                String body = path.equals(track)
                        ? "{\"fields\":[{\"field\":\"sortName\",\"values\":[\"by %d\"]}]}".formatted(device)
                        : "{\"email\":\"device%d@example.org\"}".formatted(device);
                statuses.add(send(new Thing("PATCH", path, "", ""), body, etag).statusCode());
            });
            assertThat(statuses).as(path).hasSize(DEVICES).containsOnlyOnce(200);
            assertThat(statuses).as(path).filteredOn(status -> status != 200).containsOnly(412);
        }
    }

    @Test
    void anAccountThatWasChangedMeanwhileIsNotDeletedByWhoDoesNotKnow() throws Exception {
        String path = "/admin/users/" + world.account();
        String etag = etag(path);
        world.ask("PATCH", path, "{\"role\":\"curator\"}");
        assertThat(send(new Thing("DELETE", path, "", ""), null, etag).statusCode()).isEqualTo(412);
        assertThat(world.ask("GET", path, null).path("role").asText()).isEqualTo("curator");
        assertThat(send(new Thing("DELETE", path, "", ""), null, etag(path)).statusCode()).isEqualTo(204);
    }

    @Test
    void aListOfPermissionsIsWhatTheAccountMayAfterwardsWhateverItsRoleBecame() throws Exception {
        String path = "/admin/users/" + world.account();
        world.ask("PATCH", path, "{\"role\":\"curator\"}");
        JsonNode changed = world.ask("PATCH", path, "{\"permissions\":[\"stream\"]}");
        assertThat(changed.path("permissions").toString()).isEqualTo("[\"stream\"]");
        assertThat(world.ask("PATCH", path, "{\"role\":\"listener\"}").path("permissions").toString())
                .isEqualTo("[\"stream\"]");
    }

    @Test
    void theDocumentSaysWhatTakesAPrecondition() {
        List<String> taking = document.operations()
                .stream()
                .filter(operation -> operation.parameters("header")
                        .stream()
                        .anyMatch(header -> header.path("name").asText().equals("If-Match")))
                .map(Operation::id)
                .toList();
        assertThat(taking).contains("patchAdminUsersName", "deleteAdminUsersName", "patchUsersMeSettings",
                "putUsersMeScrobblingService", "patchUsersMeScrobblingService", "patchTracksIdProvenance",
                "patchAlbumsIdProvenance", "patchArtistsIdProvenance", "putTracksIdArtworkPrimary",
                "putAlbumsIdArtworkPrimary", "putArtistsIdArtworkPrimary", "putAlbumsIdState", "putPlaylistsIdRules",
                "putPlaylistsIdSharedWith", "patchSharesId", "patchSlicesId", "patchRelationsId", "putQueue",
                "patchSession");
    }

    private static List<Thing> things() throws Exception {
        String track = world.id("track");
        String album = world.id("album");
        String reader = world.account();
        world.ask("PUT", "/users/me/scrobbling/sample", "{\"key\":\"%s\"}".formatted(SampleService.KEY));
        String picture = world.ask("GET", "/albums/%s/artwork".formatted(album), null).at("/items/0/id").asText();
        String said = "{\"fields\":[{\"field\":\"sortName\",\"values\":[\"%s\"]}]}";
        return List.of(
                new Thing("PATCH", "/admin/users/" + world.account(), "{\"email\":\"a@example.org\"}",
                        "{\"maxBitRate\":128}"),
                new Thing("PATCH", "/users/me/settings", "{\"email\":\"me@example.org\"}", "{\"maxBitRate\":192}"),
                new Thing("PATCH", "/users/me/scrobbling/sample", "{\"plays\":false}", "{\"plays\":true}"),
                new Thing("PUT", "/users/me/scrobbling/sample",
                        "{\"key\":\"%s\",\"plays\":false}".formatted(SampleService.KEY),
                        "{\"key\":\"%s\"}".formatted(SampleService.KEY)),
                new Thing("PATCH", "/tracks/%s/provenance".formatted(track), said.formatted("a"), said.formatted("b")),
                new Thing("PATCH", "/albums/%s/provenance".formatted(album), said.formatted("a"), said.formatted("b")),
                new Thing("PATCH", "/artists/%s/provenance".formatted(world.id("artist")), said.formatted("a"),
                        said.formatted("b")),
                new Thing("PUT", "/albums/%s/artwork/primary".formatted(album), "/albums/%s/artwork".formatted(album),
                        "{\"variant\":\"%s\"}".formatted(picture), "{}"),
                new Thing("PUT", "/albums/%s/state".formatted(album), "{\"state\":\"released\"}",
                        "{\"state\":\"draft\"}"),
                new Thing("PUT", "/playlists/%s/shared-with".formatted(world.id("playlist")),
                        "{\"users\":[\"%s\"]}".formatted(reader), "{\"users\":[]}"),
                new Thing("PUT", "/playlists/%s/rules".formatted(world.id("rules")), "{\"comment\":\"a\"}",
                        "{\"comment\":\"b\"}"));
    }

    private static String etag(String path) {
        try {
            HttpResponse<String> answer = world.server().get("/api/v1" + path, "X-API-Key", world.key());
            return answer.headers()
                    .firstValue("ETag")
                    .orElseThrow(() -> new AssertionError("no ETag: %s %s".formatted(path, answer.body())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static HttpResponse<String> send(Thing thing, @Nullable String body, String etag) throws Exception {
        return world.server()
                .send(thing.method(), "/api/v1" + thing.path(), body, "X-API-Key", world.key(), "If-Match", etag);
    }

    private static HttpResponse<String> sent(Thing thing, String body, String etag) {
        try {
            return send(thing, body, etag);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
