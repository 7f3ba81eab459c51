package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.core.library.scan.ScanProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Whatever damaged and malicious files a library holds: what is sound is indexed, what is not is reported once, and the scan ends.
final class DamagedLibraryIT {

    private static final String CREDENTIALS = "u=admin&p=" + TestServer.APP_PASSWORD;

    @TempDir
    private Path directory;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void everySoundFileAmongHundredsOfDamagedOnesIsIndexedAndEveryBadOneReportedOnce() throws Exception {
        takeIn(1, Integer.getInteger("antiphon.damaged.variants", 24));
    }

    @Tag("long")
    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void thousandsOfDamagedFilesCostNothingElse() throws Exception {
        takeIn(ThreadLocalRandom.current().nextLong(), 1_000);
    }

    private void takeIn(long seed, int variants) throws Exception {
        Path music = directory.resolve("music");
        DamagedLibrary library = new DamagedLibrary(music, directory.resolve("samples"), seed);
        library.make(variants);
        long start = System.nanoTime();
        try (TestServer server = TestServer.start(directory.resolve("data"), List.of(music.toString()),
                Map.of("analysis.enabled", "false", "scan.watch", "false", "backup.interval", "0"))) {
            assertThat(server.library().scanner().status().lastError()).isNull();
            long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
            assertThat(millis / library.damaged).as("milliseconds for each damaged file, seed %d", seed)
                    .isLessThan(1_000);
            check(server, library, seed);
            List<ScanProblem> before = server.library().scanner().problems();
            server.library().scanner().start(true);
            assertThat(server.library().scanner().await().lastError()).isNull();
            assertThat(paths(server.library().scanner().problems())).as("problems after a full scan, seed %d", seed)
                    .isEqualTo(paths(before));
        }
    }

    private static void check(TestServer server, DamagedLibrary library, long seed) throws Exception {
        List<String> indexed = new ArrayList<>();
        for (JsonNode song : server.rest("search3?query=&songCount=100000", CREDENTIALS).at("/searchResult3/song")) {
            indexed.add(song.path("path").asText());
        }
        List<String> problems = paths(server.library().scanner().problems());
        assertThat(indexed).as("indexed, seed %d", seed).doesNotHaveDuplicates().containsAll(library.sound);
        assertThat(problems).as("reported, seed %d", seed).doesNotHaveDuplicates().containsAll(library.hopeless);
        TreeSet<String> both = new TreeSet<>(indexed);
        both.retainAll(problems);
        assertThat(both).as("indexed and reported, seed %d", seed).isEmpty();
        long bad = indexed.stream().filter(path -> path.startsWith("Bad ")).count()
                + problems.stream().filter(path -> path.startsWith("Bad ")).count();
        assertThat(bad).as("every file is indexed or reported, seed %d", seed)
                .isEqualTo(library.damaged + library.sound.stream().filter(path -> path.startsWith("Bad ")).count());
    }

    private static List<String> paths(List<ScanProblem> problems) {
        return problems.stream().map(ScanProblem::path).sorted().toList();
    }
}
