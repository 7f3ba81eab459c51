package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.server.Program.Ended;
import io.antiphon.server.Program.Running;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Losing the database and getting it back, by the commands that people use.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class BackupCommandsIT {

    private static final int ALBUMS = 4;

    @TempDir
    private Path folder;
    private Path music;
    private Path data;
    private Program program;

    @BeforeEach
    void begin() throws Exception {
        music = folder.resolve("music");
        data = folder.resolve("data");
        DemoWorld.make(music);
        program = new Program(data);
    }

    @AfterEach
    void end() {
        program.close();
    }

    private Ended command(String... arguments) throws Exception {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--data";
        all[arguments.length + 1] = data.toString();
        return program.command(all);
    }

    private List<Path> files(Path directory, String end) throws Exception {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
        }
    }

    private static int status(String url) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString()).statusCode();
        }
    }

    /// Songs found by search, whose index is made anew beside the first answers.
    private int found(Running server) throws Exception {
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
        int songs = 0;
        while (songs < 12 && System.nanoTime() < end) {
            songs = program.ask(server, "search3?query=Song&songCount=50").path("searchResult3").path("song").size();
        }
        return songs;
    }

    @Test
    void aDatabaseThatIsLostIsSetAsideAndTheBackupBringsItBack() throws Exception {
        Running server = program.serve(music);
        JsonNode albums = program.awaitAlbums(server, ALBUMS);
        String album = albums.get(0).path("id").asText();
        program.ask(server, "star?albumId=" + album);
        assertThat(program.get(server.url() + "/api/v1/info")).contains("\"databaseHealth\":{\"status\":\"ok\"}");

        Ended made = command("backup");
        assertThat(made.output()).contains("12 tracks, 1 accounts");
        assertThat(made.code()).isZero();
        assertThat(command("scan", "--folder", music.resolve("Artist 0").toString()).output()).contains("Scanned");
        Path backup = files(data.resolve("backups"), ".zip").getFirst();
        Ended refused = command("restore", backup.toString());
        assertThat(refused.output()).contains("The server is running");
        assertThat(refused.code()).isEqualTo(1);
        Program.stop(server);
        assertThat(command("backup").code()).as("without a server").isZero();

        byte[] bytes = Files.readAllBytes(data.resolve("antiphon.mv.db"));
        Arrays.fill(bytes, (byte) 7);
        Files.write(data.resolve("antiphon.mv.db"), bytes);
        Running degraded = program.serve(music);
        assertThat(program.get(degraded.url() + "/api/v1/info")).contains("\"status\":\"degraded\"");
        assertThat(status(degraded.url() + "/readyz")).isEqualTo(503);
        assertThat(program.get(degraded.url() + "/readyz")).contains("set aside")
                .contains("./antiphon restore")
                .contains("./antiphon rebuild");
        assertThat(status(degraded.url() + "/healthz")).isEqualTo(200);
        Program.stop(degraded);
        List<Path> damaged = files(data, ".mv.db").stream()
                .filter(file -> file.toString().contains("-damaged-"))
                .toList();
        assertThat(damaged).singleElement().satisfies(file -> assertThat(Files.readAllBytes(file)).isEqualTo(bytes));

        Ended restored = command("restore", backup.toString());
        assertThat(restored.output()).contains("12 tracks, 1 accounts").contains("antiphon-before-restore-");
        Running again = program.serve(music);
        program.awaitAlbums(again, ALBUMS);
        JsonNode starred = program.ask(again, "getStarred2").path("starred2").path("album");
        assertThat(starred.get(0).path("id").asText()).isEqualTo(album);
        assertThat(status(again.url() + "/readyz")).isEqualTo(200);
        assertThat(found(again)).isEqualTo(12);
        Program.stop(again);
    }

    /// By an answer that comes while the server begins again, or not.
    private String health(Running server) throws Exception {
        try {
            return program.get(server.url() + "/api/v1/info");
        } catch (java.io.IOException _) {
            return "";
        }
    }

    @Test
    void aDatabaseThatIsLostComesBackWhileTheServerServesWithWhatWasDoneSince() throws Exception {
        Running server = program.serve(music);
        JsonNode albums = program.awaitAlbums(server, ALBUMS);
        String album = albums.get(0).path("id").asText();
        program.ask(server, "star?albumId=" + album);
        assertThat(command("backup").code()).isZero();
        assertThat(command("export", folder.resolve("live.jsonl").toString()).output()).as("while it serves")
                .contains("1 annotation");
        assertThat(command("rebuild").output()).containsIgnoringCase("nothing is wrong");
        Program.stop(server);
        byte[] bytes = Files.readAllBytes(data.resolve("antiphon.mv.db"));
        Arrays.fill(bytes, (byte) 7);
        Files.write(data.resolve("antiphon.mv.db"), bytes);

        Running degraded = program.serve(music);
        JsonNode anew = program.awaitAlbums(degraded, ALBUMS);
        assertThat(health(degraded)).contains("\"degraded\"");
        JsonNode last = anew.get(3);
        assertThat(program.ask(degraded, "star?albumId=" + last.path("id").asText()).path("status").asText())
                .isEqualTo("ok");

        Ended rebuilt = command("rebuild");
        assertThat(rebuilt.output()).contains("Rebuilt from antiphon-");
        assertThat(rebuilt.code()).isZero();
        assertThat(health(degraded)).as("at the same address").contains("{\"status\":\"ok\"}");
        assertThat(status(degraded.url() + "/readyz")).isEqualTo(200);
        JsonNode starred = program.ask(degraded, "getStarred2").path("starred2").path("album");
        assertThat(starred).extracting(one -> one.path("id").asText())
                .as("the ids of before, by which what was done since was found again: %s".formatted(last))
                .containsExactlyInAnyOrder(album, albums.get(3).path("id").asText());
        Program.stop(degraded);
        assertThat(files(data, ".mv.db")).anyMatch(file -> file.toString().contains("antiphon-before-rebuild-"));
    }
}
