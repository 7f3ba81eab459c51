package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Many apps of one person write the same thing at once: nothing is lost, nobody gets an error.
final class ConcurrentWritersIT {

    private static final int WRITERS = 32;
    private static final int PEOPLE = 8;
    private static final String CREDENTIALS = "u=admin&p=" + TestServer.APP_PASSWORD;

    @TempDir
    private static Path directory;
    private static TestServer server;
    private static List<String> songs;
    private static String bearer;

    @BeforeAll
    static void start() throws Exception {
        Path music = directory.resolve("music");
        DemoWorld.make(music);
        server = TestServer.start(directory.resolve("data"), List.of(music.toString()),
                Map.of("analysis.enabled", "false", "scan.watch", "false"));
        songs = new ArrayList<>();
        ask("search3?query=&songCount=100").at("/searchResult3/song")
                .forEach(song -> songs.add(song.path("id")
                        .asText()));
        assertThat(songs).hasSize(DemoWorld.TRACKS);
        bearer = "Bearer " + TestServer
                .json(server.send("POST", "/api/v1/auth/login",
                        "{\"username\":\"admin\",\"password\":\"%s\"}".formatted(TestServer.PASSWORD), "Content-Type",
                        "application/json"))
                .path("accessToken")
                .asText();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static JsonNode ask(String question) throws Exception {
        JsonNode answer = server.rest(question, CREDENTIALS);
        assertThat(answer.path("status").asText()).as("%s: %s", question, answer).isEqualTo("ok");
        return answer;
    }

    @FunctionalInterface
    private interface Writer {

        String question(int writer, int time);
    }

    /// Every writer asks so many times; all begin together, and all are answered well.
    private static void write(int times, Writer... writers) throws Exception {
        CountDownLatch begin = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> working = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                for (Writer writer : writers) {
                    int number = i;
                    working.add(threads.submit(() -> {
                        begin.await();
                        for (int time = 0; time < times; time++) {
                            send(writer.question(number, time));
                        }
                        return null;
                    }));
                }
            }
            begin.countDown();
            for (Future<?> each : working) {
                each.get();
            }
        }
    }

    private static void send(String question) throws Exception {
        HttpResponse<String> answer = server.get("/rest/" + question + "&" + CREDENTIALS + "&v=1.16.1&c=test&f=json");
        assertThat(answer.statusCode()).as("%s: %s", question, answer.body()).isEqualTo(200);
        assertThat(answer.body()).as(question).contains("\"status\":\"ok\"");
    }

    private static String song(int number) {
        return songs.get(number % songs.size());
    }

    @Test
    void aPlaylistGetsEveryEntryOfEveryWriter() throws Exception {
        String playlist = ask("createPlaylist?name=All").at("/playlist/id").asText();
        write(3, (writer, time) -> "updatePlaylist?playlistId=" + playlist + "&songIdToAdd=" + song(writer));
        Map<String, Integer> found = new HashMap<>();
        ask("getPlaylist?id=" + playlist).at("/playlist/entry")
                .forEach(entry -> found.merge(entry.path("id").asText(), 1, Integer::sum));
        Map<String, Integer> expected = new HashMap<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            expected.merge(song(writer), 3, Integer::sum);
        }
        assertThat(found).isEqualTo(expected);
    }

    @Test
    void entriesAreTakenOutAndPutInAtOnce() throws Exception {
        String playlist = ask("createPlaylist?name=Both&songId=" + String.join("&songId=", songs)).at("/playlist/id")
                .asText();
        write(1, (writer, time) -> "updatePlaylist?playlistId=" + playlist + "&songIndexToRemove=0&songIdToAdd="
                + song(writer));
        assertThat(ask("getPlaylist?id=" + playlist).at("/playlist/entry")).hasSize(songs.size());
    }

    @Test
    void theQueueIsWhatOneOfThemWrote() throws Exception {
        write(4, (writer, time) -> "savePlayQueue?position=" + writer + "&current=" + song(writer) + "&id="
                + song(writer) + "&id=" + song(writer + 1));
        JsonNode queue = ask("getPlayQueue").path("playQueue");
        int winner = queue.path("position").asInt();
        assertThat(queue.path("current").asText()).isEqualTo(song(winner));
        assertThat(queue.path("entry").findValuesAsText("id")).startsWith(song(winner)).contains(song(winner + 1));
    }

    @Test
    void everyPlayCountsOnce() throws Exception {
        write(4, (writer, time) -> "scrobble?submission=true&id=" + song(0) + "&time="
                + (1_700_000_000_000L + (writer * 10L + time) * 1_000));
        assertThat(ask("getSong?id=" + song(0)).at("/song/playCount").asInt()).isEqualTo(WRITERS * 4);
    }

    @Test
    void aRatingIsOneOfThoseGivenAndCountsOnce() throws Exception {
        write(4, (writer, time) -> "setRating?id=" + song(1) + "&rating=" + (1 + (writer + time) % 5));
        JsonNode rated = ask("getSong?id=" + song(1)).path("song");
        assertThat(rated.path("userRating").asInt()).isBetween(1, 5);
        assertThat(rated.path("averageRating").asDouble()).isEqualTo(rated.path("userRating").asDouble());
    }

    @Test
    void everythingAtOnceWhileTheLibraryIsScannedLosesNothing() throws Exception {
        String playlist = ask("createPlaylist?name=Mixed").at("/playlist/id").asText();
        for (int i = 0; i < 60; i++) {
            DemoWorld.write(directory.resolve("music/New %d/%02d.wav".formatted(i / 6, i % 6)), 100 + i);
        }
        server.library().scanner().start(true);
        write(2, (writer, time) -> "updatePlaylist?playlistId=" + playlist + "&songIdToAdd=" + song(writer),
                (writer, time) -> "scrobble?submission=true&id=" + song(2) + "&time="
                        + (1_650_000_000_000L + (writer * 10L + time) * 1_000),
                (writer, time) -> (time == 0 ? "star?id=" : "unstar?id=") + song(3),
                (writer, time) -> "setRating?rating=" + (1 + time) + "&id=" + song(2),
                (writer, time) -> "createBookmark?position=" + writer + "&id=" + song(4));
        assertThat(server.library().scanner().await().lastError()).isNull();
        assertThat(ask("getPlaylist?id=" + playlist).at("/playlist/entry")).hasSize(WRITERS * 2);
        assertThat(ask("getSong?id=" + song(2)).at("/song/playCount").asInt()).isEqualTo(WRITERS * 2);
        assertThat(ask("getBookmarks").at("/bookmarks/bookmark")).hasSize(1);
    }

    private static HttpResponse<String> asOwner(String method, String path, @Nullable String body, String... headers)
            throws Exception {
        List<String> all = new ArrayList<>(List.of("Authorization", bearer, "Content-Type", "application/json"));
        all.addAll(List.of(headers));
        return server.send(method, "/api/v1" + path, body, all.toArray(String[]::new));
    }

    private static JsonNode queue() throws Exception {
        return TestServer.json(asOwner("GET", "/queue", null)).path("items");
    }

    @Test
    void everythingThatIsPutIntoTheSharedQueueIsInIt() throws Exception {
        assertThat(asOwner("DELETE", "/queue", null).statusCode()).isEqualTo(204);
        together(writer -> {
            for (int time = 0; time < 3; time++) {
                HttpResponse<String> added = asOwner("POST", "/queue/items",
                        "{\"items\":[\"%s\"]}".formatted(song(writer)));
                assertThat(added.statusCode()).as(added.body()).isEqualTo(200);
            }
        });
        assertThat(queue()).hasSize(WRITERS * 3);
    }

    @Test
    void everyoneWhoTakesTheFirstOutOfTheSharedQueueTakesAnother() throws Exception {
        String many = String.join("\",\"", Collections.nCopies(WRITERS + 5, song(0)));
        assertThat(asOwner("PUT", "/queue", "{\"items\":[\"%s\"]}".formatted(many)).statusCode()).isEqualTo(200);
        together(writer -> {
            int status = 412;
            while (status == 412) {
                String tag = asOwner("GET", "/queue", null).headers().firstValue("ETag").orElseThrow();
                status = asOwner("DELETE", "/queue/items/0", null, "If-Match", tag).statusCode();
            }
            assertThat(status).isEqualTo(200);
        });
        assertThat(queue()).hasSize(5);
    }

    @Test
    void ratingsOfManyPeopleCountOnceEach() throws Exception {
        for (int i = 0; i < PEOPLE; i++) {
            ask("createUser?username=rater%d&password=password-of-rater-%d&email=r".formatted(i, i));
        }
        together(writer -> {
            int who = writer % PEOPLE;
            String mine = "u=rater%d&p=password-of-rater-%d".formatted(who, who);
            for (int time = 0; time < 3; time++) {
                JsonNode answer = server.rest("setRating?id=%s&rating=%d".formatted(song(5), 1 + who % 5), mine);
                assertThat(answer.path("status").asText()).as(answer.toString()).isEqualTo("ok");
            }
        });
        double sum = 0;
        for (int who = 0; who < PEOPLE; who++) {
            sum += 1 + who % 5;
        }
        assertThat(ask("getSong?id=" + song(5)).at("/song/averageRating").asDouble()).isCloseTo(sum / PEOPLE,
                within(0.01));
    }

    @FunctionalInterface
    private interface Work {

        void run(int writer) throws Exception;
    }

    /// As many as there are writers do it at once.
    private static void together(Work work) throws Exception {
        CountDownLatch begin = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> working = new ArrayList<>();
            for (int i = 0; i < WRITERS; i++) {
                int number = i;
                working.add(threads.submit(() -> {
                    begin.await();
                    work.run(number);
                    return null;
                }));
            }
            begin.countDown();
            for (Future<?> each : working) {
                each.get();
            }
        }
    }
}
