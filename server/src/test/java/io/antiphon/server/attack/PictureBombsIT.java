package io.antiphon.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.server.TestServer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Covers that are small as files and huge as pictures, and sizes that nobody needs.
class PictureBombsIT {

    private static final List<String> SIZES = List.of("", "0", "1", "300", "4096", "999999", "2147483647", "2147483648",
            "-1", "-2147483648", "1e9", "NaN", "300x300", "9999999999999999999");
    private static final int LARGEST_EDGE = 4096;

    @TempDir
    static Path directory;

    private static TestServer server;
    private static Canary canary;
    private static Map<String, byte[]> bombs;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @BeforeAll
    static void start() throws Exception {
        canary = Canary.at("127.0.0.1");
        bombs = bombs();
        Path music = directory.resolve("music");
        int hertz = 300;
        for (Map.Entry<String, byte[]> bomb : bombs.entrySet()) {
            Path folder = Files.createDirectories(music.resolve(bomb.getKey()));
            hertz += 10;
            Sounds.make(folder.resolve("song.flac"), bomb.getKey(), hertz, 1);
            Files.write(folder.resolve("cover." + bomb.getKey().split(" ", 2)[0]), bomb.getValue());
        }
        server = TestServer.start(directory.resolve("data"), List.of(music.toString()),
                Map.of("analysis.enabled", "false"));
    }

    private static Map<String, byte[]> bombs() throws IOException {
        Map<String, byte[]> all = new LinkedHashMap<>();
        all.put("jpg honest", Pictures.picture("jpg", 600, 600));
        all.put("png header", Pictures.png(50_000, 50_000, false));
        all.put("png whole", Pictures.png(16_000, 16_000, true));
        all.put("png wide", Pictures.png(2_000_000_000, 1, false));
        all.put("png narrow", Pictures.png(1, 2_000_000_000, false));
        all.put("png nothing", Pictures.png(0, 0, false));
        all.put("jpg header", Pictures.jpeg(50_000, 50_000));
        all.put("gif header", Pictures.gif(50_000, 50_000, 1));
        all.put("gif frames", Pictures.gif(8_000, 8_000, 20_000));
        all.put("webp extended", Pictures.webp(50_000, 50_000, false));
        all.put("webp lossless", Pictures.webp(16_384, 16_384, true));
        all.put("jpg svg", Pictures.svg(canary.url("/image")));
        all.put("jpg cut", Arrays.copyOf(Pictures.picture("jpg", 600, 600), 300));
        all.put("png cut", Arrays.copyOf(Pictures.picture("png", 600, 600), 60));
        all.put("gif cut", Arrays.copyOf(Pictures.gif(600, 600, 1), 15));
        all.put("webp cut", Arrays.copyOf(Pictures.webp(100, 100, true), 27));
        all.put("jpg nothing", new byte[0]);
        return all;
    }

    @AfterAll
    static void stop() {
        server.close();
        canary.close();
        CLIENT.close();
    }

    @Test
    void noPictureAndNoSizeIsABurden() throws Exception {
        JsonNode albums = server.rest("getAlbumList2?type=alphabeticalByName&size=500", Target.ADMIN)
                .path("albumList2")
                .path("album");
        assertThat(albums).hasSize(bombs.size());
        for (JsonNode album : albums) {
            for (String size : SIZES) {
                requirePictureOrError(album, size);
            }
        }
        assertThat(canary.asked()).isEmpty();
        assertThat(server.rest("ping", Target.ADMIN).path("status").asText()).isEqualTo("ok");
    }

    @Test
    void theHonestPictureIsShown() throws Exception {
        JsonNode song = server.rest("search3?query=honest&songCount=1", Target.ADMIN).at("/searchResult3/song/0");
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(
                cover(song.path("coverArt").asText(), "300").body()));
        assertThat(shown.getWidth()).isEqualTo(300);
    }

    private static void requirePictureOrError(JsonNode album, String size) throws Exception {
        String name = album.path("name").asText() + " at " + size;
        HttpResponse<byte[]> answer = cover(album.path("coverArt").asText(album.path("id").asText()), size);
        assertThat(answer.statusCode()).as(name).isLessThan(500);
        String type = answer.headers().firstValue("Content-Type").orElse("");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).as(name).contains("nosniff");
        assertThat(type).as(name).matches("image/(jpeg|png|gif|webp)|application/(json|xml|octet-stream).*|text/xml.*");
        assertThat(new String(answer.body(), java.nio.charset.StandardCharsets.ISO_8859_1)).as(name)
                .doesNotContain("its log says why")
                .doesNotContain("root:x:");
        boolean scaled = size.matches("[1-9]\\d{0,9}") && type.startsWith("image/");
        if (scaled) {
            BufferedImage shown = ImageIO.read(new ByteArrayInputStream(answer.body()));
            assertThat(shown).as(name).isNotNull();
            assertThat(Math.max(shown.getWidth(), shown.getHeight())).as(name).isLessThanOrEqualTo(LARGEST_EDGE);
        }
    }

    private static HttpResponse<byte[]> cover(String id, String size) throws Exception {
        String query = "/rest/getCoverArt?id=%s%s&f=json&v=1.16.1&c=x&%s".formatted(id,
                size.isEmpty() ? "" : "&size=" + size, Target.ADMIN);
        return CLIENT.send(HttpRequest.newBuilder(URI.create(server.url() + query)).build(),
                BodyHandlers.ofByteArray());
    }
}
