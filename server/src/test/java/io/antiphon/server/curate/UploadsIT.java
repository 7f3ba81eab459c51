package io.antiphon.server.curate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.server.TestServer;
import io.antiphon.server.TusClient;
import io.antiphon.server.attack.Sounds;
import io.antiphon.testing.MovableClock;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files on their way into a music folder, by tus.
class UploadsIT {

    @TempDir
    static Path directory;

    private static Path music;
    private static TestServer server;
    private static MovableClock clock;
    private static TusClient tus;
    private static String bearer;

    @BeforeAll
    static void start() throws Exception {
        music = Files.createDirectory(directory.resolve("music"));
        Sounds.make(Files.createDirectory(music.resolve("old")).resolve("Known.flac"), "Known");
        clock = new MovableClock(Instant.now());
        server = started();
        bearer = login(server);
        tus = new TusClient(server, bearer);
    }

    private static TestServer started() throws Exception {
        return TestServer.start(directory.resolve("data"), List.of(music.toString()),
                Map.of("analysis.enabled", "false", "uploads.max-size", "3MB", "http.max-body", "64KB"), clock);
    }

    private static String login(TestServer of) throws Exception {
        return "Bearer " + TestServer
                .json(of.send("POST", "/api/v1/auth/login",
                        "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(TestServer.PASSWORD)))
                .path("accessToken")
                .asText();
    }

    @AfterAll
    static void stop() {
        tus.close();
        server.close();
    }

    /// A sound that no other test has.
    private static byte[] sound(String title, String... metadata) throws Exception {
        Path file = directory.resolve("made-" + Integer.toHexString(title.hashCode()) + ".flac");
        String[] all = Stream.of(
                Stream.of("-f", "lavfi", "-i",
                        "sine=frequency=%d:duration=1".formatted(200 + Math.floorMod(title.hashCode(), 5_000)),
                        "-metadata", "title=" + title),
                Arrays.stream(metadata).flatMap(field -> Stream.of("-metadata", field)), Stream.of("file:" + file))
                .flatMap(one -> one)
                .toArray(String[]::new);
        Sounds.ffmpeg(all);
        return Files.readAllBytes(file);
    }

    private static JsonNode track(JsonNode upload) throws Exception {
        HttpResponse<String> shown = server.get("/api/v1/tracks/" + upload.path("trackId").asText(), "Authorization",
                bearer);
        assertThat(shown.statusCode()).as("%s: %s", upload, shown.body()).isEqualTo(200);
        return TestServer.json(shown);
    }

    @Test
    void aFileThatComesInPiecesIsPlacedByItsTagsAndInTheLibraryAtOnce() throws Exception {
        byte[] bytes = sound("Pieces", "artist=The Band", "album=Out: Now?", "date=1999-05-01", "track=3", "disc=1");
        HttpResponse<String> made = tus.create("whatever.mp3", bytes.length);
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(made.headers().firstValue("Tus-Resumable")).contains("1.0.0");
        assertThat(made.headers().firstValue("Upload-Expires")).isPresent();
        String id = TestServer.json(made).path("id").asText();
        int third = bytes.length / 3;
        HttpResponse<String> first = tus.append(id, 0, Arrays.copyOf(bytes, third));
        assertThat(first.statusCode()).isEqualTo(204);
        assertThat(first.headers().firstValue("Upload-Offset")).contains(Integer.toString(third));
        assertThat(tus.state(id).path("state").asText()).isEqualTo("receiving");
        HttpResponse<String> head = tus.send("HEAD", "/uploads/" + id, new byte[0]);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.headers().firstValue("Upload-Offset")).contains(Integer.toString(third));
        assertThat(head.headers().firstValue("Upload-Length")).contains(Integer.toString(bytes.length));
        assertThat(head.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(tus.append(id, third, Arrays.copyOfRange(bytes, third, bytes.length)).statusCode()).isEqualTo(204);
        JsonNode over = tus.over(id);
        assertThat(over.path("state").asText()).as("%s", over).isEqualTo("placed");
        assertThat(over.path("path").asText()).isEqualTo("The Band/1999 - Out_ Now_/1-03 Pieces.flac");
        assertThat(over.path("known").asBoolean()).isFalse();
        assertThat(music.resolve(over.path("path").asText())).hasBinaryContent(bytes);
        assertThat(track(over).path("title").asText()).isEqualTo("Pieces");
        assertThat(directory.resolve("data/uploads/%s.part".formatted(id))).doesNotExist();
        try (Stream<Path> files = Files.walk(music)) {
            assertThat(files.map(file -> file.getFileName().toString())).noneMatch(name -> name.startsWith("."));
        }
    }

    @Test
    void aSoundThatIsInTheLibraryIsAnsweredWithItsTrackAndNotStoredTwice() throws Exception {
        byte[] bytes = Files.readAllBytes(music.resolve("old/Known.flac"));
        JsonNode over = tus.upload("again.flac", bytes);
        assertThat(over.path("known").asBoolean()).isTrue();
        assertThat(over.path("path").asText()).isEqualTo("old/Known.flac");
        assertThat(track(over).path("title").asText()).isEqualTo("Known");
    }

    @Test
    void anotherSoundOfTheSameNameGetsANumberAndNothingIsOverwritten() throws Exception {
        byte[] first = sound("Same 1", "artist=Twins", "album=A", "title=Same");
        byte[] second = sound("Same 2", "artist=TWINS", "album=a", "title=SAME");
        JsonNode one = tus.upload("x.flac", first);
        JsonNode two = tus.upload("x.flac", second);
        assertThat(one.path("path").asText()).isEqualTo("Twins/A/Same.flac");
        assertThat(two.path("path").asText()).isEqualTo("Twins/A/SAME (2).flac");
        assertThat(music.resolve("Twins/A/Same.flac")).hasBinaryContent(first);
        assertThat(two.path("trackId").asText()).isNotEqualTo(one.path("trackId").asText());
    }

    @Test
    void whatIsNoMusicIsRefusedWithTheReason() throws Exception {
        JsonNode text = tus.upload("song.mp3", "This is no music at all.".repeat(50).getBytes(StandardCharsets.UTF_8));
        assertThat(text.path("state").asText()).isEqualTo("refused");
        assertThat(text.path("note").asText()).startsWith("this is no music");
        byte[] cut = Arrays.copyOf(sound("Cut off"), 60);
        assertThat(tus.upload("cut.flac", cut).path("state").asText()).isEqualTo("refused");
        assertThat(directory.resolve("data/uploads/%s.part".formatted(text.path("id").asText()))).doesNotExist();
    }

    @Test
    void bytesThatDoNotFollowOrAreNotMeantAreRefusedAndChangeNothing() throws Exception {
        byte[] bytes = sound("Careful");
        String id = tus.begin("c.flac", bytes.length);
        assertThat(tus.append(id, 5, bytes).statusCode()).isEqualTo(409);
        assertThat(tus.append(id, 0, Arrays.copyOf(bytes, bytes.length + 1)).statusCode()).isEqualTo(413);
        String other = Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(new byte[1]));
        assertThat(tus.append(id, 0, bytes, "Upload-Checksum", "sha1 " + other).statusCode()).isEqualTo(460);
        assertThat(tus.append(id, 0, bytes, "Upload-Checksum", "crc32 AAAA").statusCode()).isEqualTo(400);
        assertThat(tus.append(id, 0, bytes, "Content-Type", "audio/flac").statusCode()).isEqualTo(415);
        HttpResponse<String> old = tus.append(id, 0, bytes, "Tus-Resumable", "0.2.2");
        assertThat(old.statusCode()).isEqualTo(412);
        assertThat(old.headers().firstValue("Tus-Version")).contains("1.0.0");
        assertThat(tus.state(id).path("received").asLong()).isZero();
        String right = Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        assertThat(tus.append(id, 0, bytes, "Upload-Checksum", "sha256 " + right).statusCode()).isEqualTo(204);
        assertThat(tus.over(id).path("state").asText()).isEqualTo("placed");
    }

    @Test
    void whatIsOfferedIsSaidAndTooLargeOrNamelessUploadsAreRefused() throws Exception {
        HttpResponse<String> abilities = server.send("OPTIONS", "/api/v1/uploads", null);
        assertThat(abilities.statusCode()).isEqualTo(204);
        assertThat(abilities.headers().firstValue("Tus-Extension"))
                .contains("creation,termination,checksum,expiration");
        assertThat(abilities.headers().firstValue("Tus-Max-Size")).contains(Long.toString(3L << 20));
        assertThat(tus.create("x", (3L << 20) + 1).statusCode()).isEqualTo(413);
        assertThat(tus.create("x", 0).statusCode()).isEqualTo(400);
        assertThat(tus.create("x", 5, "Upload-Defer-Length", "1").statusCode()).isEqualTo(400);
        assertThat(tus.send("POST", "/uploads", new byte[0], "Upload-Length", "5", "Upload-Metadata", "filename !!")
                .statusCode()).isEqualTo(400);
        assertThat(tus.send("POST", "/uploads", new byte[0], "Upload-Length", "5", "Upload-Metadata",
                "musicFolder " + Base64.getEncoder().encodeToString("77".getBytes(StandardCharsets.UTF_8)))
                .statusCode()).isEqualTo(404);
    }

    @Test
    void aFileLargerThanOtherBodiesMayBeComesInOneRequest() throws Exception {
        Path file = directory.resolve("large.wav");
        Sounds.ffmpeg("-f", "lavfi", "-i", "sine=frequency=123:duration=20", "-metadata", "title=Large",
                "file:" + file);
        byte[] bytes = Files.readAllBytes(file);
        assertThat(bytes.length).isGreaterThan(1 << 20);
        assertThat(tus.upload("large.wav", bytes).path("state").asText()).isEqualTo("placed");
        assertThat(server.send("POST", "/api/v1/auth/login", "x".repeat(70_000)).statusCode()).isEqualTo(413);
    }

    @Test
    void anUploadIsGivenUpOnRequestAndByClientsThatKnowFewMethods() throws Exception {
        byte[] bytes = sound("Few methods");
        String id = tus.begin("f.flac", bytes.length);
        HttpResponse<String> sent = tus.send("POST", "/uploads/" + id, bytes, "X-HTTP-Method-Override", "PATCH",
                "Upload-Offset", "0", "Content-Type", "application/offset+octet-stream");
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(204);
        assertThat(tus.over(id).path("state").asText()).isEqualTo("placed");
        assertThat(tus.send("POST", "/uploads/" + id, new byte[0]).statusCode()).isEqualTo(405);
        String other = tus.begin("g.flac", 10);
        assertThat(tus.send("DELETE", "/uploads/" + other, new byte[0]).statusCode()).isEqualTo(204);
        assertThat(server.get("/api/v1/uploads/" + other, "Authorization", bearer).statusCode()).isEqualTo(404);
        assertThat(tus.append(other, 0, new byte[5]).statusCode()).isEqualTo(404);
        assertThat(directory.resolve("data/uploads/" + other + ".part")).doesNotExist();
        assertThat(server.get("/api/v1/uploads?limit=1", "Authorization", bearer).body()).contains("\"next\"");
    }

    @Test
    void anUploadThatNobodyContinuesExpires() throws Exception {
        String id = tus.begin("late.flac", 100);
        assertThat(tus.append(id, 0, new byte[40]).statusCode()).isEqualTo(204);
        clock.move(Duration.ofHours(25));
        try {
            // The session is over, too, by now.
            String later = "Bearer " + TestServer
                    .json(server.send("POST", "/api/v1/auth/login",
                            "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(TestServer.PASSWORD)))
                    .path("accessToken")
                    .asText();
            try (TusClient returned = new TusClient(server, later)) {
                assertThat(returned.append(id, 40, new byte[60]).statusCode()).isEqualTo(410);
                assertThat(returned.send("HEAD", "/uploads/" + id, new byte[0]).statusCode()).isEqualTo(410);
            }
        } finally {
            clock.move(Duration.ofHours(-25));
        }
    }

    @Test
    void whatWasReceivedSurvivesARestartAndWhatWasNotAcknowledgedIsCutOff() throws Exception {
        byte[] bytes = sound("Restarted");
        byte[] whole = sound("Whole");
        int half = bytes.length / 2;
        String id = tus.begin("r.flac", bytes.length);
        assertThat(tus.append(id, 0, Arrays.copyOf(bytes, half)).statusCode()).isEqualTo(204);
        String checking = tus.begin("w.flac", whole.length);
        Path quarantine = directory.resolve("data/uploads");
        // As a kill leaves them: bytes that came and were not told of, and a file whose check had just begun.
        Files.write(quarantine.resolve(id + ".part"), new byte[777], StandardOpenOption.APPEND);
        Files.write(quarantine.resolve(checking + ".part"), whole);
        Files.write(quarantine.resolve("nobodys.part"), new byte[5]);
        server.installation()
                .database()
                .sql()
                .change("UPDATE upload SET state = 'CHECKING', received = size WHERE id = ?", checking);
        tus.close();
        server.close();
        server = started();
        bearer = login(server);
        tus = new TusClient(server, bearer);
        assertThat(tus.over(checking).path("path").asText()).endsWith("Whole.flac");
        assertThat(quarantine.resolve("nobodys.part")).doesNotExist();
        assertThat(tus.state(id).path("received").asInt()).isEqualTo(half);
        assertThat(tus.append(id, half, Arrays.copyOfRange(bytes, half, bytes.length)).statusCode()).isEqualTo(204);
        assertThat(music.resolve(tus.over(id).path("path").asText())).hasBinaryContent(bytes);
    }
}
