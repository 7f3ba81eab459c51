package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.antiphon.server.Program.Running;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A library full of what no player could play, beside one album that is sound, taken in by the program as people run it.
class HostileLibraryIT {

    private static final int COVER_BYTES = 50 << 20;

    @TempDir
    private static Path directory;
    private static Program program;
    private static Running server;

    @BeforeAll
    static void serve() throws Exception {
        Path music = Files.createDirectories(directory.resolve("music"));
        Path sound = Files.createDirectory(music.resolve("Sound"));
        Path whole = make(sound.resolve("01 Whole.flac"), "title=Whole");
        make(sound.resolve("02 Bell.flac"), "title=Ring \u0007 the \u001b[31m bell \u0001");
        hide(sound.resolve("03 Large cover.mp3"));
        Path broken = Files.createDirectory(music.resolve("Broken"));
        byte[] bytes = Files.readAllBytes(whole);
        Files.write(broken.resolve("truncated.flac"), Arrays.copyOf(bytes, 60));
        Files.write(broken.resolve("empty.mp3"), new byte[0]);
        Files.write(broken.resolve("random.ogg"), random(100_000));
        Files.writeString(broken.resolve("text.m4a"), "I am no music.\n".repeat(1_000));
        Files.write(broken.resolve("flac in disguise.mp3"), bytes);
        Files.createSymbolicLink(music.resolve("loop"), music);
        Files.createSymbolicLink(broken.resolve("dangling.flac"), broken.resolve("nowhere.flac"));
        run("mkfifo", broken.resolve("pipe.flac").toString());
        // A name that is not UTF-8, which Java itself cannot make.
        run("sh", "-c", "cp \"$1\" \"$2/$(printf 'lat\\351n.flac')\"", "sh", whole.toString(), broken.toString());
        program = new Program(directory.resolve("data"));
        server = program.serve(music);
        program.awaitAlbums(server, 1);
    }

    @AfterAll
    static void stop() {
        program.close();
    }

    @Test
    void whatIsSoundIsIndexed() throws Exception {
        List<String> titles = program.ask(server, "search3?query=&songCount=100")
                .path("searchResult3")
                .path("song")
                .findValuesAsText("title");
        assertThat(titles).contains("Whole", "Large cover").anyMatch(title -> title.startsWith("Ring"));
    }

    @Test
    void everyBadFileIsReportedByTheCommandAndTheNativeApi() throws Exception {
        String report = program.command("scan", "--report", "--data", directory.resolve("data").toString()).output();
        String listed = program.get(server.url() + "/api/v1/scan/problems", "Authorization", "Bearer " + token());
        for (String name : List.of("truncated.flac", "empty.mp3", "random.ogg", "text.m4a", "pipe.flac")) {
            assertThat(report).as("scan --report").contains(name);
            assertThat(listed).as("/api/v1/scan/problems").contains(name);
        }
        assertThat(report).contains("loop").doesNotContain("Whole").doesNotContain("\u001b");
    }

    @Test
    void everyAnswerIsWellFormedInBothFormats() throws Exception {
        JsonNode songs = program.ask(server, "search3?query=&songCount=100").path("searchResult3").path("song");
        assertThat(songs).isNotEmpty();
        for (JsonNode song : songs) {
            assertWellFormed("getSong?id=" + song.path("id").asText());
        }
        String root = program.ask(server, "getIndexes").at("/indexes/index/0/artist/0/id").asText();
        for (String question : List.of("getIndexes", "getArtists", "getMusicDirectory?id=" + root,
                "getAlbumList2?type=newest", "search3?query=&songCount=100", "getRandomSongs?size=100")) {
            assertWellFormed(question);
        }
    }

    @Test
    void aCoverOfFiftyMegabytesIsAPictureOrAnErrorButNoBurden() throws Exception {
        JsonNode song = program.ask(server, "search3?query=large&songCount=1").at("/searchResult3/song/0");
        program.answer(server, "getCoverArt?size=100&id=" + song.path("coverArt").asText(), "json");
        assertThat(program.ask(server, "ping").path("status").asText()).isEqualTo("ok");
    }

    private static void assertWellFormed(String question) throws Exception {
        assertThat(program.ask(server, question).path("status").asText()).as(question).isEqualTo("ok");
        byte[] xml = program.answer(server, question, "xml").getBytes(StandardCharsets.UTF_8);
        assertThat(DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml))
                .getDocumentElement()
                .getAttribute("status")).as(question).isEqualTo("ok");
    }

    private static String token() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            String login = "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(Program.PASSWORD);
            String answer = client.send(HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/auth/login"))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(login))
                    .build(), BodyHandlers.ofString()).body();
            return JsonMapper.builder().build().readTree(answer).path("accessToken").asText();
        }
    }

    private static Path make(Path file, String... tags) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-loglevel", "error", "-f",
                "lavfi", "-i", "sine=f=440:d=1", "-metadata", "artist=Somebody", "-metadata", "album=Sound"));
        for (String tag : tags) {
            command.addAll(List.of("-metadata", tag));
        }
        command.add(file.toString());
        run(command.toArray(String[]::new));
        return file;
    }

    /// An MP3 file whose ID3v2.4 tag holds a picture of 50 MB.
    private static void hide(Path target) throws IOException, InterruptedException {
        Path plain = make(directory.resolve("plain.mp3"), "title=unused");
        ByteBuffer tag = ByteBuffer.allocate(COVER_BYTES + 200);
        tag.put("ID3".getBytes(StandardCharsets.US_ASCII)).put((byte) 4).put((byte) 0).put((byte) 0).putInt(0);
        text(tag, "TIT2", "Large cover");
        text(tag, "TPE1", "Somebody");
        text(tag, "TALB", "Sound");
        byte[] head = "\0image/jpeg\0\3\0".getBytes(StandardCharsets.ISO_8859_1);
        frame(tag, "APIC", head.length + COVER_BYTES).put(head).put(random(COVER_BYTES));
        tag.putInt(6, synchsafe(tag.position() - 10));
        byte[] sound = Files.readAllBytes(plain);
        // Past the small tag that ffmpeg wrote.
        int skip = 10 + (sound[6] << 21 | sound[7] << 14 | sound[8] << 7 | sound[9]);
        try (var out = Files.newOutputStream(target)) {
            out.write(tag.array(), 0, tag.position());
            out.write(sound, skip, sound.length - skip);
        }
    }

    private static void text(ByteBuffer tag, String id, String value) {
        byte[] bytes = value.getBytes(StandardCharsets.ISO_8859_1);
        frame(tag, id, bytes.length + 1).put((byte) 0).put(bytes);
    }

    private static ByteBuffer frame(ByteBuffer tag, String id, int size) {
        return tag.put(id.getBytes(StandardCharsets.US_ASCII)).putInt(synchsafe(size)).putShort((short) 0);
    }

    /// Seven bits a byte, as ID3v2.4 writes sizes.
    private static int synchsafe(int size) {
        return size >> 21 << 24 | (size >> 14 & 0x7f) << 16 | (size >> 7 & 0x7f) << 8 | size & 0x7f;
    }

    private static byte[] random(int size) {
        byte[] bytes = new byte[size];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    private static void run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).as(String.join(" ", command)).isZero();
    }
}
