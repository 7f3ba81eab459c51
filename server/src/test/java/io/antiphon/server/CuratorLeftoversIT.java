package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.server.attack.Sounds;
import io.antiphon.testing.Eventually;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What a server left that was killed at the worst moments, as it left it: the next one ends it, or throws it away.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class CuratorLeftoversIT {

    @TempDir
    private Path directory;
    private Path music;
    private Path data;
    private Path file;
    private TestServer server;
    private CuratorClient client;
    private String edit = "";

    @BeforeEach
    void edit() throws Exception {
        music = directory.resolve("music");
        data = directory.resolve("data");
        file = music.resolve("Album/one.flac");
        Files.createDirectories(file.getParent());
        Sounds.make(file, "One");
        start();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    private void start() throws Exception {
        server = TestServer.start(data, List.of(music.toString()),
                Map.of("analysis.enabled", "false", "scan.watch", "false", "backup.interval", "0"));
        client = new CuratorClient(server.url(), TestServer.PASSWORD);
    }

    private void comment(String text) throws Exception {
        HttpResponse<String> done = client.edit(
                "\"tracks\":[\"%s\"],\"fields\":[{\"field\":\"comment\",\"values\":[\"%s\"]}]".formatted(
                        client.track("Album/one.flac"), text));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(201);
        edit = CuratorClient.JSON.readTree(done.body()).at("/files/0/id").asText();
    }

    private List<String> below(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).map(path -> folder.relativize(path).toString()).sorted().toList();
        }
    }

    @Test
    void anUndoThatWasCutOffLeavesNothingAndIsDoneByTheNextRequest() throws Exception {
        byte[] original = Files.readAllBytes(file);
        comment("new");
        byte[] edited = Files.readAllBytes(file);
        stop();
        Path hidden = file.resolveSibling(".antiphon-tags-%s.tmp".formatted(edit));
        Files.write(hidden, new byte[777]);
        Files.writeString(data.resolve("tag-edits/%s.unfinished".formatted(edit)), hidden + "\0");
        Files.write(Files.createDirectory(data.resolve("tag-edits/work-" + edit)).resolve("before"), new byte[777]);
        start();
        assertThat(below(music)).containsExactly("Album/one.flac");
        assertThat(below(data.resolve("tag-edits"))).containsExactly(edit + ".undo");
        assertThat(file).hasBinaryContent(edited);
        assertThat(client.undo(edit).statusCode()).isEqualTo(200);
        assertThat(file).hasBinaryContent(original);
    }

    @Test
    void aHiddenFileOfItsOwnIsNotInItsWay() throws Exception {
        byte[] original = Files.readAllBytes(file);
        comment("new");
        Files.write(file.resolveSibling(".antiphon-tags-%s.tmp".formatted(edit)), new byte[777]);
        HttpResponse<String> undone = client.undo(edit);
        assertThat(undone.statusCode()).as(undone.body()).isEqualTo(200);
        assertThat(file).hasBinaryContent(original);
        assertThat(below(music)).containsExactly("Album/one.flac");
    }

    @Test
    void anEditThatTheListWasNotToldOfIsUndoneWithoutARestart() throws Exception {
        byte[] original = Files.readAllBytes(file);
        comment("new");
        server.installation()
                .database()
                .sql()
                .change("UPDATE tag_edit SET state = 'WRITING' WHERE id = ?", edit);
        HttpResponse<String> undone = client.undo(edit);
        assertThat(undone.statusCode()).as(undone.body()).isEqualTo(200);
        assertThat(file).hasBinaryContent(original);
    }

    @Test
    void aFileThatWasBeingPlacedIsPlacedOnceAndWhateverWasNotWholeGoes() throws Exception {
        Path song = directory.resolve("two.flac");
        Sounds.ffmpeg("-f", "lavfi", "-i", "sine=frequency=2000:duration=1", "-metadata", "title=Two", "-metadata",
                "artist=Band", "-metadata", "album=Album", "file:" + song);
        byte[] bytes = Files.readAllBytes(song);
        String upload = client.begin("two.flac", bytes.length);
        Files.write(data.resolve("uploads/%s.part".formatted(upload)), bytes);
        // As if all bytes had come just before the end.
        server.installation()
                .database()
                .sql()
                .change("UPDATE upload SET state = 'CHECKING', received = size WHERE id = ?", upload);
        stop();
        // Placed under its name, and not told of; with what it was linked from. Then one whose folder is another by now, and a name that was taken.
        Path place = Files.createDirectories(music.resolve("Band/Album"));
        Files.write(place.resolve("Two.flac"), bytes);
        Files.write(place.resolve(".antiphon-upload-%s.tmp".formatted(upload)), bytes);
        Path old = Files.createDirectories(music.resolve("Old template"));
        Files.write(old.resolve(".antiphon-upload-other.tmp"), new byte[99]);
        Files.write(old.resolve("Three.flac"), new byte[0]);
        Files.writeString(data.resolve("uploads/%s.unfinished".formatted(upload)),
                place.resolve(".antiphon-upload-%s.tmp".formatted(upload)) + "\0");
        Files.writeString(data.resolve("uploads/other.unfinished"),
                old.resolve(".antiphon-upload-other.tmp") + "\0" + old.resolve("Three.flac") + "\0");
        start();
        Eventually.await("the upload to be placed", () -> isPlaced(upload));
        assertThat(below(music)).containsExactly("Album/one.flac", "Band/Album/Two.flac");
        assertThat(place.resolve("Two.flac")).hasBinaryContent(bytes);
        assertThat(below(data.resolve("uploads"))).isEmpty();
    }

    private boolean isPlaced(String upload) {
        try {
            JsonNode state = client.ask("GET", "/uploads/" + upload, "");
            return state.path("state").asText().equals("placed") && below(data.resolve("uploads")).isEmpty();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
