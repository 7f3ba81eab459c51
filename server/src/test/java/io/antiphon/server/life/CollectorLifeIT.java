package io.antiphon.server.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever a collector does to their files, and whatever happens to the server: nothing that is there changes its id, nothing that was done
/// is lost, and what the server says is what is on the disk. A seed that once failed stays in `seeds.txt`, or in `long-seeds.txt` when it
/// takes long.
final class CollectorLifeIT {

    /// What a quiet machine with two cores lives in half an hour, with those that are kept.
    private static final long LIVES = 2;
    private static final int STEPS = 300;

    @TempDir
    private static Path directory;
    private static Lives lives;

    @BeforeAll
    static void makeSounds() throws IOException, InterruptedException {
        int sounds = Integer.getInteger("antiphon.life.sounds", 120);
        lives = new Lives(directory, SoundPool.make(directory.resolve("pool"), sounds));
    }

    static Stream<Case> kept() throws IOException {
        return cases("seeds.txt");
    }

    static Stream<Case> keptLong() throws IOException {
        return cases("long-seeds.txt");
    }

    private static Stream<Case> cases(String file) throws IOException {
        try (InputStream seeds = Objects.requireNonNull(CollectorLifeIT.class.getResourceAsStream(file))) {
            return new String(seeds.readAllBytes(), StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(" ", -1))
                    .map(words -> new Case(Long.parseLong(words[0]), Integer.parseInt(words[1]), words.length > 2))
                    .toList()
                    .stream();
        }
    }

    static LongStream many() {
        long first = Long.getLong("antiphon.life.first", 1_000L);
        return LongStream.range(first, first + Long.getLong("antiphon.life.seeds", LIVES));
    }

    /// @param wide whether more happens than the plain things
    record Case(long seed, int steps, boolean wide) {}

    @ParameterizedTest
    @MethodSource("kept")
    void aLifeWithAKnownSeedLosesNothing(Case life) throws IOException, InterruptedException {
        assertThat(lives.tell(life.seed(), life.steps(), life.wide())).isEmpty();
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("keptLong")
    void aLongLifeWithAKnownSeedLosesNothing(Case life) throws IOException, InterruptedException {
        assertThat(lives.tell(life.seed(), life.steps(), life.wide())).isEmpty();
    }

    @Tag("long")
    @ParameterizedTest
    @MethodSource("many")
    void aLongLifeLosesNothing(long seed) throws IOException, InterruptedException {
        assertThat(lives.tell(seed, Integer.getInteger("antiphon.life.steps", STEPS),
                !Boolean.getBoolean("antiphon.life.plain"))).isEmpty();
    }
}
