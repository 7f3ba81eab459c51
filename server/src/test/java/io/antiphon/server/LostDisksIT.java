package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.server.Program.Running;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Disks that are not there, are others, are full or cannot be written: the server says so, loses nothing, and goes on when they are back.
final class LostDisksIT {

    private static final String CREDENTIALS = "u=admin&p=" + TestServer.APP_PASSWORD;
    private static final Map<String, String> QUIET = Map.of("analysis.enabled", "false", "scan.watch", "false",
            "backup.interval", "0");

    @TempDir
    private Path directory;
    private Path music;
    private Path mount;

    @BeforeEach
    void make() throws IOException {
        music = directory.resolve("music");
        mount = directory.resolve("mount");
        DemoWorld.make(music);
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        if (Files.exists(mount)) {
            run("umount", "-l", mount.toString());
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.waitFor(30, TimeUnit.SECONDS);
        return process.isAlive() ? -1 : process.exitValue();
    }

    private boolean mountMemory(String size) throws IOException, InterruptedException {
        Files.createDirectories(mount);
        return run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", mount.toString()) == 0;
    }

    private static String token(TestServer server) throws Exception {
        return "Bearer " + TestServer.json(server.send("POST", "/api/v1/auth/login",
                "{\"username\":\"admin\",\"password\":\"" + TestServer.PASSWORD + "\"}", "Content-Type",
                "application/json")).path("accessToken").asText();
    }

    private static int songs(TestServer server) throws Exception {
        return server.rest("search3?query=&songCount=500", CREDENTIALS).at("/searchResult3/song").size();
    }

    private static void scan(TestServer server) throws InterruptedException {
        server.library().scanner().start(false);
        server.library().scanner().await();
    }

    @Test
    void anEmptyRootIsToldEverywhereChangesNothingAndIsForgottenWhenTheDiskIsBack() throws Exception {
        try (TestServer server = TestServer.start(directory.resolve("data"), List.of(music.toString()), QUIET)) {
            Files.move(music, directory.resolve("unmounted"));
            Files.createDirectory(music);
            scan(server);
            assertThat(songs(server)).isEqualTo(DemoWorld.TRACKS);
            assertThat(server.get("/readyz").statusCode()).isEqualTo(503);
            assertThat(server.get("/readyz").body()).contains("is empty although 12 files are known");
            assertThat(server.get("/").body()).contains("look after")
                    .containsOnlyOnce("is empty although 12 files are known")
                    .contains("<code>./antiphon scan --confirm &quot;music&quot;</code>");
            JsonNode status = TestServer.json(server.get("/api/v1/scan", "Authorization", token(server)));
            assertThat(status.at("/doubts/0/reason").asText()).contains("is empty");
            assertThat(status.at("/doubts/0/confirmable").asBoolean()).isTrue();
            String believes = "./antiphon scan --confirm \"music\"";
            assertThat(status.at("/doubts/0/wayOut").asText()).contains(believes);
            assertThat(status.path("lastError").asText()).contains("\"music\" is empty").contains(believes);
            assertThat(server.get("/readyz").body()).contains(believes);
            assertThat(TestServer.json(server.get("/api/v1/info")).at("/libraryHealth/status").asText())
                    .isEqualTo("degraded");
            Files.delete(music);
            scan(server);
            assertThat(server.get("/readyz").body()).contains("no music folder can be read");
            assertThatOthersAreNotToldPlaces(server);
            Files.move(directory.resolve("unmounted"), music);
            scan(server);
            assertThat(songs(server)).isEqualTo(DemoWorld.TRACKS);
            assertThat(server.get("/readyz").body()).isEqualTo("ready\n");
            assertThat(server.get("/").body()).contains("app-password").doesNotContain("look after");
            assertThat(TestServer.json(server.get("/api/v1/info")).at("/libraryHealth/status").asText())
                    .isEqualTo("ok");
        }
    }

    /// While the root cannot be reached, which the reason says by its path.
    private void assertThatOthersAreNotToldPlaces(TestServer server) throws Exception {
        server.send("POST", "/api/v1/admin/users",
                "{\"username\":\"listener\",\"password\":\"listener-password\",\"role\":\"listener\"}",
                "Authorization", token(server), "Content-Type", "application/json");
        String theirs = "Bearer " + TestServer.json(server.send("POST", "/api/v1/auth/login",
                "{\"username\":\"listener\",\"password\":\"listener-password\"}", "Content-Type", "application/json"))
                .path("accessToken")
                .asText();
        assertThat(server.get("/api/v1/scan", "Authorization", token(server)).body()).contains(music.toString());
        assertThat(server.get("/api/v1/scan", "Authorization", theirs).body()).doesNotContain(music.toString())
                .contains("those who manage the server are told why");
        assertThat(firstScanEvent(server, token(server))).contains(music.toString()).contains("./antiphon scan");
        assertThat(firstScanEvent(server, theirs)).contains("\"lastError\"").doesNotContain(music.toString());
    }

    /// What a listener hears of a scan that stops.
    private static String firstScanEvent(TestServer server, String authorization) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<Stream<String>> stream = client.send(
                    HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/events"))
                            .header("Authorization", authorization)
                            .build(),
                    BodyHandlers.ofLines());
            try (Stream<String> lines = stream.body()) {
                Iterator<String> heard = lines.iterator();
                // The first line says that the listener is heard.
                assertThat(heard.next()).startsWith("retry:");
                scan(server);
                String line = heard.next();
                while (!line.startsWith("data: {\"scanning\":false")) {
                    line = heard.next();
                }
                return line;
            }
        }
    }

    @Test
    void whatTheOperatorConfirmsIsBelieved() throws Exception {
        try (TestServer server = TestServer.start(directory.resolve("data"), List.of(music.toString()), QUIET)) {
            Files.move(music, directory.resolve("unmounted"));
            Files.createDirectory(music);
            scan(server);
            String token = token(server);
            assertThat(server.send("POST", "/api/v1/scan?confirm=nothing", null, "Authorization", token).statusCode())
                    .isEqualTo(404);
            assertThat(server.send("POST", "/api/v1/scan?confirm=music", null, "Authorization", token).statusCode())
                    .isEqualTo(202);
            assertThat(server.library().scanner().await().lastError()).isNull();
            assertThat(songs(server)).isZero();
            Files.delete(music);
            Files.move(directory.resolve("unmounted"), music);
            scan(server);
            assertThat(songs(server)).isEqualTo(DemoWorld.TRACKS);
        }
    }

    @Test
    void anotherDiskInItsPlaceIsNotBelieved() throws Exception {
        assumeTrue(mountMemory("16m"), "only root mounts");
        run("umount", mount.toString());
        DemoWorld.make(mount);
        try (TestServer server = TestServer.start(directory.resolve("data"), List.of(mount.toString()), QUIET)) {
            String song = server.rest("getRandomSongs", CREDENTIALS).at("/randomSongs/song/0/id").asText();
            server.rest("star?id=" + song, CREDENTIALS);
            assertThat(mountMemory("16m")).isTrue();
            DemoWorld.write(mount.resolve("Other/Other/01.wav"), 77);
            scan(server);
            assertThat(server.library().scanner().status().lastError()).contains("another disk");
            assertThat(songs(server)).isEqualTo(DemoWorld.TRACKS);
            assertThat(run("umount", mount.toString())).isZero();
            scan(server);
            assertThat(server.library().scanner().status().lastError()).isNull();
            assertThat(server.rest("getStarred2", CREDENTIALS).at("/starred2/song/0/id").asText()).isEqualTo(song);
        }
    }

    @Test
    void aDataDirectoryThatCannotBeWrittenIsRefusedWithTheReasonAndKeptAsItIs() throws Exception {
        assumeTrue(mountMemory("64m"), "only root mounts");
        Path data = mount.resolve("data");
        TestServer.start(data, List.of(music.toString()), QUIET).close();
        assertThat(run("mount", "-o", "remount,ro", mount.toString())).isZero();
        assertThatThrownBy(() -> TestServer.start(data, List.of(music.toString()), QUIET).close())
                .isInstanceOf(StartException.class)
                .hasMessageContaining(data.toString());
        assertThat(run("mount", "-o", "remount,rw", mount.toString())).isZero();
        try (TestServer server = TestServer.start(data, List.of(music.toString()), QUIET)) {
            assertThat(songs(server)).isEqualTo(DemoWorld.TRACKS);
        }
    }

    @Tag("long")
    @Test
    void aFullDiskLosesNothingThatWasAcknowledgedAndNeedsNoRepair() throws Exception {
        assumeTrue(mountMemory("24m"), "only root mounts");
        Path data = mount.resolve("data");
        try (Program program = new Program(data)) {
            Running server = program.serve(music);
            program.awaitAlbums(server, DemoWorld.TRACKS / 3);
            String song = program.ask(server, "getRandomSongs").at("/randomSongs/song/0/id").asText();
            assertThat(program.ask(server, "star?id=" + song).path("status").asText()).isEqualTo("ok");
            Path filler = mount.resolve("filler");
            run("dd", "if=/dev/zero", "of=" + filler, "bs=64k");
            int rated = rateUntilRefused(program, server, song);
            server.process().destroyForcibly().waitFor();
            Files.delete(filler);
            Running again = program.serve(music);
            program.awaitAlbums(again, DemoWorld.TRACKS / 3);
            JsonNode found = program.ask(again, "getSong?id=" + song).path("song");
            assertThat(found.has("starred")).isTrue();
            assertThat(found.path("userRating").asInt()).isEqualTo(rated);
            assertThat(program.ask(again, "setRating?rating=5&id=" + song).path("status").asText()).isEqualTo("ok");
        }
    }

    /// The rating that was acknowledged last, 0 for none.
    private static int rateUntilRefused(Program program, Running server, String song) throws InterruptedException {
        int rated = 0;
        for (int i = 0; i < 200; i++) {
            int rating = 1 + i % 5;
            try {
                if (!program.ask(server, "setRating?rating=" + rating + "&id=" + song)
                        .path("status")
                        .asText()
                        .equals("ok")) {
                    return rated;
                }
            } catch (IOException e) {
                return rated;
            }
            rated = rating;
        }
        return rated;
    }
}
