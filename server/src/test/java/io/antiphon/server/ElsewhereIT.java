package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.sun.net.httpserver.HttpServer;
import io.antiphon.core.provider.Listen;
import io.antiphon.core.provider.ListenerAccount;
import io.antiphon.server.attack.Sounds;
import io.antiphon.server.cli.CommandLineProgram;
import io.antiphon.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What passes between a whole server and other places.
@Timeout(value = 5, unit = TimeUnit.MINUTES)
final class ElsewhereIT {

    private static final String ADMIN = "u=admin&p=" + TestServer.APP_PASSWORD;

    @TempDir
    static Path directory;

    private static TestServer server;
    private static SampleService service;
    private static String bearer;
    private static HttpServer site;

    @BeforeAll
    static void start() throws Exception {
        Path music = Files.createDirectory(directory.resolve("music"));
        for (String title : List.of("First", "Second")) {
            Sounds.make(Files.createDirectory(music.resolve(title)).resolve(title + ".flac"), title);
        }
        server = TestServer.start(directory.resolve("data"), List.of(music.toString()),
                Map.of("analysis.enabled", "false", "scan.watch", "false", "web.allowed-addresses", "127.0.0.1"));
        service = new SampleService();
        server.offer(service);
        bearer = "Bearer " + TestServer.json(server.send("POST", "/api/v1/auth/login",
                "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(TestServer.PASSWORD)))
                .path("accessToken")
                .asText();
        site = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        site.start();
    }

    @AfterAll
    static void stop() {
        site.stop(0);
        server.close();
    }

    private static JsonNode ask(String method, String path, @Nullable String body, int status) {
        try {
            HttpResponse<String> answer = server.send(method, "/api/v1" + path, body, "Authorization", bearer);
            assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isEqualTo(status);
            return answer.body().isEmpty() ? NullNode.getInstance()
                    : TestServer.json(answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String song(String title) throws Exception {
        return server.rest("search3?query=" + title, ADMIN).at("/searchResult3/song/0/id").asText();
    }

    @Test
    void whatPlayersReportIsNotedAtTheServiceThatAPersonConnected() throws Exception {
        assertThat(ask("GET", "/users/me/scrobbling", null, 200).at("/services/0/service").asText())
                .isEqualTo("sample");
        ask("GET", "/users/me/scrobbling/sample", null, 404);
        assertThat(ask("PUT", "/users/me/scrobbling/sample", "{\"key\":\"wrong\"}", 400).toString())
                .doesNotContain("wrong\"");
        JsonNode connected = ask("PUT", "/users/me/scrobbling/sample",
                "{\"key\":\"%s\"}".formatted(SampleService.KEY), 200);
        assertThat(connected.path("state").asText()).isEqualTo("active");
        assertThat(connected.toString()).doesNotContain(SampleService.KEY);
        server.rest("scrobble?id=%s&time=1700000000000".formatted(song("First")), ADMIN);
        server.rest("star?id=" + song("Second"), ADMIN);
        Eventually.await("both to be told", () -> service.noted().size() == 1 && !service.loved().isEmpty());
        assertThat(service.noted()).extracting(Listen::title).containsExactly("First");
        assertThat(service.loved()).containsExactly("Second");
        assertThat(ask("PATCH", "/users/me/scrobbling/sample", "{\"plays\":false}", 200).path("plays").asBoolean())
                .isFalse();
        ask("POST", "/users/me/scrobbling/sample/retry", null, 202);
        assertThat(ask("GET", "/users/me/scrobbling/sample/refused", null, 200).path("items")).isEmpty();
        service.submit(new ListenerAccount("somebody", SampleService.KEY), List.of(listen("Second", 1_400_000_000),
                listen("First", 1_400_000_500), listen("Second", 1_400_001_000), listen("Nothing", 1_400_002_000)));
        ask("POST", "/users/me/scrobbling/sample/import", null, 202);
        Eventually.await("the history to be taken in",
                () -> !ask("GET", "/users/me/scrobbling/sample/import", null, 200)
                        .path("state")
                        .asText()
                        .equals("running"));
        JsonNode history = ask("GET", "/users/me/scrobbling/sample/import", null, 200);
        assertThat(history.at("/report/taken/listen").asInt()).as("%s", history).isEqualTo(3);
        assertThat(history.at("/report/known/listen").asInt()).as("what was noted from here").isEqualTo(1);
        assertThat(service.noted()).as("nothing is told back").hasSize(5);
        ask("DELETE", "/users/me/scrobbling/sample", null, 204);
        ask("DELETE", "/users/me/scrobbling/sample", null, 404);
    }

    private static Listen listen(String title, long second) {
        return new Listen(Instant.ofEpochSecond(second), title, title, null, null, null, null, null, null, null);
    }

    @Test
    void whatAPersonHeardElsewhereIsTakenInAsAJob() throws Exception {
        String csv = "uts,artist,album,track\n1500000000,Second,Album of Second,Second\n1500000900,Nobody,X,Nothing\n";
        JsonNode dry = ask("POST", "/users/me/import/lastfm?dryRun=true", csv, 200).path("report");
        assertThat(dry.at("/taken/listen").asInt()).isEqualTo(1);
        JsonNode report = ask("POST", "/users/me/import/lastfm", csv, 200).path("report");
        assertThat(report.at("/taken/listen").asInt()).isEqualTo(1);
        assertThat(report.path("notFound")).hasSize(1);
        assertThat(ask("GET", "/history?limit=500", null, 200).toString()).contains("2017-07-14T02:40:00Z");
        assertThat(ask("GET", "/jobs?kind=import", null, 200).at("/jobs/0/state").asText()).isEqualTo("done");
        ask("POST", "/users/me/import/napster", csv, 404);
        ask("POST", "/users/me/import/itunes", "<plist>", 400);
        Path file = Files.writeString(directory.resolve("scrobbles.csv"), csv.replace("1500000000", "1510000000"));
        assertThat(CommandLineProgram
                .run(new String[]{"import", "--data", directory.resolve("data").toString(), "--from", "lastfm",
                        "--for", "Admin", file.toString()}))
                .isZero();
        assertThat(ask("GET", "/history?limit=500", null, 200).toString()).contains("2017-11-06T20:26:40Z");
        assertThat(CommandLineProgram
                .run(new String[]{"import", "--data", directory.resolve("data").toString(), "--from", "lastfm",
                        "--for", "nobody", file.toString()}))
                .isNotZero();
    }

    @Test
    void whatWasHeardOfMusicThatIsNotHereWaitsUntilItComes() throws Exception {
        ask("POST", "/users/me/import/lastfm",
                "uts,artist,album,track\n1450000000,Fifth,,Fifth\n1450000900,Fifth,,Fifth\n1450000900,Sixth,,Sixth\n",
                200);
        assertThat(ask("GET", "/users/me/external-tracks?limit=500", null, 200).path("items").toString())
                .contains("\"title\":\"Fifth\",\"artist\":\"Fifth\",\"album\":\"\",\"deeds\":2");
        Sounds.make(directory.resolve("music/First/Fifth.flac"), "Fifth");
        server.scan();
        JsonNode matched = ask("POST", "/users/me/external-tracks/match", null, 200);
        assertThat(matched.at("/report/taken/listen").asInt()).as("%s", matched).isEqualTo(2);
        String left = ask("GET", "/users/me/external-tracks?limit=500", null, 200).path("items").toString();
        assertThat(left).doesNotContain("Fifth").contains("Sixth");
        assertThat(ask("GET", "/history?limit=500", null, 200).toString()).contains("2015-12-13T09:46:40Z");
        assertThat(ask("POST", "/users/me/external-tracks/match", null, 200).at("/report/taken").isEmpty()).isTrue();
    }

    @Test
    void addressesElsewhereAreAttachedToWhatTheyLeadTo() throws Exception {
        String track = "/tracks/%s/references".formatted(song("First"));
        JsonNode made = ask("POST", track, "{\"url\":\"open.spotify.com/intl-de/track/4uLU6hMCjMI75M1A2tKUQC?si=x\"}",
                201);
        assertThat(made.path("url").asText()).isEqualTo("https://open.spotify.com/track/4uLU6hMCjMI75M1A2tKUQC");
        assertThat(ask("POST", track, "{\"url\":\"spotify:track:4uLU6hMCjMI75M1A2tKUQC\"}", 201).path("id"))
                .as("the same")
                .isEqualTo(made.path("id"));
        ask("POST", track, "{\"url\":\"https://www.discogs.com/release/249504\"}", 400);
        ask("POST", track, "{\"url\":\"javascript:alert(1)\"}", 400);
        ask("POST", "/tracks/nothing/references", "{\"url\":\"https://www.deezer.com/track/1\"}", 404);
        assertThat(ask("GET", track, null, 200).path("items")).hasSize(1);
        ask("DELETE", "/references/" + made.path("id").asText(), null, 204);
        ask("DELETE", "/references/" + made.path("id").asText(), null, 404);
        assertThat(ask("GET", track, null, 200).path("items")).isEmpty();
    }

    @Test
    void aFolderThatIsASourceIsBroughtInOnceAndSaysWhatItCouldNotTake() throws Exception {
        Path there = Files.createDirectory(directory.resolve("there"));
        sound(there.resolve("Third.flac"), "Third", 523);
        Files.writeString(there.resolve("broken.mp3"), "no music");
        String id = ask("POST", "/sources",
                "{\"name\":\"Disk\",\"kind\":\"folder\",\"address\":\"%s\",\"musicFolder\":1}"
                        .formatted(there),
                201).path("id").asText();
        assertThat(ask("GET", "/sources/%s/health".formatted(id), null, 200).path("readable").asBoolean()).isTrue();
        assertThat(ask("GET", "/sources/%s/files?search=third".formatted(id), null, 200).at("/items/0/id").asText())
                .isEqualTo("Third.flac");
        ask("POST", "/sources/%s/scan".formatted(id), null, 202);
        JsonNode source = ended(id);
        assertThat(source.path("placed").asInt()).as("%s", source).isEqualTo(1);
        assertThat(source.path("refused").asInt()).isEqualTo(1);
        assertThat(ask("GET", "/sources/%s/troubles".formatted(id), null, 200).at("/items/0/id").asText())
                .isEqualTo("broken.mp3");
        assertThat(song("Third")).isNotEmpty();
        JsonNode job = ask("GET", "/jobs?kind=source", null, 200).at("/jobs/0");
        assertThat(job.path("state").asText()).isEqualTo("done");
        assertThat(job.path("subject").asText()).isEqualTo(id);
        ask("POST", "/jobs/%s/retry".formatted(job.path("id").asText()), null, 202);
        assertThat(ended(id).path("note").asText()).startsWith("0 files of 0");
        ask("DELETE", "/sources/" + id, null, 204);
        assertThat(song("Third")).isNotEmpty();
    }

    private static JsonNode ended(String id) {
        AtomicReference<@Nullable JsonNode> last = new AtomicReference<>();
        Eventually.await("the source to be brought in", () -> {
            last.set(ask("GET", "/sources/" + id, null, 200));
            return !Objects.requireNonNull(last.get()).path("scanning").asBoolean();
        });
        return Objects.requireNonNull(last.get());
    }

    @Test
    void aFileIsFetchedByItsAddressIntoTheLibraryIfItIsMusic() throws Exception {
        Path file = directory.resolve("fourth.flac");
        sound(file, "Fourth", 587);
        byte[] sound = Files.readAllBytes(file);
        site.createContext("/music/", exchange -> {
            byte[] body = exchange.getRequestURI().getPath().endsWith(".flac") ? sound
                    : "page".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        String url = "http://127.0.0.1:%d/music/".formatted(site.getAddress().getPort());
        JsonNode song = fetched(url + "fourth.flac");
        assertThat(song.path("state").asText()).as("%s", song).isEqualTo("placed");
        assertThat(song("Fourth")).endsWith(song.path("trackId").asText());
        assertThat(fetched(url + "page").path("state").asText()).isEqualTo("refused");
        assertThat(fetched("http://127.0.0.2:%d/music/fourth.flac".formatted(site.getAddress().getPort()))
                .path("state")
                .asText()).as("not an allowed address").isEqualTo("failed");
        assertThat(ask("GET", "/downloads", null, 200).path("items")).hasSize(3);
        assertThat(ask("GET", "/jobs?kind=fetch", null, 200).path("jobs")).hasSize(3);
        ask("POST", "/downloads", "{\"url\":\"file:///etc/passwd\",\"musicFolder\":1}", 400);
        ask("DELETE", "/downloads/" + song.path("id").asText(), null, 204);
    }

    /// One that sounds unlike all others.
    private static void sound(Path file, String title, int hertz) throws Exception {
        Sounds.ffmpeg("-f", "lavfi", "-i", "sine=frequency=%d:duration=1".formatted(hertz), "-metadata",
                "title=" + title, "-metadata", "album=Album of " + title, "-metadata", "artist=" + title,
                "file:" + file);
    }

    private static JsonNode fetched(String url) {
        String id = ask("POST", "/downloads", "{\"url\":\"%s\",\"musicFolder\":1}".formatted(url), 202).path("id")
                .asText();
        AtomicReference<@Nullable JsonNode> last = new AtomicReference<>();
        Eventually.await("the file to be fetched", () -> {
            last.set(ask("GET", "/downloads/" + id, null, 200));
            return !Objects.requireNonNull(last.get()).path("state").asText().equals("waiting");
        });
        return Objects.requireNonNull(last.get());
    }
}
