package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.Color;
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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Fields whose truth lies in files: pictures of artists, discs and people, videos, and a music folder that holds files only.
class FieldsIT {

    private static final String ADMIN = "u=admin&p=" + TestServer.APP_PASSWORD;

    @TempDir
    static Path directory;

    private static TestServer server;
    private static String bearer;

    @BeforeAll
    static void start() throws Exception {
        Path music = Files.createDirectories(directory.resolve("music"));
        Path flat = Files.createDirectories(directory.resolve("flat"));
        sound(flat.resolve("loose.mp3"), "title=Loose", "artist=Nobody", "album=Flat");
        for (int disc = 1; disc <= 2; disc++) {
            sound(music.resolve("Air/Album/CD" + disc + "/1.mp3"), "title=T" + disc, "artist=Air", "album=Album",
                    "album_artist=Air", "disc=" + disc, "MusicBrainz Album Comment=deluxe");
        }
        picture(music.resolve("Air/artist.jpg"), Color.RED, 800);
        picture(music.resolve("Air/Album/cover.jpg"), Color.GREEN, 300);
        picture(music.resolve("Air/Album/CD2/cover.jpg"), Color.BLUE, 300);
        Files.writeString(music.resolve("Air/artist.nfo"),
                "<artist><name>Air</name><disambiguation>French electronic duo</disambiguation></artist>");
        film(music.resolve("Films/A Film.mkv"));
        server = TestServer.start(directory.resolve("data"), List.of(music.toString(), flat.toString()),
                Map.of("http.trusted-proxies", "127.0.0.1"));
        bearer = "Bearer " + TestServer.json(server.send("POST", "/api/v1/auth/login",
                "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(TestServer.PASSWORD)))
                .path("accessToken")
                .asText();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void thePictureOfAnArtistIsAnAddressThatNeedsNoAccount() throws Exception {
        for (String question : List.of("getArtists", "search3?query=air", "getArtistInfo2?id=" + artist())) {
            String url = url(server.rest(question, ADMIN).toString());
            assertThat(url).as(question).startsWith(server.url() + "/share/picture/");
            HttpResponse<byte[]> picture = fetch(url);
            assertThat(picture.statusCode()).isEqualTo(200);
            assertThat(picture.headers().firstValue("Content-Type")).hasValue("image/jpeg");
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture.body()));
            assertThat(image.getWidth()).isLessThanOrEqualTo(600);
            assertThat(new Color(image.getRGB(5, 5)).getRed()).isGreaterThan(200);
        }
        assertThat(server.rest("getIndexes", ADMIN).toString()).contains("/share/picture/");
    }

    @Test
    void nobodyElseCanWriteSuchAnAddress() throws Exception {
        String url = url(server.rest("getArtist?id=" + artist(), ADMIN).toString());
        String token = url.substring(url.lastIndexOf('/') + 1);
        for (String wrong : List.of("", "x", token.substring(2), token + "AA", "A".repeat(60), token.toLowerCase(
                java.util.Locale.ROOT), "..%2f..%2fetc%2fpasswd")) {
            assertThat(fetch(url.replace(token, wrong)).statusCode()).as(wrong).isEqualTo(404);
        }
        assertThat(fetch(url + "?size=4000").body()).isEqualTo(fetch(url).body());
    }

    @Test
    void behindATrustedProxyTheAddressIsTheOneInFrontOfIt() throws Exception {
        HttpResponse<String> answer = server.get("/rest/getArtists?" + ADMIN + "&v=1.16.1&c=t&f=json",
                "X-Forwarded-Host", "music.example.org", "X-Forwarded-Proto", "https", "X-Forwarded-For",
                "203.0.113.9");
        assertThat(url(answer.body())).startsWith("https://music.example.org/share/picture/");
    }

    @Test
    void anArtistIsToldFromOthersOfTheSameNameAndAnEditionByItsComment() throws Exception {
        assertThat(server.rest("getArtist?id=" + artist(), ADMIN).at("/artist/disambiguation").asText())
                .isEqualTo("French electronic duo");
        assertThat(server.rest("getArtists", ADMIN).toString()).contains("French electronic duo");
        assertThat(album("Album").path("version").asText()).isEqualTo("deluxe");
    }

    @Test
    void aDiscHasTheCoverInItsFolder() throws Exception {
        JsonNode titles = album("Album").path("discTitles");
        assertThat(titles).hasSize(1);
        assertThat(titles.at("/0/disc").asInt()).isEqualTo(2);
        assertThat(colour(titles.at("/0/coverArt").asText()).getBlue()).isGreaterThan(200);
        assertThat(colour(album("Album").path("coverArt").asText()).getGreen()).isGreaterThan(200);
    }

    @Test
    void aFilmWithoutTagsIsNoAlbumAndIsFoundAsAVideoInItsFolderAndInAShare() throws Exception {
        JsonNode film = server.rest("getVideos", ADMIN).at("/videos/video/0");
        assertThat(film.path("title").asText()).isEqualTo("A Film");
        assertThat(film.path("isVideo").asBoolean()).isTrue();
        assertThat(film.has("albumId")).isFalse();
        assertThat(film.has("artistId")).isFalse();
        List<String> albums = new ArrayList<>();
        server.rest("getAlbumList2?type=newest&size=50", ADMIN)
                .at("/albumList2/album")
                .forEach(album -> albums.add(album.path("name").asText()));
        assertThat(albums).containsExactlyInAnyOrder("Album", "Flat");
        assertThat(server.rest("getArtists", ADMIN).toString()).doesNotContain("Unknown Artist");
        assertThat(server.rest("search3?query=&albumCount=50&artistCount=50", ADMIN).toString())
                .doesNotContain("Unknown Artist", "\"Films\"");
        String folder = film.path("parent").asText();
        assertThat(server.rest("getIndexes", ADMIN).findValuesAsText("id")).contains(folder);
        JsonNode directory = server.rest("getMusicDirectory?id=" + folder, ADMIN).path("directory");
        assertThat(directory.path("name").asText()).isEqualTo("Films");
        assertThat(directory.at("/child/0/id")).isEqualTo(film.path("id"));
        for (String shared : List.of(film.path("id").asText(), folder)) {
            JsonNode share = server.rest("createShare?id=" + shared, ADMIN).at("/shares/share/0");
            assertThat(share.at("/entry/0/id")).as(shared).isEqualTo(film.path("id"));
            String page = server.get(URI.create(share.path("url").asText()).getPath()).body();
            assertThat(page).contains("A Film");
        }
    }

    @Test
    void aMusicFolderThatHoldsFilesOnlyIsListed() throws Exception {
        JsonNode indexes = server.rest("getIndexes?musicFolderId=" + flatFolder(), ADMIN).path("indexes");
        assertThat(indexes.at("/child/0/title").asText()).isEqualTo("Loose");
        assertThat(server.rest("getMusicDirectory?id=" + flatFolder(), ADMIN).at("/directory/child/0/title").asText())
                .isEqualTo("Loose");
    }

    @Test
    void anAvatarIsCheckedScaledAndShown() throws Exception {
        assertThat(avatar().statusCode()).isEqualTo(200);
        assertThat(avatar().body()).asString(StandardCharsets.UTF_8).contains("code=\"70\"");
        assertThat(put(image(Color.RED, 1500, "png")).statusCode()).isEqualTo(204);
        BufferedImage shown = ImageIO.read(new ByteArrayInputStream(avatar().body()));
        assertThat(shown.getWidth()).isEqualTo(512);
        assertThat(server.rest("getUser?username=admin", ADMIN).at("/user/avatarLastChanged").asText()).isNotEmpty();
        byte[] picture = image(Color.RED, 600, "png");
        byte[] hidden = Arrays.copyOf(picture, picture.length + 20);
        System.arraycopy("<script>evil</script>".getBytes(StandardCharsets.US_ASCII), 0, hidden, picture.length, 20);
        assertThat(put(hidden).statusCode()).isEqualTo(204);
        assertThat(new String(avatar().body(), StandardCharsets.ISO_8859_1)).doesNotContain("evil");
        assertThat(send("DELETE", BodyPublishers.noBody()).statusCode()).isEqualTo(204);
        assertThat(avatar().body()).asString(StandardCharsets.UTF_8).contains("code=\"70\"");
        assertThat(server.rest("getUser?username=admin", ADMIN).at("/user").has("avatarLastChanged")).isFalse();
    }

    @Test
    void whatIsNoPictureOrAHostileOneIsRefused() throws Exception {
        byte[] good = image(Color.RED, 100, "png");
        byte[] huge = good.clone();
        // The width and height in the header: 60,000 each.
        huge[18] = (byte) 0xea;
        huge[19] = 0x60;
        huge[22] = (byte) 0xea;
        huge[23] = 0x60;
        List<byte[]> wrong = List.of(new byte[0], "<svg onload=alert(1)>".getBytes(StandardCharsets.UTF_8),
                Arrays.copyOf(good, 40), huge, "GIF89a".getBytes(StandardCharsets.US_ASCII), new byte[2000]);
        for (byte[] one : wrong) {
            HttpResponse<String> answer = put(one);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        }
        assertThat(put(new byte[(10 << 20) + 1]).statusCode()).isEqualTo(413);
        assertThat(server.send("PUT", "/api/v1/users/me/avatar", "x").statusCode()).isEqualTo(401);
    }

    @Test
    void aPlaylistIsSharedWithOnePerson() throws Exception {
        server.send("POST", "/api/v1/admin/users", "{\"username\":\"bob\",\"password\":\"bobs-login-password\"}",
                "Authorization", bearer);
        String id = server.rest("createPlaylist?name=Ours", ADMIN).at("/playlist/id").asText();
        String path = "/api/v1/playlists/" + id + "/shared-with";
        HttpResponse<String> answer = server.send("PUT", path, "{\"users\":[\"Bob\"]}", "Authorization", bearer);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(server.rest("getPlaylist?id=" + id, ADMIN).at("/playlist/allowedUser/0").asText()).isEqualTo("bob");
        assertThat(server.send("PUT", path, "{\"users\":[\"nobody\"]}", "Authorization", bearer).statusCode())
                .isEqualTo(400);
        assertThat(server.send("PUT", path, "{}", "Authorization", bearer).statusCode()).isEqualTo(400);
        assertThat(server.get(path, "Authorization", bearer).body()).isEqualTo("{\"users\":[\"bob\"]}");
    }

    private static String artist() throws Exception {
        for (JsonNode artist : server.rest("search3?query=air&artistCount=5", ADMIN).at("/searchResult3/artist")) {
            if (artist.path("name").asText().equals("Air")) {
                return artist.path("id").asText();
            }
        }
        throw new AssertionError("no artist Air");
    }

    private static JsonNode album(String name) throws Exception {
        for (JsonNode album : server.rest("getAlbumList2?type=newest&size=50", ADMIN).at("/albumList2/album")) {
            if (album.path("name").asText().equals(name)) {
                return album;
            }
        }
        throw new AssertionError("no album " + name);
    }

    private static int flatFolder() throws Exception {
        for (JsonNode folder : server.rest("getMusicFolders", ADMIN).at("/musicFolders/musicFolder")) {
            if (folder.path("name").asText().equals("flat")) {
                return folder.path("id").asInt();
            }
        }
        throw new AssertionError("no music folder flat");
    }

    /// The first address of a picture in an answer.
    private static String url(String answer) {
        var matcher = java.util.regex.Pattern.compile("https?://[^\"]*/share/picture/[A-Za-z0-9_-]*").matcher(answer);
        assertThat(matcher.find()).as(answer).isTrue();
        return matcher.group();
    }

    private static Color colour(String cover) throws Exception {
        byte[] bytes = fetch(server.url() + "/rest/getCoverArt?id=" + cover + "&" + ADMIN + "&v=1.16.1&c=t").body();
        return new Color(ImageIO.read(new ByteArrayInputStream(bytes)).getRGB(10, 10));
    }

    private static HttpResponse<byte[]> avatar() throws Exception {
        return fetch(server.url() + "/rest/getAvatar?username=admin&" + ADMIN + "&v=1.16.1&c=t");
    }

    private static HttpResponse<byte[]> fetch(String url) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
        }
    }

    private static HttpResponse<String> put(byte[] body) throws Exception {
        return send("PUT", BodyPublishers.ofByteArray(body));
    }

    private static HttpResponse<String> send(String method, HttpRequest.BodyPublisher body) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/users/me/avatar"))
                    .header("Authorization", bearer)
                    .method(method, body)
                    .build(), BodyHandlers.ofString());
        }
    }

    private static byte[] image(Color colour, int edge, String format) throws IOException {
        BufferedImage image = new BufferedImage(edge, edge, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(colour);
        graphics.fillRect(0, 0, edge, edge);
        graphics.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(image, format, bytes);
        return bytes.toByteArray();
    }

    private static void picture(Path file, Color colour, int edge) throws IOException {
        Files.write(file, image(colour, edge, "jpg"));
    }

    private static void sound(Path file, String... tags) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("-f", "lavfi", "-i", "sine=frequency=%d:duration=1".formatted(300 + Math.abs(
                        file.toString().hashCode() % 500))));
        for (String tag : tags) {
            command.addAll(List.of("-metadata", tag));
        }
        make(file, command);
    }

    private static void film(Path file) throws Exception {
        make(file, List.of("-f", "lavfi", "-i", "testsrc=duration=1:size=64x64", "-f", "lavfi", "-i",
                "sine=duration=1", "-c:v", "mpeg4", "-c:a", "aac"));
    }

    private static void make(Path file, List<String> arguments) throws Exception {
        Files.createDirectories(file.getParent());
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-v", "error", "-y"));
        command.addAll(arguments);
        command.add(file.toString());
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor()).isZero();
    }
}
