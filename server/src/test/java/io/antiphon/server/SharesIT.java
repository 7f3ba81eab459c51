package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.media.ffmpeg.FfmpegTools;
import io.antiphon.server.demo.DemoLibrary;
import io.antiphon.testing.MovableClock;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Shares over `/api/v1`: made, changed and taken back by their owners, opened and listened to by people without an account.
class SharesIT {

    private static final String ADMIN = "u=admin&p=" + TestServer.APP_PASSWORD;
    private static final String FORM = "application/x-www-form-urlencoded";

    @TempDir
    static Path directory;

    private static MovableClock clock;
    private static TestServer server;
    private static String key;
    private static List<JsonNode> albums;

    @BeforeAll
    static void start() throws Exception {
        clock = new MovableClock(Instant.now());
        Path music = directory.resolve("music");
        new DemoLibrary(FfmpegTools.find(null, String.valueOf(System.getenv("PATH"))).orElseThrow()).make(music);
        server = TestServer.start(directory.resolve("data"), List.of(music.toString()), Map.of(), clock);
        String login = TestServer.json(server.send("POST", "/api/v1/auth/login",
                "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(TestServer.PASSWORD)))
                .path("accessToken")
                .asText();
        key = TestServer.json(server.send("POST", "/api/v1/users/me/api-keys", "{\"name\":\"shares\"}",
                "Authorization", "Bearer " + login)).path("key").asText();
        albums = items(asked("GET", "/albums", null, 200).path("items"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aShareIsMadeShownChangedAndTakenBack() throws Exception {
        HttpResponse<String> made = send("POST", "/shares", body("album", albumId(0), "\"description\":\"For you\""));
        assertThat(made.statusCode()).isEqualTo(201);
        JsonNode share = TestServer.json(made);
        String id = share.path("id").asText();
        assertThat(made.headers().firstValue("Location")).hasValue("shares/" + id);
        assertThat(share.path("url").asText()).isEqualTo("%s/share/%s".formatted(server.url(), id));
        assertThat(share.path("guarded").asBoolean()).isFalse();
        assertThat(share.path("downloads").asBoolean()).isTrue();
        assertThat(share.at("/items/0/kind").asText()).isEqualTo("album");
        assertThat(asked("GET", "/shares?limit=500", null, 200).findValuesAsText("id")).contains(id);

        assertThat(send("PATCH", "/shares/" + id, "{}").statusCode()).isEqualTo(428);
        String etag = etag(id);
        HttpResponse<String> changed = send("PATCH", "/shares/" + id, "{\"description\":\"For all\"}", "If-Match",
                etag);
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(send("PATCH", "/shares/" + id, "{\"description\":\"Lost\"}", "If-Match", etag).statusCode())
                .isEqualTo(412);
        assertThat(page(share).body()).contains("For all");
        assertThat(send("PATCH", "/shares/" + id, "{\"downloads\":false}", "If-Match",
                changed.headers().firstValue("ETag").orElseThrow()).statusCode()).as("a visit is no change")
                .isEqualTo(200);
        assertThat(asked("GET", "/shares/" + id, null, 200).path("visitCount").asInt()).isEqualTo(1);

        asked("DELETE", "/shares/" + id, null, 204);
        assertThat(page(share).statusCode()).isEqualTo(404);
        assertThat(send("GET", "/shares/" + id, null).statusCode()).isEqualTo(404);
    }

    @Test
    void whatIsSentTwiceWithOneKeyIsMadeOnce() throws Exception {
        String body = body("album", albumId(0), "\"description\":\"Once\"");
        HttpResponse<String> first = send("POST", "/shares", body, "Idempotency-Key", "one-share");
        HttpResponse<String> again = send("POST", "/shares", body, "Idempotency-Key", "one-share");
        assertThat(TestServer.json(again).path("id")).isEqualTo(TestServer.json(first).path("id"));
    }

    @Test
    void albumsArtistsTracksAndPlaylistsAreOpenedWithoutAnAccount() throws Exception {
        JsonNode track = items(asked("GET", "/tracks?limit=100", null, 200).path("items")).stream()
                .filter(one -> !one.at("/artists/0/id").asText().isEmpty())
                .findFirst()
                .orElseThrow();
        String playlist = server.rest("createPlaylist?name=shared&songId=tr-" + track.path("id").asText(), ADMIN)
                .at("/playlist/id")
                .asText();
        Map<String, String> things = Map.of("album", track.path("albumId").asText(), "artist",
                track.at("/artists/0/id").asText(), "track",
                track.path("id").asText(), "playlist", playlist);
        for (Map.Entry<String, String> thing : things.entrySet()) {
            JsonNode opened = opened(share(thing.getKey(), thing.getValue(), "\"description\":\"x\""), "{}");
            assertThat(opened.path("entries").findValuesAsText("id")).as(thing.getKey())
                    .contains(track.path("id").asText());
            HttpResponse<byte[]> part = sound(opened.at("/entries/0/stream").asText());
            assertThat(part.statusCode()).isEqualTo(206);
            assertThat(part.body()).hasSize(100);
            assertThat(server.get(path(opened.path("cover").asText())).statusCode()).isEqualTo(200);
        }
        assertThat(send("POST", "/shares", body("track", "nothing", "\"description\":\"x\"")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aPasswordIsAskedForFirst() throws Exception {
        JsonNode share = share("album", albumId(0), "\"password\":\"open sesame\"");
        String title = albums.getFirst().path("name").asText();
        assertThat(share.path("guarded").asBoolean()).isTrue();
        assertThat(share.toString()).doesNotContain("sesame");
        HttpResponse<String> asks = page(share);
        assertThat(asks.statusCode()).isEqualTo(401);
        assertThat(asks.body()).contains("type=\"password\"").doesNotContain(title).doesNotContain("og:image");
        assertThat(server.get(pagePath(share) + "/cover").statusCode()).isEqualTo(403);
        JsonNode refused = TestServer.json(open(share, "{}"));
        assertThat(refused.path("parameter").asText()).isEqualTo("password");
        assertThat(open(share, "{\"password\":\"guess\"}").statusCode()).isEqualTo(403);
        assertThat(visits(share)).as("nobody was let in").isZero();

        assertThat(form(share, "password=guess").statusCode()).isEqualTo(401);
        HttpResponse<String> page = form(share, "password=open+sesame");
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("/stream?token=").doesNotContain("og:image").doesNotContain("sesame");
        String session = page.body().replaceFirst("(?s).*data-session=\"([^\"]+)\".*", "$1");
        assertThat(form(share, "session=" + session).statusCode()).as("who was let in is not asked again")
                .isEqualTo(200);
        JsonNode opened = opened(share, "{\"password\":\"open sesame\"}");
        assertThat(sound(opened.at("/entries/0/stream").asText()).statusCode()).isEqualTo(206);
        assertThat(server.get(path(opened.path("cover").asText())).statusCode()).isEqualTo(200);
        assertThat(visits(share)).isEqualTo(1);

        server.rest("updateShare?description=y&id=" + share.path("id").asText(), ADMIN);
        assertThat(page(share).statusCode()).as("other apps leave the password").isEqualTo(401);
    }

    @Test
    void expiryAndRevocationActAtOnceOnWhatIsOpen() throws Exception {
        JsonNode share = share("album", albumId(0), "\"description\":\"x\"");
        JsonNode opened = opened(share, "{}");
        String stream = opened.at("/entries/0/stream").asText();
        String session = opened.at("/ticket/session").asText();
        assertThat(sound(stream).statusCode()).isEqualTo(206);
        change(share, "{\"expiresAt\":\"%s\"}".formatted(clock.instant()));
        assertThat(sound(stream).statusCode()).isEqualTo(410);
        assertThat(beat(share, session).statusCode()).isEqualTo(410);
        assertThat(page(share).statusCode()).isEqualTo(410);
        change(share, "{\"expiresAt\":\"\"}");
        assertThat(sound(stream).statusCode()).isEqualTo(206);
        asked("DELETE", "/shares/" + share.path("id").asText(), null, 204);
        for (String address : List.of(stream, opened.path("cover").asText(),
                opened.at("/entries/0/thumbnail").asText(), opened.at("/entries/0/download").asText())) {
            assertThat(sound(address).statusCode()).as(address).isEqualTo(404);
        }
        assertThat(beat(share, session).statusCode()).isEqualTo(404);
    }

    @Test
    void aHeartbeatKeepsAVisitorIn() throws Exception {
        JsonNode share = share("album", albumId(0), "\"description\":\"x\"");
        JsonNode opened = opened(share, "{}");
        String stream = opened.at("/entries/0/stream").asText();
        long lifetime = opened.at("/ticket/expiresIn").asLong();
        clock.move(Duration.ofSeconds(lifetime - 1));
        JsonNode renewed = TestServer.json(beat(share, opened.at("/ticket/session").asText()));
        clock.move(Duration.ofSeconds(2));
        assertThat(sound(stream).statusCode()).isEqualTo(403);
        assertThat(sound(stream.replaceFirst("token=.*", "token=" + renewed.path("mediaToken").asText())).statusCode())
                .isEqualTo(206);
        assertThat(beat(share, opened.at("/ticket/session").asText()).statusCode()).isEqualTo(403);
        assertThat(beat(share, renewed.path("session").asText()).statusCode()).isEqualTo(200);
        assertThat(beat(share, renewed.path("mediaToken").asText()).statusCode()).isEqualTo(403);
    }

    @Test
    void nothingButWhatIsSharedIsOpenedByAToken() throws Exception {
        JsonNode one = opened(share("album", albumId(0), "\"description\":\"x\""), "{}");
        JsonNode other = opened(share("album", albumId(1), "\"description\":\"x\""), "{}");
        String mine = one.at("/entries/0/stream").asText();
        String theirs = other.at("/entries/0/id").asText();
        for (String what : List.of("stream", "download", "thumbnail")) {
            String address = mine.replace(one.at("/entries/0/id").asText() + "/stream", theirs + "/" + what);
            assertThat(sound(address).statusCode()).as(what).isEqualTo(404);
        }
        String token = one.at("/ticket/mediaToken").asText();
        assertThat(sound(other.at("/entries/0/stream").asText().replaceFirst("token=.*", "token=" + token))
                .statusCode()).as("another share's token").isEqualTo(403);
        assertThat(sound(mine.replaceFirst("\\?.*", "")).statusCode()).as("no token").isEqualTo(403);
    }

    @Test
    void downloadsAreTurnedOffAtOnce() throws Exception {
        JsonNode share = share("album", albumId(0), "\"downloads\":true");
        JsonNode opened = opened(share, "{}");
        assertThat(page(share).body()).contains("/download");
        change(share, "{\"downloads\":false}");
        assertThat(sound(opened.at("/entries/0/download").asText()).statusCode()).isEqualTo(404);
        assertThat(page(share).body()).doesNotContain("/download");
        assertThat(opened(share, "{}").at("/entries/0").has("download")).isFalse();
    }

    private static List<JsonNode> items(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).toList();
    }

    private static String albumId(int index) {
        return albums.get(index).path("id").asText();
    }

    private static String body(String kind, String id, String more) {
        return "{\"items\":[{\"kind\":\"%s\",\"id\":\"%s\"}],%s}".formatted(kind, id, more);
    }

    private static JsonNode share(String kind, String id, String more) throws Exception {
        return asked("POST", "/shares", body(kind, id, more), 201);
    }

    private static void change(JsonNode share, String body) throws Exception {
        String id = share.path("id").asText();
        assertThat(send("PATCH", "/shares/" + id, body, "If-Match", etag(id)).statusCode()).isEqualTo(200);
    }

    private static String etag(String id) throws Exception {
        return send("GET", "/shares/" + id, null).headers().firstValue("ETag").orElseThrow();
    }

    private static int visits(JsonNode share) throws Exception {
        return asked("GET", "/shares/" + share.path("id").asText(), null, 200).path("visitCount").asInt();
    }

    private static HttpResponse<String> open(JsonNode share, String body) throws Exception {
        return server.send("POST", "/api/v1/shared/%s/session".formatted(share.path("id").asText()), body);
    }

    private static JsonNode opened(JsonNode share, String body) throws Exception {
        HttpResponse<String> answer = open(share, body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return TestServer.json(answer);
    }

    private static HttpResponse<String> beat(JsonNode share, String session) throws Exception {
        return server.send("POST", "/api/v1/shared/%s/heartbeat".formatted(share.path("id").asText()),
                "{\"session\":\"%s\"}".formatted(session));
    }

    private static HttpResponse<String> form(JsonNode share, String fields) throws Exception {
        return server.send("POST", pagePath(share), fields, "Content-Type", FORM);
    }

    private static HttpResponse<String> page(JsonNode share) throws Exception {
        return server.get(pagePath(share));
    }

    private static String pagePath(JsonNode share) {
        return path(share.path("url").asText());
    }

    private static String path(String url) {
        URI uri = URI.create(url);
        return uri.getPath() + (uri.getQuery() == null ? "" : "?" + uri.getQuery());
    }

    private static HttpResponse<byte[]> sound(String url) throws Exception {
        return server.bytes("GET", path(url), null, "Range", "bytes=0-99");
    }

    private static JsonNode asked(String method, String path, @Nullable String body, int status) throws Exception {
        HttpResponse<String> answer = send(method, path, body);
        assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isEqualTo(status);
        return answer.body().isEmpty() ? com.fasterxml.jackson.databind.node.NullNode.getInstance()
                : TestServer.json(answer);
    }

    private static HttpResponse<String> send(String method, String path, @Nullable String body, String... headers)
            throws Exception {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 0, headers.length);
        all[headers.length] = "X-API-Key";
        all[headers.length + 1] = key;
        return server.send(method, "/api/v1" + path, body, all);
    }
}
