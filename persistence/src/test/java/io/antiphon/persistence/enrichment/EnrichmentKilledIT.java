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

    private static final int TRACKS = 2_000;
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
            StubProvider provider = new StubProvider(clock, question -> write(log, question));
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
            int enough = kill * 40;
            Process process = start();
            Eventually.await("%d questions".formatted(enough), () -> questions().size() >= enough);
            process.destroyForcibly().waitFor();
        }
        assertThat(start().waitFor()).isZero();
        assertThat(folder.resolve("finished")).exists();
        List<String> questions = questions();
        // Of a question that was out when the process was killed, nobody knows what became.
        assertThat(questions.size() - new HashSet<>(questions).size()).isLessThanOrEqualTo(KILLS);
        assertThat(new HashSet<>(questions)).hasSizeGreaterThan(TRACKS / 10);
    }

    private List<String> questions() {
        try {
            Path log = folder.resolve("questions");
            return Files.exists(log) ? Files.readAllLines(log) : List.of();
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
