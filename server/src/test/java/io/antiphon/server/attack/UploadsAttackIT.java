package io.antiphon.server.attack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.server.TestServer;
import io.antiphon.server.TusClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Uploads and tags in hostile hands: names and tags that lead elsewhere, other people's uploads and folders, links, and more than is allowed.
class UploadsAttackIT {

    private static final List<String> NAMES = List.of("../../pwned.flac", "..\\..\\pwned.flac", "/etc/cron.d/pwned",
            "pwned.flac\u0000.txt", "C:\\pwned.flac", "\\\\host\\share\\pwned", ".antiphonignore", "con.flac",
            "pwned\r\nX-Injected: 1", "\u202epwned", "%2e%2e%2fpwned", "x".repeat(900), "");

    @TempDir
    static Path directory;

    private static Target target;
    private static TusClient admin;
    private static TusClient carol;
    private static String carolBearer;
    private static String listener;
    private static int pitch = 300;

    @BeforeAll
    static void start() throws Exception {
        target = Target.start(directory, "First", Map.of("uploads.max-size", "2MB", "uploads.max-open", "5",
                "scan.watch", "false"));
        String bearer = target.bearer("admin", TestServer.PASSWORD);
        admin = new TusClient(target.server(), bearer);
        String password = target.secret("login-password-of-carol");
        assertThat(target.server()
                .send("POST", "/api/v1/admin/users",
                        "{\"username\":\"carol\",\"password\":\"%s\",\"role\":\"curator\",\"musicFolders\":[1]}"
                                .formatted(password),
                        "Authorization", bearer)
                .statusCode()).isEqualTo(201);
        carolBearer = target.bearer("carol", password);
        carol = new TusClient(target.server(), carolBearer);
        target.account("bob", "");
        listener = target.bearer("bob", target.loginOf("bob"));
    }

    @AfterAll
    static void stop() {
        admin.close();
        carol.close();
        target.close();
    }

    private static byte[] sound(String... metadata) throws Exception {
        Path file = directory.resolve("made.flac");
        pitch += 37;
        List<String> arguments = new ArrayList<>(
                List.of("-f", "lavfi", "-i", "sine=frequency=%d:duration=1".formatted(pitch)));
        for (String field : metadata) {
            arguments.addAll(List.of("-metadata", field));
        }
        arguments.add("file:" + file);
        Sounds.ffmpeg(arguments.toArray(String[]::new));
        return Files.readAllBytes(file);
    }

    @Test
    void noNameAndNoTagLeadsOutOfTheMusicFolderOrOverAFile() throws Exception {
        Map<Path, byte[]> before = new java.util.HashMap<>();
        for (Path file : List.of(directory.resolve("one/first.flac"), target.data().resolve("secret.key"))) {
            before.put(file, Files.readAllBytes(file));
        }
        for (String name : NAMES) {
            String tag = name.replace("\u0000", "").replace("\r\n", " ");
            requireInside(admin.upload(name, sound("album=" + tag, "artist=" + tag, "title=" + tag,
                    "album_artist=../../../" + tag, "genre=" + tag)));
        }
        before.forEach((file, bytes) -> assertThat(file).hasBinaryContent(bytes));
        try (Stream<Path> all = Files.walk(directory)) {
            assertThat(all.filter(Files::isRegularFile).map(Path::toString).filter(path -> path.contains("pwned")))
                    .allMatch(path -> path.startsWith(directory.resolve("one") + "/"));
        }
        assertThat(Path.of("/etc/cron.d/pwned")).doesNotExist();
        assertThat(directory.resolve("one/.antiphonignore")).doesNotExist();
    }

    private static void requireInside(JsonNode over) throws Exception {
        assertThat(over.path("state").asText()).as("%s", over).isEqualTo("placed");
        String path = over.path("path").asText();
        assertThat(path).doesNotContainPattern("(^|/)\\.\\.?(/|$)").doesNotContain("\\").doesNotStartWith("/");
        assertThat(directory.resolve("one").resolve(path).toRealPath())
                .startsWith(directory.resolve("one").toRealPath());
    }

    @Test
    void aLinkInTheFolderLeadsNoFileOut() throws Exception {
        Path outside = Files.createDirectories(directory.resolve("outside"));
        Files.createSymbolicLink(directory.resolve("one").resolve("Linked"), outside);
        JsonNode over = admin.upload("x.flac", sound("artist=Linked", "album=Out"));
        assertThat(over.path("state").asText()).isEqualTo("refused");
        assertThat(over.path("note").asText()).contains("leads out");
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void anUploadIsItsSendersAlone() throws Exception {
        byte[] bytes = new byte[1_000];
        String id = admin.begin("mine.flac", bytes.length);
        assertThat(carol.append(id, 0, bytes).statusCode()).isEqualTo(404);
        assertThat(carol.send("HEAD", "/uploads/" + id, new byte[0]).statusCode()).isEqualTo(404);
        assertThat(carol.send("DELETE", "/uploads/" + id, new byte[0]).statusCode()).isEqualTo(404);
        for (String method : List.of("PATCH", "DELETE", "HEAD")) {
            assertThat(carol.send("POST", "/uploads/" + id, new byte[0], "X-HTTP-Method-Override", method,
                    "Upload-Offset", "0", "Content-Type", "application/offset+octet-stream").statusCode())
                    .isEqualTo(404);
        }
        assertThat(target.server().get("/api/v1/uploads/" + id, "Authorization", carolBearer).statusCode())
                .isEqualTo(404);
        assertThat(target.server().get("/api/v1/uploads?cursor=" + id, "Authorization", carolBearer).body())
                .doesNotContain(id);
        assertThat(admin.state(id).path("received").asLong()).isZero();
        assertThat(admin.send("DELETE", "/uploads/" + id, new byte[0]).statusCode()).isEqualTo(204);
    }

    @Test
    void aListenerUploadsAndEditsNothing() throws Exception {
        try (TusClient bob = new TusClient(target.server(), listener)) {
            assertThat(bob.create("x.flac", 10).statusCode()).isEqualTo(403);
            assertThat(bob.append("x", 0, new byte[1]).statusCode()).isEqualTo(403);
        }
        String song = hiddenTrack();
        for (String path : List.of("/tags/preview", "/tags/edits", "/tags/edits/x/undo")) {
            assertThat(target.server().send("POST", "/api/v1" + path, "{}", "Authorization", listener).statusCode())
                    .isEqualTo(403);
        }
        assertThat(target.server()
                .get("/api/v1/tracks/%s/tags".formatted(song), "Authorization", listener)
                .statusCode()).isEqualTo(403);
    }

    @Test
    void aFolderThatIsNotGrantedTakesAndTellsNothing() throws Exception {
        assertThat(carol.send("POST", "/uploads", new byte[0], "Upload-Length", "10", "Upload-Metadata",
                "musicFolder " + java.util.Base64.getEncoder().encodeToString("2".getBytes(StandardCharsets.UTF_8)))
                .statusCode()).isEqualTo(404);
        Path secret = directory.resolve("two/secret.flac");
        Sounds.make(secret, "Secret", 4_321, 1);
        target.server().library().scanner().start(false);
        target.server().library().scanner().await();
        JsonNode over = carol.upload("copy.flac", Files.readAllBytes(secret));
        assertThat(over.path("known").asBoolean()).as("that it is known elsewhere stays a secret").isFalse();
        String second = hiddenTrack();
        for (String body : List.of(
                "{\"tracks\":[\"%s\"],\"fields\":[{\"field\":\"title\",\"values\":[\"x\"]}]}".formatted(second))) {
            assertThat(target.server()
                    .send("POST", "/api/v1/tags/preview", body, "Authorization", carolBearer)
                    .statusCode()).isEqualTo(404);
        }
        assertThat(target.server()
                .get("/api/v1/tracks/%s/tags".formatted(second), "Authorization", carolBearer)
                .statusCode()).isEqualTo(404);
    }

    private static String hiddenTrack() throws Exception {
        for (JsonNode song : target.server()
                .rest("search3?query=Second", Target.ADMIN)
                .path("searchResult3")
                .path("song")) {
            if (song.path("path").asText().equals("second.flac")) {
                return song.path("id").asText().substring(3);
            }
        }
        throw new AssertionError("there is no second song");
    }

    @Test
    void moreThanIsAllowedIsRefused() throws Exception {
        List<String> begun = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            begun.add(carol.begin("x.flac", 100));
        }
        assertThat(carol.create("x.flac", 100).statusCode()).isEqualTo(409);
        assertThat(carol.create("x.flac", 3 << 20).statusCode()).isEqualTo(413);
        assertThat(carol.append(begun.getFirst(), 0, new byte[101]).statusCode()).isEqualTo(413);
        assertThat(carol.state(begun.getFirst()).path("received").asLong()).isZero();
        for (String length : List.of("-1", "1e9", "9".repeat(30), "0x10", "")) {
            assertThat(carol.send("POST", "/uploads", new byte[0], "Upload-Length", length).statusCode()).as(length)
                    .isIn(400, 413);
        }
        for (String id : begun) {
            assertThat(carol.send("DELETE", "/uploads/" + id, new byte[0]).statusCode()).isEqualTo(204);
        }
    }

    @Test
    void aBodyThatNobodyMaySendIsNotRead() {
        String head = Raw.head(target.server(),
                "PATCH /api/v1/uploads/x HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/offset+octet-stream\r\nContent-Length: 2000000\r\n\r\n");
        assertThat(head).startsWith("HTTP/1.1 401");
    }

    @Test
    void whatIsPlacedIsServedAsSoundAndNeverAsAPage() throws Exception {
        byte[] page = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8);
        JsonNode refused = admin.upload("page.html", page);
        assertThat(refused.path("state").asText()).isEqualTo("refused");
        JsonNode placed = admin.upload("page.html", sound("title=<script>alert(1)</script>"));
        assertThat(placed.path("path").asText()).endsWith("_script_alert(1)__script_.flac");
        HttpResponse<String> song = target.server()
                .get("/api/v1/tracks/%s/stream".formatted(placed.path("trackId").asText()), "Authorization",
                        carolBearer);
        assertThat(song.headers().firstValue("Content-Type").orElse("")).startsWith("audio/");
    }
}
