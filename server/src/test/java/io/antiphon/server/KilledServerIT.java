package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.server.Program.Running;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server process is killed again and again, in the middle of scans and of people's writes. What it had answered is there afterwards, its
/// database opens, and the scan comes to its end.
final class KilledServerIT {

    private static final int ALBUMS_A_ROUND = 3;

    @TempDir
    private Path directory;
    private Path music;
    private Program program;
    private final Ledger ledger = new Ledger();
    private final Map<String, String> ids = new HashMap<>();
    private int files = DemoWorld.TRACKS;

    @BeforeEach
    void begin() throws IOException {
        music = directory.resolve("music");
        DemoWorld.make(music);
        program = new Program(directory.resolve("data"));
    }

    @AfterEach
    void end() {
        program.close();
    }

    /// What was asked of the server for one track: how often it said yes, and how often it died before it answered.
    private static final class Ledger {

        private final Map<String, int[]> plays = new HashMap<>();
        private final Map<String, int[]> entries = new HashMap<>();
        private final Map<String, Boolean> stars = new HashMap<>();
        private final Map<String, List<Integer>> ratings = new HashMap<>();
    }

    @Test
    void whatWasAcknowledgedSurvivesKillsAndTheScanGoesOn() throws Exception {
        play(Integer.getInteger("antiphon.kill.rounds", 6), 7);
    }

    @Tag("long")
    @Test
    void whatWasAcknowledgedSurvivesTwoHundredKills() throws Exception {
        play(200, ThreadLocalRandom.current().nextLong());
    }

    private void play(int rounds, long seed) throws Exception {
        Random random = new Random(seed);
        Running server = program.serve(music);
        program.awaitAlbums(server, DemoWorld.TRACKS / 3);
        List<String> songs = remember(server);
        String playlist = program.ask(server, "createPlaylist?name=Kept&songId=" + songs.getFirst())
                .at("/playlist/id")
                .asText();
        ledger.entries.put(songs.getFirst(), new int[]{1, 0});
        for (int round = 0; round < rounds; round++) {
            addAlbums(round);
            program.ask(server, "startScan");
            writeUntilKilled(server, songs, playlist, random);
            server = program.serve(music);
            check(server, songs, playlist, "seed %d, round %d".formatted(seed, round));
        }
        awaitFiles(server);
        assertThat(remember(server)).hasSize(files);
        Program.stop(server);
    }

    private void addAlbums(int round) throws IOException {
        for (int i = 0; i < ALBUMS_A_ROUND * 8; i++) {
            DemoWorld.write(music.resolve("Round %d/Album %d/%02d.wav".formatted(round, i / 8, i % 8)), files++);
        }
    }

    /// The songs' ids; those known by their path have to be what they were.
    private List<String> remember(Running server) throws Exception {
        List<String> all = new ArrayList<>();
        for (JsonNode song : program.ask(server, "search3?query=&songCount=100000").at("/searchResult3/song")) {
            String id = song.path("id").asText();
            String before = ids.putIfAbsent(song.path("path").asText(), id);
            assertThat(before == null ? id : before).as(song.path("path").asText()).isEqualTo(id);
            all.add(id);
        }
        assertThat(all).doesNotHaveDuplicates();
        return all;
    }

    private void writeUntilKilled(Running server, List<String> songs, String playlist, Random random)
            throws Exception {
        try (ExecutorService writers = Executors.newFixedThreadPool(4)) {
            List<Future<?>> working = new ArrayList<>();
            for (int kind = 0; kind < 4; kind++) {
                int what = kind;
                long seed = random.nextLong();
                working.add(writers.submit(() -> write(server, what, songs, playlist, new Random(seed))));
            }
            TimeUnit.MILLISECONDS.sleep(20 + random.nextInt(1_500));
            server.process().destroyForcibly().waitFor();
            for (Future<?> writer : working) {
                writer.get();
            }
        }
    }

    /// One kind of write by each thread, until the server is gone; what it did not answer may have happened or not.
    private void write(Running server, int kind, List<String> songs, String playlist, Random random) {
        boolean alive = true;
        while (alive) {
            String song = songs.get(random.nextInt(songs.size()));
            alive = switch (kind) {
                case 0 -> count(ledger.plays, song, answered(server, "scrobble?id=" + song + "&submission=true&time="
                        + (1_600_000_000_000L + random.nextLong(100_000_000L) * 1_000)));
                case 1 -> count(ledger.entries, song,
                        answered(server, "updatePlaylist?playlistId=" + playlist + "&songIdToAdd=" + song));
                case 2 -> {
                    boolean done = answered(server, "star?id=" + song);
                    ledger.stars.merge(song, done, Boolean::logicalOr);
                    yield done;
                }
                default -> rate(server, song, 1 + random.nextInt(5));
            };
        }
    }

    private boolean rate(Running server, String song, int rating) {
        boolean done = answered(server, "setRating?id=" + song + "&rating=" + rating);
        List<Integer> possible = ledger.ratings.computeIfAbsent(song, s -> new ArrayList<>(List.of(0)));
        if (done) {
            possible.clear();
        }
        possible.add(rating);
        return done;
    }

    private static boolean count(Map<String, int[]> counts, String song, boolean done) {
        counts.computeIfAbsent(song, s -> new int[2])[done ? 0 : 1]++;
        return done;
    }

    private boolean answered(Running server, String question) {
        try {
            JsonNode answer = program.ask(server, question);
            assertThat(answer.path("status").asText()).as("%s: %s", question, answer).isEqualTo("ok");
            return true;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void check(Running server, List<String> songs, String playlist, String when) throws Exception {
        Map<String, Integer> entries = new HashMap<>();
        program.ask(server, "getPlaylist?id=" + playlist)
                .at("/playlist/entry")
                .forEach(entry -> entries.merge(entry.path("id").asText(), 1, Integer::sum));
        for (String song : songs) {
            JsonNode found = program.ask(server, "getSong?id=" + song).path("song");
            assertBetween(found.path("playCount").asInt(), ledger.plays.get(song), when + ": plays of " + song);
            assertBetween(entries.getOrDefault(song, 0), ledger.entries.get(song), when + ": entries of " + song);
            if (ledger.stars.getOrDefault(song, false)) {
                assertThat(found.has("starred")).as("%s: star of %s", when, song).isTrue();
            }
            int rating = found.path("userRating").asInt();
            assertThat(ledger.ratings.getOrDefault(song, List.of(0))).as("%s: rating of %s", when, song)
                    .contains(rating);
            ledger.ratings.put(song, new ArrayList<>(List.of(rating)));
        }
    }

    private static void assertBetween(int found, int @org.jspecify.annotations.Nullable [] counts, String what) {
        int acknowledged = counts == null ? 0 : counts[0];
        int unknown = counts == null ? 0 : counts[1];
        assertThat(found).as(what).isBetween(acknowledged, acknowledged + unknown);
    }

    private void awaitFiles(Running server) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(3);
        JsonNode status = program.ask(server, "getScanStatus").path("scanStatus");
        while ((status.path("scanning").asBoolean() || status.path("count").asInt() < files)
                && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(50);
            status = program.ask(server, "getScanStatus").path("scanStatus");
        }
        try (var walk = Files.walk(music)) {
            assertThat(walk.filter(Files::isRegularFile).count()).isEqualTo(files);
        }
    }
}
