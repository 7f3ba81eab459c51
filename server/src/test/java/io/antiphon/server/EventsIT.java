package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.media.ffmpeg.FfmpegTools;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What `/api/v1/events` tells, and to whom. Bob sees the first of two music folders.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class EventsIT {

    private static final String ADMIN = "u=admin&p=" + TestServer.APP_PASSWORD;

    @TempDir
    private Path directory;
    private TestServer server;
    private String admin;
    private String bob;
    private String open;
    private String closed;

    @BeforeEach
    void start() throws Exception {
        make("open/open.flac", "Open");
        make("closed/closed.flac", "Closed");
        server = TestServer.start(directory.resolve("data"),
                List.of(directory.resolve("open").toString(), directory.resolve("closed").toString()),
                Map.of("analysis.enabled", "false", "scan.watch", "false"));
        admin = bearer("admin", TestServer.PASSWORD);
        HttpResponse<String> made = server.send("POST", "/api/v1/admin/users",
                "{\"username\":\"bob\",\"password\":\"login-of-bob\",\"role\":\"listener\",\"musicFolders\":[1]}",
                "Authorization", admin);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        bob = bearer("bob", "login-of-bob");
        open = song("Open");
        closed = song("Closed");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void whatPlaysIsToldToWhoMaySeeIt() throws Exception {
        try (EventReader theirs = new EventReader(server, bob, "?types=now-playing");
                EventReader mine = new EventReader(server, admin, "?types=now-playing")) {
            assertThat(theirs.await("now-playing", _ -> true).path("players")).isEmpty();
            server.rest("scrobble?submission=false&id=" + closed, ADMIN);
            JsonNode told = mine.await("now-playing", data -> !data.path("players").isEmpty());
            assertThat(told.at("/players/0/username").asText()).isEqualTo("admin");
            assertThat(told.at("/players/0/item/title").asText()).isEqualTo("Closed");
            assertThat(nowPlaying(bob)).doesNotContain("Closed").doesNotContain("admin");
            server.rest("scrobble?submission=false&id=" + open, ADMIN);
            JsonNode seen = theirs.next();
            assertThat(seen.at("/players/0/item/title").asText()).as("the first that bob is told of").isEqualTo("Open");
            assertThat(nowPlaying(bob)).contains("Open");
        }
    }

    @Test
    void jobsAreToldToThoseWhoManageTheServerUntilTheyEnd() throws Exception {
        try (EventReader theirs = new EventReader(server, bob, "?types=jobs,session");
                EventReader mine = new EventReader(server, admin, "?types=jobs")) {
            theirs.await("session", _ -> true);
            server.scan();
            // What begins and ends at once is told as ended.
            String id = mine.await("jobs",
                    job -> job.path("kind").asText().equals("scan") && job.path("state").asText().equals("done"))
                    .path("id")
                    .asText();
            assertThat(TestServer.json(server.get("/api/v1/jobs/" + id, "Authorization", admin)).path("kind").asText())
                    .isEqualTo("scan");
            server.send("PUT", "/api/v1/queue", "{\"items\":[\"%s\"]}".formatted(open.substring(3)), "Authorization",
                    bob);
            theirs.await("session", session -> session.at("/item/title").asText().equals("Open"));
            assertThat(theirs.kinds()).containsOnly("session");
        }
    }

    @Test
    void healthIsToldWhenItChangesAndWhyOnlyToThoseWhoManageTheServer() throws Exception {
        try (EventReader theirs = new EventReader(server, bob, "?types=health");
                EventReader mine = new EventReader(server, admin, "?types=health")) {
            assertThat(theirs.next().path("ready").asBoolean()).isTrue();
            assertThat(mine.next().path("failures")).isEmpty();
            for (String folder : List.of("open", "closed")) {
                Files.move(directory.resolve(folder), directory.resolve(folder + "-away"));
            }
            JsonNode why = mine.await("health", health -> !health.path("ready").asBoolean());
            assertThat(why.path("failures").toString()).contains("music folder");
            JsonNode told = theirs.await("health", health -> !health.path("ready").asBoolean());
            assertThat(told.has("failures")).isFalse();
            assertThat(told.toString()).doesNotContain(directory.toString());
            for (String folder : List.of("open", "closed")) {
                Files.move(directory.resolve(folder + "-away"), directory.resolve(folder));
            }
            theirs.await("health", health -> health.path("ready").asBoolean());
        }
    }

    @Test
    void whoComesBackIsToldHowEverythingStands() throws Exception {
        server.rest("scrobble?submission=false&id=" + open, ADMIN);
        try (EventReader events = new EventReader(server, admin, "")) {
            events.await("health", _ -> true);
            assertThat(events.kinds()).containsSubsequence("changes", "session", "now-playing", "health");
        }
        assertThat(server.get("/api/v1/events?types=weather", "Authorization", admin).statusCode()).isEqualTo(400);
    }

    private String nowPlaying(String bearer) throws Exception {
        return server.get("/api/v1/now-playing", "Authorization", bearer).body();
    }

    private String song(String title) throws Exception {
        String id = server.rest("search3?query=" + title, ADMIN).at("/searchResult3/song/0/id").asText();
        assertThat(id).isNotEmpty();
        return id;
    }

    private String bearer(String name, String password) throws Exception {
        return "Bearer " + TestServer
                .json(server.send("POST", "/api/v1/auth/login",
                        "{\"username\":\"%s\",\"password\":\"%s\"}".formatted(name, password)))
                .path("accessToken")
                .asText();
    }

    private void make(String file, String word) throws Exception {
        Path path = directory.resolve(file);
        Files.createDirectories(path.getParent());
        Path ffmpeg = FfmpegTools.find(null, String.valueOf(System.getenv("PATH"))).orElseThrow().ffmpeg();
        List<String> command = List.of(ffmpeg.toString(), "-v", "error", "-f", "lavfi", "-i", "sine=duration=1",
                "-metadata", "title=" + word, "-metadata", "album=" + word, "-metadata", "artist=" + word,
                "file:" + path);
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
