package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.media.ffmpeg.FfmpegTools;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What goes wrong while sound is made: nobody takes a part for the whole, nothing is left, and the next request works.
@Timeout(600)
class TranscodeFailuresIT {

    private static final int LONG_SECONDS = 1_200;
    private static final int DISCONNECTS = 200;

    @TempDir
    private static Path shared;
    @TempDir
    private Path directory;

    private final HttpClient client = HttpClient.newHttpClient();
    private TestServer server;
    private Holdings holdings;
    private Path song;
    private String id;

    @BeforeAll
    static void makeSong() throws Exception {
        makeSound(shared.resolve("long.flac"), LONG_SECONDS);
    }

    @BeforeEach
    void start() throws Exception {
        Path music = Files.createDirectories(directory.resolve("music"));
        song = Files.copy(shared.resolve("long.flac"), music.resolve("long.flac"));
        server = TestServer.start(directory.resolve("data"), List.of(music.toString()),
                Map.of("transcoding.max-processes", "4", "transcoding.ffmpeg-directory", tools().toString(),
                        // Else it would hold the song and a process of its own.
                        "analysis.enabled", "false"));
        JsonNode found = server.rest("search3?query=&songCount=1", credentials()).at("/searchResult3/song/0");
        id = found.path("id").asText();
        holdings = Holdings.of(music, directory.resolve("data/cache"));
    }

    @AfterEach
    void stop() {
        server.close();
        client.close();
        assertThat(Holdings.programs()).isEmpty();
    }

    /// What is counted in the other tests is there while sound is made.
    @Test
    void soundInTheMakingHoldsAProcessFilesAndThreads() throws Exception {
        try (InputStream sound = stream("mp3", 96)) {
            assertThat(sound.readNBytes(10_000)).hasSize(10_000);
            assertThat(Holdings.programs()).hasSize(1);
            assertThat(holdings.pipes()).isPositive();
            assertThat(holdings.files()).isNotEmpty();
            assertThat(Holdings.threads()).isNotEmpty();
        }
        awaitNothingLeft();
    }

    @Test
    void whenFfmpegIsKilledTheListenerIsCutOffAndTheNextOneHearsIt() throws Exception {
        try (InputStream sound = stream("mp3", 96)) {
            assertThat(sound.readNBytes(10_000)).hasSize(10_000);
            Holdings.programs().forEach(ProcessHandle::destroyForcibly);
            assertThatThrownBy(sound::readAllBytes).isInstanceOf(IOException.class);
        }
        awaitNothingLeft();
        assertBeginsWell();
    }

    @Test
    void whenTheSourceIsReplacedTheListenerIsCutOff() throws Exception {
        Path other = directory.resolve("other.flac");
        makeSound(other, 5);
        try (InputStream sound = stream("mp3", 96)) {
            assertThat(sound.readNBytes(10_000)).hasSize(10_000);
            Files.move(other, song, StandardCopyOption.REPLACE_EXISTING);
            assertThatThrownBy(sound::readAllBytes).isInstanceOf(IOException.class);
        }
        awaitNothingLeft();
        assertThat(keptFiles()).isEmpty();
        assertBeginsWell();
    }

    @Test
    void whenTheSourceVanishesTheListenerIsCutOffAndTheNextOneIsTold() throws Exception {
        try (InputStream sound = stream("mp3", 96)) {
            assertThat(sound.readNBytes(10_000)).hasSize(10_000);
            Files.delete(song);
            assertThatThrownBy(sound::readAllBytes).isInstanceOf(IOException.class);
        }
        awaitNothingLeft();
        assertThat(keptFiles()).isEmpty();
        assertThat(server.get("/rest/stream?format=mp3&id=" + id + "&" + common()).body()).contains("code=\"70\"");
    }

    @Test
    void aFileThatIsSentAsItIsAndVanishesIsHeardToItsEndAndTheNextOneIsTold() throws Exception {
        long size = Files.size(song);
        try (InputStream sound = stream("raw", 0)) {
            assertThat(sound.readNBytes(10_000)).hasSize(10_000);
            Files.delete(song);
            assertThat(sound.transferTo(OutputStream.nullOutputStream())).isEqualTo(size - 10_000);
        }
        awaitNothingLeft();
        assertThat(server.get("/rest/stream?format=raw&id=" + id + "&" + common()).body()).contains("code=\"70\"");
    }

    @Test
    void aFileThatIsSentAsItIsAndBecomesShorterCutsTheListenerOff() throws Exception {
        try (InputStream sound = stream("raw", 0)) {
            assertThat(sound.readNBytes(10_000)).hasSize(10_000);
            try (FileChannel file = FileChannel.open(song, StandardOpenOption.WRITE)) {
                file.truncate(20_000);
            }
            assertThatThrownBy(() -> sound.transferTo(OutputStream.nullOutputStream())).isInstanceOf(IOException.class);
        }
        awaitNothingLeft();
        assertThat(server.rest("ping", credentials()).path("status").asText()).isEqualTo("ok");
    }

    @Test
    void aCacheThatCannotBeWrittenCostsTheKeepingNotTheSound() throws Exception {
        Path unfinished = directory.resolve("data/cache/unfinished");
        Files.createDirectories(unfinished.getParent());
        Files.writeString(unfinished, "in the way");
        assertBeginsWell();
        awaitNothingLeft();
    }

    @Test
    void whenTheDiskFillsUpTheListenerIsCutOffAndTheNextOneHearsIt() throws Exception {
        Path room = Files.writeString(directory.resolve("room"), Integer.toString(1 << 20));
        for (String format : List.of("mp3", "opus")) {
            try (InputStream sound = stream(format, 96)) {
                assertThatThrownBy(sound::readAllBytes).as(format).isInstanceOf(IOException.class);
            }
            awaitNothingLeft();
            assertThat(keptFiles()).as(format).isEmpty();
        }
        Files.delete(room);
        assertBeginsWell();
    }

    /// The real programs, but ffmpeg can write no file that is longer than the file `room` says, once there is one: to it, the disk is full
    /// then.
    private Path tools() throws IOException {
        FfmpegTools tools = FfmpegTools.find(null, String.valueOf(System.getenv("PATH"))).orElseThrow();
        Path folder = Files.createDirectory(directory.resolve("tools"));
        Files.createSymbolicLink(folder.resolve("ffprobe"), tools.ffprobe());
        Path ffmpeg = Files.writeString(folder.resolve("ffmpeg"), """
                #!/bin/sh
                [ -e '%1$s' ] || exec '%2$s' "$@"
                trap '' XFSZ
                exec prlimit --fsize="$(cat '%1$s')" '%2$s' "$@"
                """.formatted(directory.resolve("room"), tools.ffmpeg()));
        Files.setPosixFilePermissions(ffmpeg, PosixFilePermissions.fromString("rwx------"));
        return folder;
    }

    @Test
    void listenersWhoLeaveAtAnyMomentLeaveNothingBehind() throws Exception {
        assertBeginsWell();
        awaitNothingLeft();
        List<String> pieces = server.get("/rest/hls.m3u8?id=%s&%s".formatted(id, common()))
                .body()
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
        assertThat(pieces).hasSizeGreaterThan(50);
        Random random = new Random(5);
        try (ExecutorService listeners = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < DISCONNECTS; i++) {
                int bytes = random.nextInt(4) == 0 ? 0 : random.nextInt(200_000);
                String path = switch (random.nextInt(5)) {
                    case 0 -> "stream?format=raw&id=%s&%s".formatted(id, common());
                    case 1 -> pieces.get(random.nextInt(pieces.size()));
                    default -> "stream?format=mp3&maxBitRate=%d&timeOffset=%d&id=%s&%s".formatted(
                            64 + random.nextInt(4), random.nextInt(3) == 0 ? random.nextInt(600) : 0, id, common());
                };
                listeners.execute(() -> hearAndLeave(path, bytes));
            }
        }
        awaitNothingLeft();
        assertBeginsWell();
    }

    private void hearAndLeave(String path, int bytes) {
        URI url = URI.create(server.url());
        try (Socket socket = new Socket(url.getHost(), url.getPort())) {
            socket.getOutputStream()
                    .write("GET /rest/%s HTTP/1.1\r\nHost: x\r\n\r\n".formatted(path).getBytes(StandardCharsets.UTF_8));
            socket.getInputStream().readNBytes(bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void assertBeginsWell() throws Exception {
        try (InputStream sound = stream("mp3", 80)) {
            assertThat(sound.readNBytes(20_000)).hasSize(20_000);
        }
    }

    private InputStream stream(String format, int bitRate) throws IOException, InterruptedException {
        HttpResponse<InputStream> answer = client.send(HttpRequest.newBuilder(URI.create(
                server.url() + "/rest/stream?format=%s&maxBitRate=%d&id=%s&%s".formatted(format, bitRate, id,
                        common())))
                .build(), BodyHandlers.ofInputStream());
        assertThat(answer.headers().firstValue("Content-Type")).hasValueSatisfying(
                type -> assertThat(type).startsWith("audio/"));
        return answer.body();
    }

    private void awaitNothingLeft() {
        await("programs", () -> Holdings.programs().isEmpty());
        await("making", () -> server.library().mediaCache().makingCount() == 0);
        await("unfinished", () -> filesIn("unfinished").isEmpty());
        await("open files", () -> holdings.files().isEmpty());
        await("pipes", () -> holdings.pipes() <= holdings.pipesBefore());
        await("threads", () -> Holdings.threads().isEmpty());
    }

    private List<Path> keptFiles() {
        return filesIn("transcodes");
    }

    private List<Path> filesIn(String name) {
        Path place = directory.resolve("data/cache").resolve(name);
        if (!Files.isDirectory(place)) {
            return List.of();
        }
        try (Stream<Path> found = Files.walk(place)) {
            return found.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /// What ends in another thread ends soon, but not at once.
    private static void await(String what, BooleanSupplier gone) {
        long deadline = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (!gone.getAsBoolean()) {
            assertThat(System.nanoTime()).as("%s are still there after two minutes", what).isLessThan(deadline);
            LockSupport.parkNanos(10_000_000);
        }
    }

    private static String credentials() {
        return "u=admin&p=" + TestServer.APP_PASSWORD;
    }

    private static String common() {
        return credentials() + "&v=1.16.1&c=test";
    }

    private static void makeSound(Path file, int seconds) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("ffmpeg", "-v", "error", "-f", "lavfi", "-i",
                "anoisesrc=sample_rate=44100:amplitude=0.2:duration=" + seconds, "-ac", "2", "-compression_level", "0",
                file.toString()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
