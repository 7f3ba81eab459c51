package io.antiphon.persistence.enrichment;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.enrichment.EnrichmentSettings;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.DatabaseOptions;
import io.antiphon.persistence.LargeLibrary;
import io.antiphon.testing.Eventually;
import io.antiphon.testing.MovableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A process that looks a library up is killed, again and again: no finished work is done twice.
@Tag("long")
final class EnrichmentKilledIT {

    private static final int TRACKS = 10_000;
    private static final int KILLS = 3;

    @TempDir
    private Path folder;

    /// The process: looks everything up, and writes down each question before it is answered.
    static final class Work {

        private Work() {}

        public static void main(String[] arguments) throws Exception {
            Path directory = Path.of(arguments[0]);
            Path log = directory.resolve("questions");
            MovableClock clock = new MovableClock(Instant.parse("2026-01-01T00:00:00Z"));
            StubProvider provider = new StubProvider(clock,
                    question -> write(log, clock.millis() + " " + question));
            try (Database database = Database.open(DatabaseOptions.embedded(directory.resolve("data")));
                    PipelineWorld world = new PipelineWorld(database, clock, EnrichmentSettings.standard(),
                            provider)) {
                world.finish();
            }
            Files.writeString(directory.resolve("finished"), "");
        }

        private static void write(Path log, String question) {
            try {
                Files.writeString(log, question.replace('\n', ' ') + "\n", StandardOpenOption.CREATE,
                        StandardOpenOption.APPEND);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void whatWasFinishedBeforeAKillIsNotAskedAgain() throws Exception {
        try (Database database = Database.open(DatabaseOptions.embedded(folder.resolve("data")))) {
            LargeLibrary.fill(database, TRACKS);
        }
        for (int kill = 1; kill <= KILLS; kill++) {
            int enough = kill * 200;
            Process process = start();
            Eventually.await("%d questions".formatted(enough), () -> questions().size() >= enough);
            process.destroyForcibly().waitFor();
        }
        assertThat(start().waitFor()).isZero();
        assertThat(folder.resolve("finished")).exists();
        assertPaced();
        List<String> questions = questions();
        // Of a question that was out when the process was killed, nobody knows what became.
        assertThat(questions.size() - new HashSet<>(questions).size()).isLessThanOrEqualTo(KILLS);
        assertThat(new HashSet<>(questions)).hasSizeGreaterThan(TRACKS / 10);
    }

    /// One a second of each process's own time, which begins anew with it.
    private void assertPaced() {
        long before = Long.MIN_VALUE;
        for (String line : lines()) {
            long at = Long.parseLong(line.substring(0, line.indexOf(' ')));
            assertThat(at < before || at - 1_000 >= before).as("%s after %s", line, before).isTrue();
            before = at;
        }
    }

    private List<String> questions() {
        return lines().stream().map(line -> line.substring(line.indexOf(' ') + 1)).toList();
    }

    /// Whole ones: the last may be being written.
    private List<String> lines() {
        try {
            Path log = folder.resolve("questions");
            String text = Files.exists(log) ? Files.readString(log) : "";
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Process start() throws IOException {
        return new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                System.getProperty("java.class.path"), Work.class.getName(), folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile())
                .start();
    }
}
