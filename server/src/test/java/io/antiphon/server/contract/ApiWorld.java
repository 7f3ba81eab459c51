package io.antiphon.server.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.server.Candidates;
import io.antiphon.server.SampleService;
import io.antiphon.server.TestServer;
import io.antiphon.server.attack.Sounds;
import io.antiphon.server.contract.ApiDocument.Operation;
import java.awt.image.BufferedImage;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;

/// A server with something of everything, and what its API must be asked with: ids of things that are there, fresh ones where an operation
/// makes an end of them.
final class ApiWorld implements AutoCloseable {

    private static final String ADMIN = "u=admin&p=" + TestServer.APP_PASSWORD;

    private final TestServer server;
    private final String key;
    private final Map<String, String> ids = new HashMap<>();
    private int made;

    private ApiWorld(Path directory, Map<String, String> settings) throws Exception {
        Path music = Files.createDirectory(directory.resolve("music"));
        for (String title : List.of("First", "Second", "Third")) {
            Sounds.make(Files.createDirectory(music.resolve(title)).resolve(title + ".flac"), title,
                    "WORK=Work of " + title);
            ImageIO.write(new BufferedImage(40, 40, BufferedImage.TYPE_INT_RGB), "png",
                    music.resolve(title).resolve("cover.png").toFile());
        }
        ids.put("place", Files.createDirectory(directory.resolve("place")).toString());
        Map<String, String> all = new HashMap<>(settings);
        // What is heard changes what is shown, at any moment.
        all.put("analysis.enabled", "false");
        this.server = TestServer.start(directory.resolve("data"), List.of(music.toString()), all);
        server.offer(new SampleService());
        this.key = TestServer.json(server.send("POST", "/api/v1/users/me/api-keys", "{\"name\":\"contract\"}",
                "Authorization", "Bearer " + login().path("accessToken").asText())).path("key").asText();
        JsonNode tracks = ask("GET", "/tracks", null).path("items");
        ids.put("track", tracks.get(0).path("id").asText());
        ids.put("other", tracks.get(1).path("id").asText());
        ids.put("album", tracks.get(0).path("albumId").asText());
        ids.put("artist", tracks.get(0).path("artists").get(0).path("id").asText());
        ids.put("folder", tracks.get(0).path("folderId").asText());
        ids.put("playlist", server.rest("createPlaylist?name=One&songId=tr-" + id("track"), ADMIN)
                .path("playlist")
                .path("id")
                .asText());
        ids.put("rules", ask("POST", "/playlists/smart", "{\"name\":\"Smart\",\"rules\":%s}".formatted(RULES))
                .path("id")
                .asText());
        server.rest("createInternetRadioStation?name=None&streamUrl=http://127.0.0.1:9/", ADMIN);
        ids.put("station", server.rest("getInternetRadioStations?", ADMIN)
                .path("internetRadioStations")
                .path("internetRadioStation")
                .get(0)
                .path("id")
                .asText());
    }

    static final String RULES = "{\"all\":[{\"contains\":{\"title\":\"s\"}}]}";

    static final String TAGS = "[{\"field\":\"comment\",\"values\":[\"said\"]}]";

    static ApiWorld start(Path directory, Map<String, String> settings) throws Exception {
        return new ApiWorld(directory, settings);
    }

    TestServer server() {
        return server;
    }

    String key() {
        return key;
    }

    String id(String of) {
        return String.valueOf(ids.get(of));
    }

    /// A body of 2xx.
    JsonNode ask(String method, String path, @Nullable String body) throws Exception {
        HttpResponse<String> answer = server.send(method, "/api/v1" + path, body, "X-API-Key", key);
        assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isBetween(200, 299);
        return answer.body().isEmpty() ? NullNode.getInstance()
                : TestServer.json(answer);
    }

    JsonNode login() throws Exception {
        return TestServer.json(server.send("POST", "/api/v1/auth/login",
                "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(TestServer.PASSWORD)));
    }

    String account() throws Exception {
        String name = "person" + ++made;
        ask("POST", "/admin/users", "{\"username\":\"%s\",\"password\":\"a long password\"}".formatted(name));
        return name;
    }

    /// The path with ids of things that are there.
    String path(Operation operation) throws Exception {
        String path = operation.path();
        if (path.contains("{name}")) {
            path = path.replace("{name}", account());
        }
        if (path.contains("{ticket}")) {
            String master = server.get("/api/v1/tracks/%s/hls.m3u8".formatted(id("track")), "X-API-Key", key).body();
            path = path.replace("{ticket}", master.replaceFirst("(?s).*hls/([^/]+)/.*", "$1"))
                    .replace("{piece}", "0.m4s");
        }
        if (path.contains("{variant}")) {
            path = path.replaceFirst("\\{id}", thing(path));
            JsonNode pictures = ask("GET", path.replaceFirst("/\\{variant}.*", ""), null).path("items");
            path = path.replace("{variant}", pictures.isEmpty() ? "none" : pictures.get(0).path("id").asText());
        }
        if (path.contains("{step}")) {
            path = path.replaceFirst("\\{id}", thing(path));
            path = path.replace("{step}", step(path.replaceFirst("/provenance/.*", "/provenance")));
        }
        return path.contains("{") ? path.replaceFirst("\\{\\w+}", thing(path)) : path;
    }

    private String thing(String path) throws Exception {
        String room = path.replaceFirst("/\\{.*", "");
        return switch (room) {
            case "/tracks", "/collection" -> id("track");
            case "/albums", "/covers" -> id("album");
            case "/artists" -> id("artist");
            case "/folders" -> id("folder");
            case "/queue/items" -> {
                ask("PUT", "/queue", "{\"items\":[\"%s\",\"%s\"]}".formatted(id("track"), id("other")));
                yield "0";
            }
            case "/statistics/years" -> "2026";
            case "/shares", "/shared" -> share();
            case "/jobs" -> ask("GET", "/jobs?kind=scan", null).path("jobs").get(0).path("id").asText();
            case "/radio" -> id("station");
            case "/docs" -> "start.js";
            case "/playlists" -> id(path.endsWith("/rules") ? "rules" : "playlist");
            case "/candidates" -> candidate();
            case "/relations" -> ask("POST", "/tracks/%s/relations".formatted(id("track")),
                    "{\"kind\":\"remix-of\",\"to\":\"%s\"}".formatted(freshTrack())).path("id").asText();
            case "/slices" -> ask("POST", "/tracks/%s/slices".formatted(id("track")), "{\"start\":0,\"end\":500}")
                    .path("id")
                    .asText();
            case "/users/me/api-keys" -> ask("POST", room, "{\"name\":\"k\"}").path("id").asText();
            case "/users/me/app-passwords" -> ask("POST", room, "{\"name\":\"p\"}").path("id").asText();
            case "/users/me/scrobbling" -> connected();
            case "/users/me/import" -> "lastfm";
            case "/users/me/external-tracks" -> kept();
            case "/references" -> ask("POST", "/tracks/%s/references".formatted(id("track")),
                    "{\"url\":\"https://www.deezer.com/track/%d\"}".formatted(++made)).path("id").asText();
            case "/sources" -> first("/sources",
                    "{\"name\":\"Disk\",\"kind\":\"folder\",\"address\":\"%s\",\"musicFolder\":1}"
                            .formatted(id("place")));
            case "/downloads" -> first("/downloads", "{\"url\":\"http://127.0.0.1:9/x.mp3\",\"musicFolder\":1}");
            case "/uploads" -> upload();
            case "/tags/edits" -> edit();
            case "/works" -> ask("GET", room, null).path("items").get(0).path("id").asText();
            case "/admin/invitations" -> ask("POST", room, "{}").path("id").asText();
            default -> own(room);
        };
    }

    /// A song that is not here, which somebody heard elsewhere.
    private String kept() throws Exception {
        ask("POST", "/users/me/import/lastfm", "Nobody,None,Nothing %d,13 Sep 2020 12:26\n".formatted(++made));
        return ask("GET", "/users/me/external-tracks", null).path("items").get(0).path("id").asText();
    }

    private String connected() throws Exception {
        ask("PUT", "/users/me/scrobbling/sample", "{\"key\":\"%s\"}".formatted(SampleService.KEY));
        ask("POST", "/users/me/scrobbling/sample/import", null);
        return "sample";
    }

    /// One that is there, or is made.
    private String first(String room, String body) throws Exception {
        JsonNode there = ask("GET", room, null).path("items");
        return (there.isEmpty() ? ask("POST", room, body) : there.get(0)).path("id").asText();
    }

    /// A new one that waits for its bytes.
    private String upload() throws Exception {
        return TestServer.json(server.send("POST", "/api/v1/uploads", "", "X-API-Key", key, "Tus-Resumable", "1.0.0",
                "Upload-Length", "10")).path("id").asText();
    }

    /// What the preview of writing [#TAGS] gives.
    String tagToken() throws Exception {
        return ask("POST", "/tags/preview", "{\"tracks\":[\"%s\"],\"fields\":%s}".formatted(id("track"), TAGS))
                .path("token")
                .asText();
    }

    /// A new one that can be undone.
    private String edit() throws Exception {
        String body = "{\"tracks\":[\"%s\"],\"fields\":[{\"field\":\"mood\",\"values\":[\"%d\"]}]%s}";
        int mood = ++made;
        String token = ask("POST", "/tags/preview", body.formatted(id("track"), mood, "")).path("token").asText();
        return ask("POST", "/tags/edits", body.formatted(id("track"), mood, ",\"token\":\"%s\"".formatted(token)))
                .path("editId")
                .asText();
    }

    private String share() throws Exception {
        ids.put("share",
                ask("POST", "/shares", "{\"items\":[{\"kind\":\"track\",\"id\":\"%s\"}]}".formatted(id("track")))
                        .path("id")
                        .asText());
        return id("share");
    }

    /// Of a visitor of the share that was made last.
    String session() throws Exception {
        return ask("POST", "/shared/%s/session".formatted(id("share")), "{}").at("/ticket/session").asText();
    }

    /// One that was made of the thing whose provenance the path tells.
    private String step(String path) throws Exception {
        return ask("PATCH", path, "{\"fields\":[{\"field\":\"sortName\",\"values\":[\"x\"]}]}").findValuesAsText("step")
                .stream()
                .filter(step -> step.length() == 16)
                .findFirst()
                .orElseThrow();
    }

    private String candidate() {
        return Candidates.found(server, Layered.TRACK, id("track"), Map.of(Field.TITLE, FieldValue.of("Found")));
    }

    private String freshTrack() throws Exception {
        for (JsonNode known : ask("GET", "/tracks/%s/relations".formatted(id("track")), null).path("items")) {
            String etag = server.get("/api/v1/relations/" + known.path("id").asText(), "X-API-Key", key)
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
            server.send("DELETE", "/api/v1/relations/" + known.path("id").asText(), null, "X-API-Key", key, "If-Match",
                    etag);
        }
        return id("other");
    }

    /// Credentials of the account that the path names.
    private String own(String room) throws Exception {
        assertThat(room).as("a path that this knows nothing of").matches("/admin/users/\\w+/(api-keys|app-passwords)");
        return ask("POST", room, "{\"name\":\"c\"}").path("id").asText();
    }

    @Override
    public void close() {
        server.close();
    }
}
