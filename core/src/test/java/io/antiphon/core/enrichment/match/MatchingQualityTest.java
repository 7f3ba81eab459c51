package io.antiphon.core.enrichment.match;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.enrichment.match.LabelledCases.RecordingCase;
import io.antiphon.core.enrichment.match.LabelledCases.ReleaseCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Holds the matching against labelled cases. Thresholds and weights were chosen on the tuning part; the other part nobody looked at
/// meanwhile.
class MatchingQualityTest {

    private static final int RECORDINGS = 500;
    private static final int RELEASES = 250;

    /// What became of cases.
    private static final class Tally {

        int automatic;
        int right;
        int answerable;
        final Map<String, int[]> kinds = new TreeMap<>();

        void note(String kind, boolean answerable, boolean chosen, boolean right) {
            this.answerable += answerable ? 1 : 0;
            automatic += chosen ? 1 : 0;
            this.right += right ? 1 : 0;
            int[] counts = kinds.computeIfAbsent(kind, k -> new int[3]);
            counts[0]++;
            counts[1] += chosen ? 1 : 0;
            counts[2] += right ? 1 : 0;
        }

        double precision() {
            return (double) right / automatic;
        }

        double recall() {
            return (double) right / answerable;
        }

        void print(String what) {
            System.out.printf("matching of %s: %d cases, precision %.4f, recall %.4f%n", what,
                    kinds.values().stream().mapToInt(counts -> counts[0]).sum(), precision(), recall());
            if (Boolean.getBoolean("antiphon.matching.kinds")) {
                kinds.forEach((kind, counts) -> System.out.printf("  %-32s %3d cases, %3d applied, %3d right%n", kind,
                        counts[0], counts[1], counts[2]));
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"tuning, 20240501", "held back, 977"})
    void recordingsAreRecognisedSurelyAndOften(String part, long seed) {
        Tally tally = new Tally();
        for (RecordingCase one : new LabelledCases(seed).recordings(RECORDINGS)) {
            List<Choice.Scored> scored = one.claims()
                    .stream()
                    .map(claim -> new Choice.Scored(RecordingMatcher.score(one.here(), claim).total(),
                            claim.recordingMbid(), claim.recordingMbid()))
                    .toList();
            Choice choice = Choice.of(scored, Thresholds.STANDARD.automatic());
            boolean right = choice.automatic()
                    .map(i -> one.claims().get(i).recordingMbid())
                    .equals(
                            Optional.ofNullable(one.right()))
                    && one.right() != null;
            tally.note(one.kind(), one.right() != null, choice.automatic().isPresent(), right);
        }
        tally.print("recordings (" + part + ")");
        assertThat(tally.precision()).as("precision").isGreaterThanOrEqualTo(0.98);
        assertThat(tally.recall()).as("recall").isGreaterThanOrEqualTo(0.9);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"tuning, 20240501", "held back, 977"})
    void releasesAreRecognisedSurelyAndOften(String part, long seed) {
        Tally tally = new Tally();
        for (ReleaseCase one : new LabelledCases(seed).releases(RELEASES)) {
            List<Choice.Scored> scored = one.claims()
                    .stream()
                    .map(claim -> new Choice.Scored(ReleaseMatcher.match(one.here(), claim).score().total(),
                            claim.releaseGroupMbid(), claim.releaseMbid()))
                    .toList();
            Choice choice = Choice.of(scored, Thresholds.STANDARD.automatic());
            boolean right = choice.automatic()
                    .map(one.claims()::get)
                    .filter(claim -> choice.sureOfEdition()
                            ? claim.id().equals(one.edition())
                            : one.group().equals(claim.releaseGroupMbid()))
                    .isPresent() && one.edition() != null;
            tally.note(one.kind(), one.edition() != null, choice.automatic().isPresent(), right);
        }
        tally.print("releases (" + part + ")");
        assertThat(tally.precision()).as("precision").isGreaterThanOrEqualTo(0.98);
        assertThat(tally.recall()).as("recall").isGreaterThanOrEqualTo(0.9);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"1", "2", "3"})
    void theSameSeedMakesTheSameCases(long seed) {
        List<Object> once = new ArrayList<>(new LabelledCases(seed).recordings(20));
        assertThat(once).isEqualTo(new ArrayList<Object>(new LabelledCases(seed).recordings(20)));
    }
}
