package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.server.attack.Sounds;
import io.antiphon.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Full disks under those who send files and edit tags: it is said, nothing is lost, and everything goes on when there is room.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class FullDiskCuratorIT {

    private static final String SONG = "Album/one.flac";
    private static final byte[] NOTHING = new byte[0];

    @TempDir
    private Path directory;
    private Optional<MemoryDisk> disk = Optional.empty();

    @AfterEach
    void unmount() throws Exception {
        if (disk.isPresent()) {
            disk.get().close();
        }
    }

    private MemoryDisk mounted(String name, String size) throws Exception {
        disk = MemoryDisk.mount(directory.resolve(name), size);
        assumeTrue(disk.isPresent(), "only root mounts");
        return disk.orElseThrow();
    }

    private Path made(Path music) throws Exception {
        Path file = music.resolve(SONG);
        Files.createDirectories(file.getParent());
        noise(file, 1);
        return file;
    }

    private static void noise(Path file, int seed) throws Exception {
        Sounds.ffmpeg("-f", "lavfi", "-i", "anoisesrc=a=0.3:d=5:seed=" + seed, "-metadata", "title=Noise " + seed,
                "-metadata", "artist=Band " + seed, "-metadata", "album=Album", "file:" + file);
    }

    private byte[] other() throws Exception {
        Path file = directory.resolve("other.flac");
        noise(file, 2);
        return Files.readAllBytes(file);
    }

    private static TestServer serve(Path data, Path music) throws Exception {
        return TestServer.start(data, List.of(music.toString()),
                Map.of("analysis.enabled", "false", "scan.watch", "false", "backup.interval", "0"));
    }

    private static String comment(String track, String text) {
        return "\"tracks\":[\"%s\"],\"fields\":[{\"field\":\"comment\",\"values\":[\"%s\"]}]".formatted(track, text);
    }

    private static void assertFull(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(507);
        assertThat(CuratorClient.JSON.readTree(answer.body()).path("type").asText())
                .isEqualTo("urn:antiphon:problem:insufficient-storage");
    }

    private static JsonNode state(CuratorClient client, String upload) {
        try {
            return client.ask("GET", "/uploads/" + upload, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path placed(CuratorClient client, String upload, Path music) {
        Eventually.await("the upload to be placed",
                () -> state(client, upload).path("state").asText().equals("placed"));
        return music.resolve(state(client, upload).path("path").asText());
    }

    /// Files and folders.
    private static List<String> below(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> !path.equals(folder))
                    .map(path -> folder.relativize(path).toString())
                    .filter(path -> !path.equals("filler"))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void aMusicFolderThatIsFullStaysAsItIsUntilThereIsRoom() throws Exception {
        MemoryDisk small = mounted("music", "8m");
        Path file = made(small.place());
        byte[] original = Files.readAllBytes(file);
        byte[] sent = other();
        try (TestServer server = serve(directory.resolve("data"), small.place());
                CuratorClient client = new CuratorClient(server.url(), TestServer.PASSWORD)) {
            String track = client.track(SONG);
            HttpResponse<String> first = client.edit(comment(track, "first"));
            assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
            String edit = CuratorClient.JSON.readTree(first.body()).path("editId").asText();
            byte[] edited = Files.readAllBytes(file);

            small.fill();
            assertFull(client.edit(comment(track, "second")));
            assertFull(client.undo(edit));
            String upload = client.begin("other.flac", sent.length);
            assertThat(client.append(upload, 0, sent).statusCode()).as("it comes to another disk").isEqualTo(204);
            Eventually.await("the upload to say what it waits for",
                    () -> state(client, upload).path("note").asText().startsWith("it cannot be placed now"));
            assertThat(state(client, upload).path("state").asText()).isEqualTo("checking");
            assertThat(file).hasBinaryContent(edited);
            assertThat(below(small.place())).containsExactly("Album", SONG);

            small.relieve();
            assertThat(client.edit(comment(track, "second")).statusCode()).isEqualTo(201);
            assertThat(client.append(upload, sent.length, NOTHING).statusCode()).isEqualTo(204);
            assertThat(placed(client, upload, small.place())).hasBinaryContent(sent);
            String second = client.ask("GET", "/tags/edits?limit=1", "").at("/items/0/editId").asText();
            assertThat(client.undo(second).statusCode()).isEqualTo(200);
            assertThat(client.undo(edit).statusCode()).isEqualTo(200);
            assertThat(file).hasBinaryContent(original);
            assertThat(below(small.place())).hasSize(5);
        }
    }

    @Test
    void whatADataDirectoryThatIsFullHasIsKeptAndTheUploadGoesOnWhenThereIsRoom() throws Exception {
        // What the server leaves free of its disk, and a little more.
        MemoryDisk small = mounted("disk", "96m");
        Path music = directory.resolve("music");
        Path file = made(music);
        byte[] original = Files.readAllBytes(file);
        byte[] sent = other();
        Path data = small.place().resolve("data");
        int half = sent.length / 2;
        try (TestServer server = serve(data, music);
                CuratorClient client = new CuratorClient(server.url(), TestServer.PASSWORD)) {
            String track = client.track(SONG);
            String upload = client.begin("other.flac", sent.length);
            assertThat(client.append(upload, 0, Arrays.copyOf(sent, half)).statusCode()).isEqualTo(204);

            small.fill();
            byte[] rest = Arrays.copyOfRange(sent, half, sent.length);
            assertFull(client.append(upload, half, rest));
            assertThat(client.offset(upload)).isEqualTo(half);
            assertFull(client.edit(comment(track, "never")));
            assertThat(file).hasBinaryContent(original);
            assertThat(below(music)).containsExactly("Album", SONG);

            small.relieve();
            long offset = client.offset(upload);
            assertThat(client.append(upload, offset, Arrays.copyOfRange(sent, (int) offset, sent.length)).statusCode())
                    .isEqualTo(204);
            assertThat(placed(client, upload, music)).hasBinaryContent(sent);
            HttpResponse<String> done = client.edit(comment(track, "at last"));
            assertThat(done.statusCode()).as(done.body()).isEqualTo(201);
            assertThat(client.undo(CuratorClient.JSON.readTree(done.body()).path("editId").asText()).statusCode())
                    .isEqualTo(200);
            assertThat(file).hasBinaryContent(original);
        }
    }
}
