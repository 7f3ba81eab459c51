package io.antiphon.server.curate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.antiphon.server.TestServer;
import io.antiphon.server.attack.Sounds;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tags written into files, and taken back.
class TagEditingIT {

    @TempDir
    static Path directory;

    private static Path music;
    private static TestServer server;
    private static String bearer;
    private static int folders;

    /// A folder of its own for each test.
    private Path folder;

    @BeforeAll
    static void start() throws Exception {
        music = Files.createDirectory(directory.resolve("music"));
        Path samples = Files.createDirectory(directory.resolve("samples"));
        make(samples.resolve("one.flac"), "One", "track=1");
        make(samples.resolve("two.mp3"), "Two", "track=2");
        make(samples.resolve("three.opus"), "Three", "track=3");
        server = started();
        bearer = login(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void copy() throws Exception {
        folder = Files.createDirectory(music.resolve("album" + ++folders));
        for (String name : List.of("one.flac", "two.mp3", "three.opus")) {
            Files.copy(directory.resolve("samples").resolve(name), folder.resolve(name));
        }
        server.library().scanner().start(false);
        server.library().scanner().await();
    }

    private static TestServer started() throws Exception {
        return TestServer.start(directory.resolve("data"), List.of(music.toString()),
                // Only scans that this test asks for: another one that is under way would be taken for its own.
                Map.of("analysis.enabled", "false", "scan.watch", "false"));
    }

    private static String login(TestServer of) throws Exception {
        return "Bearer " + TestServer
                .json(of.send("POST", "/api/v1/auth/login",
                        "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(TestServer.PASSWORD)))
                .path("accessToken")
                .asText();
    }

    private static void make(Path file, String title, String... metadata) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("-f", "lavfi", "-i",
                "sine=frequency=%d:duration=1".formatted(200 + Math.floorMod(title.hashCode(), 3_000)), "-metadata",
                "title=" + title, "-metadata", "artist=Band", "-metadata", "album=Album"));
        for (String field : metadata) {
            arguments.addAll(List.of("-metadata", field));
        }
        if (file.toString().endsWith(".opus")) {
            arguments.addAll(List.of("-c:a", "libopus"));
        }
        arguments.add("file:" + file);
        Sounds.ffmpeg(arguments.toArray(String[]::new));
    }

    private HttpResponse<String> ask(String method, String path, @Nullable String body) throws Exception {
        return server.send(method, "/api/v1" + path, body, "Authorization", bearer);
    }

    private JsonNode ok(String method, String path, @Nullable String body) throws Exception {
        HttpResponse<String> answer = ask(method, path, body);
        assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isBetween(200, 299);
        return TestServer.json(answer);
    }

    /// The track of that title in the test's folder.
    private JsonNode track(String title) throws Exception {
        for (JsonNode track : ok("GET", "/tracks?limit=500&text=" + title, null).path("items")) {
            if (track.path("path").asText().startsWith(folder.getFileName() + "/")) {
                return track;
            }
        }
        throw new AssertionError("there is no %s in %s".formatted(title, folder));
    }

    private String preview(String what, String fields) throws Exception {
        return ok("POST", "/tags/preview", "{%s,\"fields\":%s}".formatted(what, fields)).path("token").asText();
    }

    private HttpResponse<String> write(String what, String fields, String token) throws Exception {
        return ask("POST", "/tags/edits", "{%s,\"fields\":%s,\"token\":\"%s\"}".formatted(what, fields, token));
    }

    private JsonNode edit(String what, String fields) throws Exception {
        HttpResponse<String> done = write(what, fields, preview(what, fields));
        assertThat(done.statusCode()).as(done.body()).isEqualTo(201);
        return TestServer.json(done);
    }

    private static String tracks(JsonNode... tracks) {
        return "\"tracks\":[%s]".formatted(String.join(",",
                Stream.of(tracks).map(track -> "\"%s\"".formatted(track.path("id").asText())).toList()));
    }

    @Test
    void aPreviewSaysWhatWouldBecomeOfEachFieldAndChangesNothing() throws Exception {
        byte[] before = Files.readAllBytes(folder.resolve("one.flac"));
        JsonNode shown = ok("POST", "/tags/preview",
                "{\"album\":\"%s\",\"fields\":[{\"field\":\"albumartist\",\"values\":[\"All\",\"Both\"]},{\"field\":\"tracknumber\",\"values\":[\"2\"]}]}"
                        .formatted(track("One").path("albumId").asText()));
        assertThat(shown.path("files")).hasSize(3);
        JsonNode first = shown.path("files").path(0);
        assertThat(first.path("path").asText()).isEqualTo(folder.getFileName() + "/one.flac");
        assertThat(first.path("changes").toString()).isEqualTo(
                "[{\"field\":\"albumartist\",\"before\":[],\"after\":[\"All\",\"Both\"]},{\"field\":\"tracknumber\",\"before\":[\"1\"],\"after\":[\"2\"]}]");
        assertThat(shown.path("files").path(1).path("changes")).as("it has the number already").hasSize(1);
        assertThat(folder.resolve("one.flac")).hasBinaryContent(before);
        JsonNode tags = ok("GET", "/tracks/%s/tags".formatted(track("Two").path("id").asText()), null);
        assertThat(tags.path("container").asText()).isEqualTo("mp3");
        assertThat(tags.path("writable").asBoolean()).isTrue();
        assertThat(tags.path("fields").toString()).contains("{\"field\":\"title\",\"values\":[\"Two\"]}");
    }

    @Test
    void whatIsWrittenStandsInTheFilesAndTheLibraryAtOnceAndIdsStay() throws Exception {
        JsonNode before = track("One");
        String album = "\"album\":\"%s\"".formatted(before.path("albumId").asText());
        String fields = "[{\"field\":\"album\",\"values\":[\"Renamed\"]},{\"field\":\"genre\",\"values\":[\"Jazz\",\"Soul\"]},{\"field\":\"date\",\"values\":[\"1971\"]}]";
        JsonNode done = edit(album, fields);
        assertThat(done.path("files")).hasSize(3);
        assertThat(done.path("refused")).isEmpty();
        for (String title : List.of("One", "Two", "Three")) {
            JsonNode after = track(title);
            assertThat(after.path("album").asText()).as(title).isEqualTo("Renamed");
            assertThat(after.path("genres").toString()).as(title).isEqualTo("[\"Jazz\",\"Soul\"]");
            assertThat(after.path("year").asInt()).as(title).isEqualTo(1971);
        }
        assertThat(track("One").path("id").asText()).isEqualTo(before.path("id").asText());
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).as("nothing is left beside them").hasSize(3);
        }
        assertThat(ok("POST", "/tags/preview", "{%s,\"fields\":%s}".formatted(tracks(track("One")), fields))
                .path("files")
                .path(0)
                .path("changes")).isEmpty();
    }

    @Test
    void anEditIsListedWithWhoAndWhenAndUndoneByteForByteAfterARestart() throws Exception {
        Map<String, byte[]> before = Map.of("one.flac", Files.readAllBytes(folder.resolve("one.flac")), "two.mp3",
                Files.readAllBytes(folder.resolve("two.mp3")), "three.opus",
                Files.readAllBytes(folder.resolve("three.opus")));
        JsonNode done = edit("\"album\":\"%s\"".formatted(track("One").path("albumId").asText()),
                "[{\"field\":\"artist\",\"values\":[\"Somebody else\"]},{\"field\":\"lyrics\",\"values\":[\"%s\"]}]"
                        .formatted("la ".repeat(3_000)));
        String id = done.path("editId").asText();
        server.close();
        server = started();
        bearer = login(server);
        JsonNode listed = ok("GET", "/tags/edits", null).path("items");
        assertThat(listed).hasSizeGreaterThanOrEqualTo(3);
        assertThat(listed.path(0).path("by").asText()).isEqualTo("admin");
        assertThat(listed.path(0).path("at").asText()).startsWith("20");
        assertThat(listed.path(0).path("undoable").asBoolean()).isTrue();
        assertThat(ok("GET", "/tags/edits/" + id, null).path("items")).hasSize(3);
        assertThat(ok("POST", "/tags/edits/%s/undo".formatted(id), null).path("files")).hasSize(3);
        for (Map.Entry<String, byte[]> file : before.entrySet()) {
            assertThat(folder.resolve(file.getKey())).hasBinaryContent(file.getValue());
        }
        assertThat(track("One").path("artist").asText()).isEqualTo("Band");
        assertThat(ask("POST", "/tags/edits/%s/undo".formatted(id), null).statusCode()).isEqualTo(409);
        assertThat(ok("GET", "/tags/edits", null).path("items").path(0).path("undoneBy").asText()).isEqualTo("admin");
        for (JsonNode one : ok("GET", "/tags/edits/" + id, null).path("items")) {
            assertThat(directory.resolve("data/tag-edits/%s.undo".formatted(one.path("id").asText()))).doesNotExist();
        }
        try (Stream<Path> kept = Files.list(directory.resolve("data/tag-edits"))) {
            assertThat(kept).as("nothing unfinished is left").allMatch(file -> file.toString().endsWith(".undo"));
        }
    }

    @Test
    void aFileThatChangedSinceThePreviewIsLeftAlone() throws Exception {
        JsonNode one = track("One");
        String fields = "[{\"field\":\"title\",\"values\":[\"Mine\"]}]";
        String token = preview(tracks(one), fields);
        make(folder.resolve("one.flac"), "Theirs");
        byte[] theirs = Files.readAllBytes(folder.resolve("one.flac"));
        assertThat(write(tracks(one), fields, token).statusCode()).isEqualTo(412);
        assertThat(write(tracks(one), "[{\"field\":\"title\",\"values\":[\"Another\"]}]", preview(tracks(one), fields))
                .statusCode()).as("the preview of something else").isEqualTo(412);
        assertThat(folder.resolve("one.flac")).hasBinaryContent(theirs);
    }

    @Test
    void anEditThatWasWrittenOverIsNotUndone() throws Exception {
        JsonNode one = track("One");
        String first = edit(tracks(one), "[{\"field\":\"title\",\"values\":[\"Second\"]}]").path("editId").asText();
        String second = edit(tracks(one), "[{\"field\":\"title\",\"values\":[\"Third\"]}]").path("editId").asText();
        HttpResponse<String> refused = ask("POST", "/tags/edits/%s/undo".formatted(first), null);
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.body()).contains("changed since");
        ok("POST", "/tags/edits/%s/undo".formatted(second), null);
        ok("POST", "/tags/edits/%s/undo".formatted(first), null);
        assertThat(track("One").path("id").asText()).isEqualTo(one.path("id").asText());
    }

    @Test
    void whatCannotBeWrittenIsSaidAndTheOthersAreWritten() throws Exception {
        make(folder.resolve("four.wv"), "Four");
        server.library().scanner().start(false);
        server.library().scanner().await();
        String fields = "[{\"field\":\"album\",\"values\":[\"New\"]}]";
        JsonNode both = edit(tracks(track("Four"), track("One")), fields);
        assertThat(both.path("files")).hasSize(1);
        assertThat(both.path("refused").path(0).path("reason").asText()).contains("WavPack");
        HttpResponse<String> alone = write(tracks(track("Four")), fields, preview(tracks(track("Four")), fields));
        assertThat(alone.statusCode()).isEqualTo(409);
        assertThat(alone.body()).contains("WavPack");
        Files.delete(folder.resolve("two.mp3"));
        JsonNode gone = ok("POST", "/tags/preview", "{%s,\"fields\":%s}".formatted(tracks(track("Two")), fields));
        assertThat(gone.path("files").path(0).path("refusal").asText()).contains("not found");
    }

    @Test
    void hostileValuesAreRefusedByTheirFieldsName() throws Exception {
        JsonMapper json = new JsonMapper();
        for (String value : List.of("", "a\u0000b", "a\u0007", "a\nb", "\ud83c", "x".repeat(2_001),
                "x".repeat(300_000))) {
            HttpResponse<String> refused = ask("POST", "/tags/preview",
                    "{%s,\"fields\":[{\"field\":\"title\",\"values\":[%s]}]}".formatted(tracks(track("One")),
                            json.writeValueAsString(value).replace("\ud83c", "\\ud83c")));
            assertThat(refused.statusCode()).as(value.length() > 20 ? "long" : value).isIn(400, 413);
        }
        for (String body : List.of("{\"fields\":[]}", "{%s,\"fields\":[]}".formatted(tracks(track("One"))),
                "{%s,\"album\":\"x\",\"fields\":[{\"field\":\"title\",\"values\":[]}]}"
                        .formatted(tracks(track("One"))),
                "{%s,\"fields\":[{\"field\":\"title\",\"values\":[]},{\"field\":\"title\",\"values\":[]}]}"
                        .formatted(tracks(track("One"))),
                "{%s,\"fields\":[{\"field\":\"nonsense\",\"values\":[]}]}".formatted(tracks(track("One"))))) {
            assertThat(ask("POST", "/tags/preview", body).statusCode()).as(body).isEqualTo(400);
        }
    }

    @Test
    void aFileBehindALinkOutOfTheFolderIsNotWritten() throws Exception {
        Path outside = Files.createDirectories(directory.resolve("outside"));
        Files.move(folder.resolve("one.flac"), outside.resolve("one.flac"));
        Files.createSymbolicLink(folder.resolve("one.flac"), outside.resolve("one.flac"));
        byte[] before = Files.readAllBytes(outside.resolve("one.flac"));
        JsonNode shown = ok("POST", "/tags/preview", "{%s,\"fields\":[{\"field\":\"title\",\"values\":[\"x\"]}]}"
                .formatted(tracks(track("One"))));
        assertThat(shown.path("files").path(0).path("refusal").asText()).contains("outside");
        assertThat(outside.resolve("one.flac")).hasBinaryContent(before);
    }

    @Test
    void rightsStay() throws Exception {
        Path file = folder.resolve("one.flac");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        edit(tracks(track("One")), "[{\"field\":\"title\",\"values\":[\"Onerous\"]}]");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-r-----");
    }

    @Test
    void aReadOnlyFolderIsLeftAsItIs() throws Exception {
        Path file = folder.resolve("one.flac");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
        try {
            assumeThat(Files.isWritable(folder)).as("the administrator may write anywhere").isFalse();
            String fields = "[{\"field\":\"title\",\"values\":[\"Never\"]}]";
            byte[] before = Files.readAllBytes(file);
            assertThat(write(tracks(track("One")), fields, preview(tracks(track("One")), fields)).statusCode())
                    .isEqualTo(409);
            assertThat(file).hasBinaryContent(before);
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
