package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.Sha256;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/// A file whose tags somebody edits and takes back, and what is known of it when the server died meanwhile.
final class EditedFile {

    private final Path file;
    private final String track;
    private final String original;
    private final String sound;
    private final Deque<Version> versions = new ArrayDeque<>();
    private Doing doing = Doing.NOTHING;
    private int made;

    /// What was not answered.
    private enum Doing {
        NOTHING, EDITING, UNDOING
    }

    /// @param edit that made it
    /// @param digest of all its bytes
    private record Version(String edit, String digest) {}

    EditedFile(Path file, String track) throws Exception {
        this.file = file;
        this.track = track;
        this.original = digest();
        this.sound = decoded(file);
    }

    private String digest() throws IOException {
        return Sha256.hex(Files.readAllBytes(file));
    }

    private String known() {
        return versions.isEmpty() ? original : versions.getFirst().digest();
    }

    /// Edits, or takes an edit back.
    void change(CuratorClient client, Random random) throws IOException, InterruptedException {
        if (!versions.isEmpty() && random.nextInt(3) == 0) {
            doing = Doing.UNDOING;
            undone(client.undo(versions.getFirst().edit()));
        } else {
            doing = Doing.EDITING;
            String comment = "%d %s".formatted(++made, "la ".repeat(random.nextInt(3_000)));
            HttpResponse<String> done = client.edit(
                    "\"tracks\":[\"%s\"],\"fields\":[{\"field\":\"comment\",\"values\":[\"%s\"]}]".formatted(track,
                            comment.strip()));
            assertThat(done.statusCode()).as("%s: %s", file, done.body()).isEqualTo(201);
            String edit = CuratorClient.JSON.readTree(done.body()).at("/files/0/id").asText();
            assertThat(edit).as(done.body()).isNotEmpty();
            versions.push(new Version(edit, digest()));
        }
        doing = Doing.NOTHING;
    }

    private void undone(HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as("%s: %s", file, answer.body()).isEqualTo(200);
        versions.pop();
        assertThat(digest()).as("%s after undoing", file).isEqualTo(known());
    }

    /// After the server was killed: the file is as it was before or as it was to become, and the list of edits says which.
    void check(CuratorClient client, String when) throws Exception {
        List<String> listed = listed(client);
        List<String> edits = versions.stream().map(Version::edit).toList();
        if (doing == Doing.EDITING && listed.size() > edits.size()) {
            assertThat(listed.subList(1, listed.size())).as(when).isEqualTo(edits);
            assertThat(decoded(file)).as("%s: the sound of %s", when, file).isEqualTo(sound);
            versions.push(new Version(listed.getFirst(), digest()));
        } else if (doing == Doing.UNDOING && listed.size() < edits.size()) {
            versions.pop();
            assertThat(listed).as(when).isEqualTo(edits.subList(1, edits.size()));
        } else {
            assertThat(listed).as(when).isEqualTo(edits);
            if (doing == Doing.UNDOING && !digest().equals(known())) {
                // The file is back, and the list does not know yet: it learns of it by undoing once more.
                undone(client.undo(versions.getFirst().edit()));
            }
        }
        doing = Doing.NOTHING;
        assertThat(digest()).as("%s: %s", when, file).isEqualTo(known());
    }

    /// The edits that can be undone, the latest first.
    private List<String> listed(CuratorClient client) throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = client.ask("GET", "/tags/edits?limit=500" + cursor, "");
            for (JsonNode edit : page.path("items")) {
                assertThat(edit.path("state").asText()).isIn("written", "undone");
                if (edit.path("trackId").asText().equals(track) && edit.path("undoable").asBoolean()) {
                    ids.add(edit.path("id").asText());
                }
            }
            cursor = page.path("next").asText("").isEmpty() ? "" : "&cursor=" + page.path("next").asText();
        } while (!cursor.isEmpty());
        return ids;
    }

    /// All edits, the latest first; the file is what it was at the beginning then, byte for byte.
    void undoAll(CuratorClient client) throws Exception {
        while (!versions.isEmpty()) {
            undone(client.undo(versions.getFirst().edit()));
        }
        assertThat(digest()).as("%s at the end", file).isEqualTo(original);
    }

    /// What a player hears, as a digest.
    private static String decoded(Path file) throws Exception {
        Process ffmpeg = new ProcessBuilder("ffmpeg", "-nostdin", "-v", "error", "-xerror", "-i", "file:" + file,
                "-map", "0:a", "-f", "md5", "-").redirectErrorStream(true).start();
        String told = new String(ffmpeg.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        assertThat(ffmpeg.waitFor()).as("decoding %s: %s", file, told).isZero();
        return told;
    }
}
