package io.antiphon.persistence.sonic;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.analysis.SoundVectors;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.sonic.SonicIndex.Neighbour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LuceneSonicIndexTest {
    private static final int DIMENSIONS = 16;

    @TempDir
    Path folder;

    private final StoredVectors stored = new StoredVectors();

    @Test
    void anEmptyIndexFindsNothing() {
        try (LuceneSonicIndex index = open(1)) {
            assertThat(index.listNearest(vector(1), 5)).isEmpty();
            assertThat(index.findVectors(List.of(id(1)))).isEmpty();
        }
    }

    @Test
    void theFirstStartFillsItAndTheNextFindsItFull() {
        store(3_000);
        try (LuceneSonicIndex index = open(1)) {
            assertThat(index.fillIfNeeded(() -> false)).isTrue();
            assertThat(index.count()).isEqualTo(3_000);
        }
        try (LuceneSonicIndex index = open(1)) {
            assertThat(index.fillIfNeeded(() -> false)).isFalse();
            assertThat(index.count()).isEqualTo(3_000);
            assertThat(index.findVectors(List.of(id(7), id(999_999)))).containsOnlyKeys(id(7));
            assertThat(index.findVectors(List.of(id(7))).get(id(7))).isEqualTo(vector(7));
        }
    }

    @Test
    void whatAKilledProcessStoredButDidNotTellIsFoundAtTheNextStart() {
        store(100);
        LuceneSonicIndex killed = open(1);
        killed.fillIfNeeded(() -> false);
        store(101);
        try (LuceneSonicIndex index = open(1)) {
            assertThat(index.fillIfNeeded(() -> false)).isTrue();
            assertThat(index.count()).isEqualTo(101);
            assertThat(index.findVectors(List.of(id(100)))).containsKey(id(100));
        }
        try (LuceneSonicIndex index = open(1)) {
            assertThat(index.fillIfNeeded(() -> false)).as("compared again").isFalse();
        }
    }

    @Test
    void theNearestAreAlmostAlwaysFound() {
        store(3_000);
        try (LuceneSonicIndex index = open(1)) {
            index.fillIfNeeded(() -> false);
            int found = 0;
            for (int query = 0; query < 50; query++) {
                List<TrackId> nearest = ids(index.listNearest(vector(query), 10));
                assertThat(nearest.getFirst()).isEqualTo(id(query));
                found += (int) stored.nearest(vector(query), 10).stream().filter(nearest::contains).count();
            }
            assertThat(found).isGreaterThan(475);
        }
    }

    @Test
    void askingForMoreThanThereIsGivesAll() {
        store(20);
        try (LuceneSonicIndex index = open(1)) {
            index.fillIfNeeded(() -> false);
            assertThat(index.listNearest(vector(3), 1_000)).hasSize(20);
            assertThat(index.listNearest(vector(3), 0)).isEmpty();
        }
    }

    @Test
    void aTrackAnalysedAnewReplacesItsVector() {
        store(100);
        try (LuceneSonicIndex index = open(1)) {
            index.fillIfNeeded(() -> false);
            index.put(id(5), vector(4_711));
            index.commit();
            assertThat(index.count()).isEqualTo(100);
            assertThat(index.listNearest(vector(4_711), 1)).extracting(Neighbour::track).containsExactly(id(5));
            assertThat(index.findVectors(List.of(id(5))).get(id(5))).isEqualTo(vector(4_711));
        }
    }

    @Test
    void vectorsOfAnotherVersionAreForgotten() {
        store(50);
        try (LuceneSonicIndex index = open(1)) {
            index.fillIfNeeded(() -> false);
        }
        try (LuceneSonicIndex index = open(2)) {
            assertThat(index.count()).isZero();
            assertThat(index.fillIfNeeded(() -> false)).isTrue();
            assertThat(index.count()).isZero();
        }
    }

    @Test
    void whatAKilledProcessLeftOutIsPutInAtTheNextStart() throws IOException {
        store(50);
        try (LuceneSonicIndex index = open(1)) {
            index.fillIfNeeded(() -> false);
            stored.vectors.put(id(50), vector(50));
            stored.vectors.put(id(3), vector(333));
            index.put(id(50), vector(50));
            // No commit: what was put is lost.
        }
        try (LuceneSonicIndex index = open(1)) {
            assertThat(index.count()).isEqualTo(50);
            assertThat(index.fillIfNeeded(() -> false)).isTrue();
            assertThat(index.count()).isEqualTo(51);
            assertThat(index.findVectors(List.of(id(3))).get(id(3))).isEqualTo(vector(333));
        }
        assertThat(folder.resolve("sonic").resolve("unfinished")).doesNotExist();
    }

    @Test
    void aFillingThatIsCancelledGoesOnAtTheNextStartEvenAfterCommits() {
        store(1_000);
        int[] asked = {0};
        try (LuceneSonicIndex index = open(1)) {
            index.fillIfNeeded(() -> asked[0]++ == 2);
            index.put(id(5_000), vector(5_000));
            index.commit();
            assertThat(index.count()).isBetween(2, 999);
        }
        try (LuceneSonicIndex index = open(1)) {
            assertThat(index.fillIfNeeded(() -> false)).isTrue();
            assertThat(index.count()).isEqualTo(1_001);
        }
    }

    @Test
    void aDamagedIndexIsMadeAnew() throws IOException {
        store(50);
        try (LuceneSonicIndex index = open(1)) {
            index.fillIfNeeded(() -> false);
        }
        try (var files = Files.list(folder.resolve("sonic").resolve("lucene"))) {
            for (Path file : files.filter(each -> each.getFileName().toString().startsWith("segments")).toList()) {
                Files.writeString(file, "damaged");
            }
        }
        try (LuceneSonicIndex index = open(1)) {
            assertThat(index.fillIfNeeded(() -> false)).isTrue();
            assertThat(index.count()).isEqualTo(50);
        }
    }

    @Test
    void whatIsNoDirectionOrOfAnotherLengthIsPassedOver() {
        store(10);
        try (LuceneSonicIndex index = open(1)) {
            index.fillIfNeeded(() -> false);
            index.put(id(100), new float[DIMENSIONS]);
            index.put(id(101), new float[]{1, 0});
            index.put(id(102), new float[]{Float.NaN, 1});
            index.commit();
            assertThat(index.count()).isEqualTo(10);
            assertThat(index.listNearest(new float[]{1, 0}, 3)).isEmpty();
        }
    }

    private LuceneSonicIndex open(int version) {
        return LuceneSonicIndex.open(folder.resolve("sonic"), stored, version);
    }

    private void store(int count) {
        for (int i = 0; i < count; i++) {
            stored.vectors.put(id(i), vector(i));
        }
    }

    private static TrackId id(int number) {
        return new TrackId("track%06d".formatted(number));
    }

    private static List<TrackId> ids(List<Neighbour> neighbours) {
        return neighbours.stream().map(Neighbour::track).toList();
    }

    private static float[] vector(int seed) {
        Random random = new Random(seed);
        float[] vector = new float[DIMENSIONS];
        double squares = 0;
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] = (float) random.nextGaussian();
            squares += vector[i] * vector[i];
        }
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] /= (float) Math.sqrt(squares);
        }
        return vector;
    }

    /// Vectors of version 1.
    private static final class StoredVectors implements SoundVectors {
        private final Map<TrackId, float[]> vectors = new TreeMap<>(
                (one, other) -> one.value().compareTo(other.value()));

        @Override
        public void forEach(int version, BiConsumer<TrackId, float[]> consumer) {
            if (version == 1) {
                vectors.forEach(consumer);
            }
        }

        private List<TrackId> nearest(float[] to, int count) {
            List<TrackId> ids = new ArrayList<>(vectors.keySet());
            ids.sort((one, other) -> Double.compare(product(to, other), product(to, one)));
            return ids.subList(0, count);
        }

        private double product(float[] to, TrackId id) {
            double sum = 0;
            for (int i = 0; i < DIMENSIONS; i++) {
                sum += to[i] * vectors.getOrDefault(id, to)[i];
            }
            return sum;
        }
    }
}
