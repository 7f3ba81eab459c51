package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.server.Program.Running;
import io.antiphon.server.attack.Sounds;
import io.antiphon.testing.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A server process is killed again and again while files are sent to it and tags are written and taken back. Afterwards uploads go on where
/// it says, no file is damaged, nothing unfinished lies in the music folder, and undoing gives back every byte.
final class KilledCuratorIT {

    private static final List<String> EDITED = List.of("one.flac", "two.mp3", "three.opus", "four.m4a");

    @TempDir
    private Path directory;
    private Path music;
    private Path data;
    private Program program;
    private final List<EditedFile> edited = new ArrayList<>();
    private List<SentFiles> sent = List.of();

    @BeforeEach
    void begin() throws Exception {
        music = directory.resolve("music");
        data = directory.resolve("data");
        Path folder = Files.createDirectories(music.resolve("Edited"));
        for (String name : EDITED) {
            Sounds.ffmpeg("-f", "lavfi", "-i", "anoisesrc=a=0.3:d=6:seed=" + EDITED.indexOf(name),
                    "-metadata", "title=" + name, "-metadata", "artist=Band", "-metadata", "album=Edited",
                    "file:" + folder.resolve(name));
        }
        sent = List.of(new SentFiles(music, "First sender"), new SentFiles(music, "Second sender"));
        program = new Program(data);
    }

    @AfterEach
    void end() {
        program.close();
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void uploadsGoOnAndNoFileIsDamaged() throws Exception {
        play(Integer.getInteger("antiphon.curator.kills", 2), 23);
    }

    @Tag("long")
    @Test
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    void uploadsGoOnAndNoFileIsDamagedByAHundredKills() throws Exception {
        play(Integer.getInteger("antiphon.curator.kills", 100), ThreadLocalRandom.current().nextLong());
    }

    private void play(int rounds, long seed) throws Exception {
        Random random = new Random(seed);
        Running server = program.serve(music);
        program.awaitAlbums(server, 1);
        try (CuratorClient client = client(server)) {
            for (String name : EDITED) {
                edited.add(new EditedFile(music.resolve("Edited").resolve(name), client.track("Edited/" + name)));
            }
        }
        for (int round = 0; round < rounds; round++) {
            workUntilKilled(server, random);
            server = program.serve(music);
            check(server, "seed %d, round %d".formatted(seed, round));
            System.out.printf("Killed %d of %d times%n", round + 1, rounds);
        }
        try (CuratorClient client = client(server)) {
            for (SentFiles files : sent) {
                files.finish(client);
            }
            for (EditedFile file : edited) {
                file.undoAll(client);
            }
            assertNothingElseLies("seed " + seed);
        }
        System.out.printf("Killed %d times, seed %d: %d files came whole, %d were edited and taken back%n", rounds,
                seed,
                sent.stream().mapToInt(files -> files.placed().size()).sum(), edited.size());
        Program.stop(server);
    }

    private static CuratorClient client(Running server) throws IOException, InterruptedException {
        return new CuratorClient(server.url(), Program.PASSWORD);
    }

    /// What one of them does next.
    private interface Work {

        void go(CuratorClient client, Random random) throws IOException, InterruptedException;
    }

    private void workUntilKilled(Running server, Random random) throws Exception {
        List<Work> all = new ArrayList<>();
        sent.forEach(files -> all.add(files::send));
        edited.forEach(file -> all.add(file::change));
        try (ExecutorService workers = Executors.newFixedThreadPool(all.size());
                CuratorClient client = client(server)) {
            List<Future<?>> working = new ArrayList<>();
            for (Work work : all) {
                Random own = new Random(random.nextLong());
                working.add(workers.submit(() -> untilGone(work, client, own)));
            }
            TimeUnit.MILLISECONDS.sleep(30 + random.nextInt(1_200));
            server.process().destroyForcibly().waitFor();
            for (Future<?> worker : working) {
                worker.get();
            }
        }
    }

    private static void untilGone(Work work, CuratorClient client, Random random) {
        boolean alive = true;
        while (alive) {
            try {
                work.go(client, random);
            } catch (IOException _) {
                alive = false;
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    private void check(Running server, String when) throws Exception {
        try (CuratorClient client = client(server)) {
            giveUpWhatNobodyWasToldOf(client);
            for (SentFiles files : sent) {
                files.check(client, when);
            }
            for (EditedFile file : edited) {
                file.check(client, when);
            }
            assertNothingElseLies(when);
        }
    }

    /// Uploads that began, and whose sender did not hear of it.
    private void giveUpWhatNobodyWasToldOf(CuratorClient client) throws IOException, InterruptedException {
        Set<String> known = new HashSet<>();
        sent.forEach(files -> known.addAll(files.open()));
        for (JsonNode upload : client.ask("GET", "/uploads?limit=500", "").path("items")) {
            if (upload.path("state").asText().equals("receiving") && !known.contains(upload.path("id").asText())) {
                assertThat(upload.path("received").asLong()).isZero();
                client.send("DELETE", "/uploads/" + upload.path("id").asText(), new byte[0], "Tus-Resumable", "1.0.0");
            }
        }
    }

    private void assertNothingElseLies(String when) {
        Set<String> music = new HashSet<>();
        EDITED.forEach(name -> music.add("Edited/" + name));
        sent.forEach(files -> music.addAll(files.placed()));
        Eventually.await("%s: nothing to lie in the music folder beside %d files, but there is %s".formatted(when,
                music.size(), left(this.music, music)), () -> left(this.music, music).isEmpty());
        assertThat(music).as(when).allSatisfy(file -> assertThat(this.music.resolve(file)).exists());
        Set<String> parts = new HashSet<>();
        sent.forEach(files -> files.open().forEach(id -> parts.add(id + ".part")));
        Eventually.await("%s: nothing to be kept of uploads but %s".formatted(when, parts),
                () -> left(data.resolve("uploads"), parts).isEmpty());
        Eventually.await(when + ": nothing to be kept of edits but what undoes them",
                () -> left(data.resolve("tag-edits"), Set.of()).stream().allMatch(file -> file.endsWith(".undo")));
    }

    /// The files below a folder that are not expected.
    private static Set<String> left(Path folder, Set<String> expected) {
        if (!Files.exists(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            Set<String> found = new HashSet<>();
            files.filter(Files::isRegularFile).forEach(file -> found.add(folder.relativize(file).toString()));
            found.removeAll(expected);
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
