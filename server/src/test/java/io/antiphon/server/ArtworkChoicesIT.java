package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.antiphon.server.attack.Sounds;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The pictures that there are of things, and which of them apps are shown.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class ArtworkChoicesIT {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String ADMIN = "u=admin&p=" + TestServer.APP_PASSWORD + "&v=1.16.1&c=test";

    @TempDir
    private Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private TestServer server;
    private Path music;
    private String token = "";
    private String album = "";
    private String track = "";
    private String artist = "";

    @BeforeEach
    void start() throws Exception {
        music = Files.createDirectories(folder.resolve("music"));
        Sounds.make(Files.createDirectory(music.resolve("One")).resolve("One.flac"), "One");
        server = TestServer.start(folder.resolve("data"), List.of(music.toString()),
                Map.of("analysis.enabled", "false", "scan.watch", "false", "scan.interval", "0"));
        server.scan();
        token = "Bearer " + TestServer.json(server.send("POST", "/api/v1/auth/login",
                "{\"username\":\"admin\",\"password\":\"" + TestServer.PASSWORD + "\"}")).path("accessToken").asText();
        JsonNode first = ask("GET", "/tracks", null, 200).path("items").path(0);
        track = first.path("id").asText();
        album = first.path("albumId").asText();
        artist = first.path("artists").path(0).path("id").asText();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private static byte[] picture(int edge) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    private JsonNode ask(String method, String path, byte @Nullable [] body, int status) throws Exception {
        HttpResponse<String> answer = client.send(HttpRequest.newBuilder(URI.create(server.url() + "/api/v1" + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .header("Authorization", token)
                .header("Content-Type", body != null && body.length > 0 && body[0] == '{' ? "application/json"
                        : "image/png")
                .build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }

    private JsonNode choose(String path, String body) throws Exception {
        return ask("PUT", path, body.getBytes(StandardCharsets.UTF_8), 200);
    }

    /// The edge of the picture that apps get; 0 for none.
    private int shown(String id) throws Exception {
        HttpResponse<byte[]> answer = client.send(HttpRequest
                .newBuilder(URI.create(server.url() + "/rest/getCoverArt?id=" + id + "&" + ADMIN))
                .build(), BodyHandlers.ofByteArray());
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(answer.body()));
        return image == null ? 0 : image.getWidth();
    }

    private static JsonNode primary(JsonNode variants) {
        for (JsonNode variant : variants.path("items")) {
            if (variant.path("primary").asBoolean()) {
                return variant;
            }
        }
        throw new AssertionError("nothing is shown of " + variants);
    }

    @Test
    void aCuratorSendsAPictureOfAnAlbumWithoutOneAndTakesItBack() throws Exception {
        String song = "getSong?id=tr-" + track;
        assertThat(server.rest(song, ADMIN).path("song").has("coverArt")).isFalse();
        JsonNode sent = primary(ask("POST", "/albums/" + album + "/artwork", picture(120), 200));
        assertThat(sent.path("source").asText()).isEqualTo("upload");
        assertThat(sent.path("width").asInt()).isEqualTo(120);
        assertThat(sent.path("chosen").asBoolean()).isTrue();
        String cover = server.rest(song, ADMIN).at("/song/coverArt").asText();
        assertThat(shown(cover)).isEqualTo(120);
        assertThat(shown("al-" + album)).isEqualTo(120);
        server.scan();
        assertThat(shown("al-" + album)).isEqualTo(120);
        ask("DELETE", "/albums/" + album + "/artwork/primary", null, 200);
        assertThat(server.rest(song, ADMIN).path("song").has("coverArt")).isFalse();
        ask("POST", "/albums/" + album + "/artwork", "no picture".getBytes(StandardCharsets.UTF_8), 400);
        ask("POST", "/tracks/" + track + "/artwork", picture(10), 405);
    }

    @Test
    void anotherPictureOfTheFolderIsChosenAndStaysWhenItsFileGoes() throws Exception {
        Files.write(music.resolve("One/cover.png"), picture(60));
        Files.write(music.resolve("One/back.png"), picture(300));
        Files.write(music.resolve("One/front-large.png"), picture(500));
        server.scan();
        JsonNode listed = ask("GET", "/albums/" + album + "/artwork", null, 200);
        assertThat(listed.path("items")).hasSize(3);
        assertThat(primary(listed).path("label").asText()).isEqualTo("One/cover.png");
        assertThat(listed.at("/items/0/label").asText()).as("the best").isEqualTo("One/front-large.png");
        assertThat(listed.at("/items/2/type").asText()).isEqualTo("back");
        assertThat(shown("al-" + album)).isEqualTo(60);
        String back = listed.at("/items/2/id").asText();
        JsonNode chosen = primary(choose("/albums/" + album + "/artwork/primary", "{\"variant\":\"" + back + "\"}"));
        assertThat(chosen.path("type").asText()).isEqualTo("back");
        assertThat(shown("al-" + album)).isEqualTo(300);
        Files.delete(music.resolve("One/back.png"));
        server.scan();
        assertThat(shown("al-" + album)).isEqualTo(300);
        assertThat(primary(choose("/albums/" + album + "/artwork/primary", "{}")).path("label").asText())
                .isEqualTo("One/front-large.png");
        assertThat(shown("al-" + album)).isEqualTo(500);
        assertThat(shown("tr-" + track)).isEqualTo(500);
        ask("PUT", "/albums/" + album + "/artwork/primary",
                "{\"variant\":\"nothing\"}".getBytes(StandardCharsets.UTF_8),
                404);
    }

    @Test
    void anArtistIsShownAsACuratorSays() throws Exception {
        assertThat(shown("ar-" + artist)).isZero();
        JsonNode sent = primary(ask("POST", "/artists/" + artist + "/artwork", picture(90), 200));
        assertThat(sent.path("type").asText()).isEqualTo("portrait");
        assertThat(shown("ar-" + artist)).isEqualTo(90);
        server.scan();
        assertThat(shown("ar-" + artist)).isEqualTo(90);
        ask("DELETE", "/artists/" + artist + "/artwork/primary", null, 200);
        assertThat(shown("ar-" + artist)).isZero();
    }
}
