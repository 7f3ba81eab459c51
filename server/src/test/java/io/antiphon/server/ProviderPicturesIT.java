package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.server.attack.Sounds;
import io.antiphon.testing.Eventually;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Pictures that providers have: shown by themselves, chosen by curators, and taken back.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class ProviderPicturesIT {

    private static final String ADMIN = "u=admin&p=" + TestServer.APP_PASSWORD;
    private static final String RELEASE = "0d6a1e9c-9c3f-4a8e-8a6f-2f1c9b1f0001";

    @TempDir
    private Path folder;

    private ProviderSite site;
    private @Nullable TestServer running;
    private String token = "";
    private String album = "";

    @BeforeEach
    void prepare() throws Exception {
        site = new ProviderSite();
        Path music = Files.createDirectories(folder.resolve("music/One"));
        Sounds.make(music.resolve("One.flac"), "One", "MUSICBRAINZ_ALBUMID=" + RELEASE);
    }

    @AfterEach
    void stop() {
        if (running != null) {
            running.close();
        }
        site.close();
    }

    private void start(boolean archive) throws Exception {
        Map<String, String> settings = new HashMap<>(Map.of("analysis.enabled", "false", "scan.watch", "false",
                "scan.interval", "0", "web.allowed-addresses", "127.0.0.1", "enrichment.patience", "5s"));
        if (archive) {
            settings.put("enrichment.providers.cover-art-archive.enabled", "true");
            settings.put("enrichment.providers.cover-art-archive.url", site.url());
        }
        running = TestServer.start(folder.resolve("data"), List.of(folder.resolve("music").toString()), settings);
        token = "Bearer " + TestServer.json(server().send("POST", "/api/v1/auth/login",
                "{\"username\":\"admin\",\"password\":\"" + TestServer.PASSWORD + "\"}")).path("accessToken").asText();
        album = ask("GET", "/albums", null, 200).at("/items/0/id").asText();
    }

    private TestServer server() {
        return Objects.requireNonNull(running);
    }

    private static byte[] picture(int edge) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }

    /// Fronts in this order, and a back.
    private void offer(String... fronts) {
        StringBuilder images = new StringBuilder();
        for (String front : fronts) {
            images.append("{\"front\":true,\"approved\":true,\"image\":\"%s%s\",\"types\":[\"Front\"]},".formatted(
                    site.url(), front));
        }
        images.append("{\"back\":true,\"image\":\"%sback.png\",\"types\":[\"Back\"]}".formatted(site.url()));
        site.answer("/release/" + RELEASE, "{\"images\":[%s]}".formatted(images));
    }

    private JsonNode ask(String method, String path, @Nullable String body, int status) throws Exception {
        HttpResponse<String> answer = server().send(method, "/api/v1" + path, body, "Authorization", token);
        assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isEqualTo(status);
        return TestServer.json(answer);
    }

    private JsonNode variants() throws Exception {
        return ask("GET", "/albums/" + album + "/artwork", null, 200).path("items");
    }

    private static JsonNode primary(JsonNode variants) {
        for (JsonNode variant : variants) {
            if (variant.path("primary").asBoolean()) {
                return variant;
            }
        }
        throw new AssertionError("nothing is shown of " + variants);
    }

    private static JsonNode ofType(JsonNode variants, String type) {
        for (JsonNode variant : variants) {
            if (variant.path("type").asText().equals(type)) {
                return variant;
            }
        }
        throw new AssertionError("no %s in %s".formatted(type, variants));
    }

    private HttpResponse<byte[]> cover(String more) throws Exception {
        return server().bytes("GET", "/rest/getCoverArt?id=al-%s%s&%s&v=1.16.1&c=test".formatted(album, more, ADMIN),
                null);
    }

    /// The edge of a picture; 0 for none.
    private static int edge(HttpResponse<byte[]> answer) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(answer.body()));
        return image == null ? 0 : image.getWidth();
    }

    private boolean hasCover() throws Exception {
        return server().rest("getAlbum?id=al-" + album, ADMIN).path("album").has("coverArt");
    }

    private static void await(String what, Callable<Boolean> condition) {
        Eventually.await(what, () -> {
            try {
                return condition.call();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static String etag(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    @Test
    void aProvidersPictureIsShownUntilACuratorChoosesAnotherAndAgainAfterwards() throws Exception {
        offer("front.png");
        site.picture("/front.png", picture(600)).picture("/back.png", picture(400));
        start(true);
        await("lists show the picture", this::hasCover);
        await("its songs show it", () -> !server().rest("getAlbum?id=al-" + album, ADMIN)
                .at("/album/song/0/coverArt")
                .asText()
                .isEmpty());
        HttpResponse<byte[]> first = cover("");
        assertThat(edge(first)).isEqualTo(600);
        HttpResponse<byte[]> small = cover("&size=100");
        assertThat(edge(small)).isEqualTo(100);
        assertThat(edge(server().bytes("GET", "/api/v1/covers/" + album, null, "Authorization", token))).isEqualTo(600);
        String share = ask("POST", "/shares", "{\"items\":[{\"kind\":\"album\",\"id\":\"%s\"}]}".formatted(album), 201)
                .path("id")
                .asText();
        assertThat(edge(server().bytes("GET", "/share/" + share + "/cover", null))).isEqualTo(600);

        JsonNode listed = variants();
        JsonNode front = ofType(listed, "front");
        assertThat(front.path("source").asText()).isEqualTo("provider");
        assertThat(front.path("provider").asText()).isEqualTo("cover-art-archive");
        assertThat(front.path("label").asText()).isEqualTo("Cover Art Archive: 127.0.0.1");
        assertThat(front.path("width").asInt()).isEqualTo(600);
        assertThat(front.path("primary").asBoolean()).isTrue();
        assertThat(front.path("chosen").asBoolean()).isFalse();
        assertThat(front.path("at").asText()).isNotEmpty();
        JsonNode back = ofType(listed, "back");
        assertThat(back.path("fetched").asBoolean()).isFalse();
        assertThat(site.asked()).as("nobody wanted it yet").doesNotContain("/back.png");

        String since = ask("GET", "/changes?limit=1000", null, 200).path("next").asText();
        JsonNode chosen = primary(ask("PUT", "/albums/" + album + "/artwork/primary",
                "{\"variant\":\"%s\"}".formatted(back.path("id").asText()), 200).path("items"));
        assertThat(chosen.path("type").asText()).isEqualTo("back");
        assertThat(chosen.path("chosen").asBoolean()).isTrue();
        assertThat(chosen.path("provider").asText()).isEqualTo("cover-art-archive");
        assertThat(edge(cover(""))).isEqualTo(400);
        assertThat(etag(cover("&size=100"))).isNotEqualTo(etag(small));
        assertThat(ask("GET", "/changes?since=" + since, null, 200).at("/changed/albums").toString()).contains(album);

        JsonNode again = primary(ask("DELETE", "/albums/" + album + "/artwork/primary", null, 200).path("items"));
        assertThat(again.path("id")).isEqualTo(front.path("id"));
        assertThat(edge(cover(""))).isEqualTo(600);
        assertThat(etag(cover("&size=100"))).isEqualTo(etag(small));

        ask("POST", "/albums/" + album + "/artwork/" + front.path("id").asText() + "/refuse", null, 200);
        assertThat(hasCover()).isFalse();
        assertThat(cover("").headers().firstValue("Content-Type").orElse("")).doesNotStartWith("image/");
        server().scan();
        assertThat(hasCover()).isFalse();
    }

    @Test
    void whatLiesWithTheMusicStaysUnlessItIsTiny() throws Exception {
        Path file = folder.resolve("music/One/cover.png");
        Files.write(file, picture(120));
        offer("front.png");
        site.picture("/front.png", picture(600));
        start(true);
        await("the large one is shown", () -> edge(cover("")) == 600);
        Files.write(file, picture(700));
        server().scan();
        assertThat(edge(cover(""))).as("the scan found a good one").isEqualTo(700);
        JsonNode shown = primary(variants());
        assertThat(shown.path("source").asText()).isEqualTo("folder");
        assertThat(ofType(variants(), "back").path("provider").asText()).isEqualTo("cover-art-archive");
    }

    @Test
    void whatIsNoPictureIsPassedOverAndAProviderThatIsSwitchedOffShowsNothingMore() throws Exception {
        offer("lie.jpg", "cut.png", "front.png");
        site.picture("/lie.jpg", "<html>no picture</html>".getBytes(StandardCharsets.UTF_8))
                .picture("/cut.png", Arrays.copyOf(picture(900), 60))
                .picture("/front.png", picture(500));
        start(true);
        await("the third is shown", () -> hasCover() && edge(cover("")) == 500);
        server().close();
        start(false);
        await("it is shown no more", () -> !hasCover());
        assertThat(variants()).isEmpty();
        server().close();
        start(true);
        await("it is shown again", this::hasCover);
        JsonNode front = primary(variants());
        ask("PUT", "/albums/" + album + "/artwork/primary",
                "{\"variant\":\"%s\"}".formatted(front.path("id").asText()), 200);
        server().close();
        start(false);
        assertThat(edge(cover(""))).as("a curator's choice is kept here").isEqualTo(500);
    }

    @Test
    void aPictureThatHadToMakeRoomIsFetchedAgain() throws Exception {
        offer("front.png");
        site.picture("/front.png", picture(600));
        start(true);
        await("lists show the picture", this::hasCover);
        try (Stream<Path> files = Files.list(folder.resolve("data/cache/outside"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        await("it is there again", () -> edge(cover("&size=200")) == 200);
        assertThat(site.asked()).filteredOn("/front.png"::equals).hasSizeGreaterThan(1);
    }
}
