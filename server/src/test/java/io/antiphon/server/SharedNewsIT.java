package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Two programs on the native API and one on `/rest`, all of one user: how soon each sees what the others do to queue, position, stars and
/// playlists.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
final class SharedNewsIT {

    private static final String REST = "u=admin&p=" + TestServer.APP_PASSWORD;
    private static final long SOON_MILLIS = 100;
    private static final int SAMPLES = 9;
    /// A deed and looking for it takes so many requests, which are slow where the machine has other things to do.
    private static final int REQUESTS = 12;
    /// A machine that stalls is given so many chances; what waits for a clock to tick misses all of them.
    private static final int BATCHES = 10;
    private static final String RULES = "{\"all\":[{\"contains\":{\"title\":\"s\"}}]}";

    @TempDir
    static Path folder;

    private static TestServer server;
    private static String token;
    private static List<String> tracks;

    private int sample;

    @BeforeAll
    static void start() throws Exception {
        Path music = folder.resolve("music");
        DemoWorld.make(music);
        server = TestServer.start(folder.resolve("data"), List.of(music.toString()),
                Map.of("analysis.enabled", "false", "scan.watch", "false", "backup.interval", "0"));
        token = "Bearer " + TestServer.json(server.send("POST", "/api/v1/auth/login",
                "{\"username\":\"admin\",\"password\":\"" + TestServer.PASSWORD + "\"}")).path("accessToken").asText();
        tracks = new ArrayList<>();
        server.rest("search3?query=&songCount=12", REST)
                .at("/searchResult3/song")
                .forEach(song -> tracks.add(song.path("id").asText().substring(3)));
        assertThat(tracks).hasSize(DemoWorld.TRACKS);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /// Something that one of them does, and how the others see it.
    private interface Deed {

        /// Returns when everybody has seen it.
        void go(Listeners listeners) throws Exception;
    }

    /// What two programs hear: the one that acts, and the other one.
    private record Listeners(EventReader own, EventReader other) {

        /// Until both are told of a playback session like that.
        void awaitSession(String track, long position) throws IOException {
            for (EventReader reader : List.of(other, own)) {
                reader.await("session", session -> session.at("/item/id").asText().equals(track)
                        && session.path("positionMs").asLong() == position);
            }
        }

        /// Until both are told of a change, and find it in the feed.
        ///
        /// @param since how far the feed had come
        void awaitChange(long since, String kind, String id) throws Exception {
            for (EventReader reader : List.of(other, own)) {
                long told = awaitAfter(reader, since);
                while (!changed(since, kind).contains(id)) {
                    told = awaitAfter(reader, told);
                }
            }
        }
    }

    /// How far the feed has come when it has come further.
    private static long awaitAfter(EventReader reader, long sequence) throws IOException {
        return reader.await("changes", change -> change.path("sequence").asLong() > sequence)
                .path("sequence")
                .asLong();
    }

    private static List<String> changed(long since, String kind) throws Exception {
        List<String> ids = new ArrayList<>();
        ok("GET", "/changes?since=%d&limit=10000".formatted(since), null).path("changed")
                .path(kind)
                .forEach(id -> ids.add(id.asText()));
        return ids;
    }

    private static long head() throws Exception {
        return ok("GET", "/changes?since=0&limit=1", null).path("sequence").asLong();
    }

    private static JsonNode ok(String method, String path, @Nullable String body) throws Exception {
        HttpResponse<String> answer = server.send(method, "/api/v1" + path, body, "Authorization", token);
        assertThat(answer.statusCode()).as("%s %s: %s", method, path, answer.body()).isBetween(200, 299);
        return answer.body().isEmpty() ? NullNode.getInstance() : TestServer.json(answer);
    }

    private static JsonNode rest(String question) throws Exception {
        JsonNode answer = server.rest(question, REST);
        assertThat(answer.path("status").asText()).as("%s: %s", question, answer).isEqualTo("ok");
        return answer;
    }

    @Test
    void everybodySeesWhatTheOthersDoWithinATenthOfASecond() throws Exception {
        Map<String, Deed> deeds = new LinkedHashMap<>();
        deeds.put("a queue, set by a program", this::queue);
        deeds.put("a queue, set by /rest", this::queueByRest);
        deeds.put("a position, set by a program", this::position);
        deeds.put("a position, set by /rest", this::positionByRest);
        deeds.put("a star, set by a program", this::star);
        deeds.put("a star, set by /rest", this::starByRest);
        deeds.put("a playlist, made by a program", this::playlist);
        deeds.put("a playlist, changed by /rest", this::playlistByRest);
        try (EventReader one = listener(); EventReader two = listener()) {
            for (Map.Entry<String, Deed> deed : deeds.entrySet()) {
                long median = median(deed.getValue(), one, two);
                System.out.printf("Everybody sees %s, %.1f ms later%n", deed.getKey(), median / 1e6);
                assertThat(TimeUnit.NANOSECONDS.toMillis(median)).as(deed.getKey()).isLessThan(SOON_MILLIS);
            }
        }
    }

    private static EventReader listener() throws Exception {
        EventReader reader = new EventReader(server, token, "?types=session,changes");
        // The stream is open, and misses nothing from here on.
        reader.await("session", _ -> true);
        return reader;
    }

    /// In nanoseconds, from before the request until both programs know, beyond what the machine takes for requests just then: of the first of
    /// several batches that was soon enough, or of the last.
    private static long median(Deed deed, EventReader one, EventReader two) throws Exception {
        long median = Long.MAX_VALUE;
        for (int batch = 0; batch < BATCHES && TimeUnit.NANOSECONDS.toMillis(median) >= SOON_MILLIS; batch++) {
            List<Long> took = new ArrayList<>();
            List<Long> idle = new ArrayList<>();
            for (int i = 0; i < SAMPLES; i++) {
                // Both are the other one in turn.
                Listeners listeners = i % 2 == 0 ? new Listeners(one, two) : new Listeners(two, one);
                took.add(nanos(() -> deed.go(listeners)));
                idle.add(nanos(() -> ok("GET", "/session", null)));
            }
            Collections.sort(took);
            Collections.sort(idle);
            median = took.get(SAMPLES / 2) - REQUESTS * idle.get(SAMPLES / 2);
        }
        return Math.max(0, median);
    }

    /// What takes a while.
    private interface Step {

        void go() throws Exception;
    }

    private static long nanos(Step step) throws Exception {
        long begun = System.nanoTime();
        step.go();
        return System.nanoTime() - begun;
    }

    /// Never the same twice, and farther from the one before than players may err.
    private long nextPosition() {
        return 10_000L * (1 + ++sample % 90);
    }

    private String nextTrack() {
        return tracks.get(sample / 90 * 5 % 7 + sample % 5);
    }

    private void queue(Listeners listeners) throws Exception {
        long position = nextPosition();
        String track = nextTrack();
        ok("PUT", "/queue", "{\"items\":[\"%s\"],\"index\":0,\"positionMs\":%d}".formatted(track, position));
        listeners.awaitSession(track, position);
        assertQueue(track, position);
    }

    private void queueByRest(Listeners listeners) throws Exception {
        long position = nextPosition();
        String track = nextTrack();
        rest("savePlayQueue?id=tr-%s&current=tr-%s&position=%d".formatted(track, track, position));
        listeners.awaitSession(track, position);
    }

    /// What an app finds that asks.
    private static void assertQueue(String track, long position) throws Exception {
        JsonNode queue = rest("getPlayQueue").path("playQueue");
        assertThat(queue.at("/entry/0/id").asText()).isEqualTo("tr-" + track);
        assertThat(queue.path("position").asLong()).isEqualTo(position);
    }

    private void position(Listeners listeners) throws Exception {
        String track = ok("GET", "/session", null).at("/item/id").asText();
        long position = nextPosition();
        ok("PATCH", "/session", "{\"state\":\"paused\",\"positionMs\":%d}".formatted(position));
        listeners.awaitSession(track, position);
        assertQueue(track, position);
    }

    private void positionByRest(Listeners listeners) throws Exception {
        String track = ok("GET", "/session", null).at("/item/id").asText();
        long position = nextPosition();
        rest("reportPlayback?mediaType=song&state=paused&mediaId=tr-%s&positionMs=%d".formatted(track, position));
        listeners.awaitSession(track, position);
    }

    private void star(Listeners listeners) throws Exception {
        long before = head();
        String track = tracks.get(++sample % tracks.size());
        boolean starred = rest("getSong?id=tr-" + track).path("song").has("starred");
        ok(starred ? "DELETE" : "PUT", "/tracks/%s/star".formatted(track), null);
        listeners.awaitChange(before, "trackAnnotations", track);
        assertThat(rest("getSong?id=tr-" + track).path("song").has("starred")).isNotEqualTo(starred);
    }

    private void starByRest(Listeners listeners) throws Exception {
        long before = head();
        String track = tracks.get(++sample % tracks.size());
        boolean starred = ok("GET", "/tracks/" + track, null).path("own").has("starredAt");
        rest((starred ? "unstar?id=tr-" : "star?id=tr-") + track);
        listeners.awaitChange(before, "trackAnnotations", track);
        assertThat(ok("GET", "/tracks/" + track, null).path("own").has("starredAt")).isNotEqualTo(starred);
    }

    private void playlist(Listeners listeners) throws Exception {
        long before = head();
        String id = ok("POST", "/playlists/smart",
                "{\"name\":\"List %d\",\"rules\":%s}".formatted(++sample, RULES)).path("id").asText();
        listeners.awaitChange(before, "playlists", id);
        assertThat(rest("getPlaylists").at("/playlists/playlist").findValuesAsText("id")).contains("pl-" + id);
    }

    private void playlistByRest(Listeners listeners) throws Exception {
        String list = rest("createPlaylist?name=Mine%d&songId=tr-%s".formatted(++sample, tracks.getFirst()))
                .at("/playlist/id")
                .asText();
        long before = head();
        rest("updatePlaylist?playlistId=%s&songIdToAdd=tr-%s".formatted(list, tracks.get(1)));
        listeners.awaitChange(before, "playlists", list.substring(3));
    }
}
