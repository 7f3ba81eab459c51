package io.antiphon.media.sound.feature;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.analysis.MusicalKey;
import io.antiphon.core.analysis.MusicalKey.Mode;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Tempo and key of sounds whose tempo and key are known.
class TempoAndKeyTest {
    private static final int[] MAJOR = {0, 4, 7};
    private static final int[] MINOR = {0, 3, 7};

    @ParameterizedTest
    @ValueSource(doubles = {60, 70.5, 85, 97, 110, 120, 128, 140, 155.5, 174, 190})
    void clicksTellTheirTempo(double tempo) {
        Synthesiser synthesiser = new Synthesiser(20, 1);
        for (int i = 0; i * 60 / tempo < 20; i++) {
            synthesiser.click(i * 60 / tempo, 0.5);
        }

        assertThat(Sounds.features(synthesiser.sound).tempo()).hasValueCloseTo(tempo, Percentage.withPercentage(0.5));
    }

    @ParameterizedTest
    @CsvSource({"84", "96", "112", "126", "140"})
    void aBeatIsHeardUnderItsEighths(double tempo) {
        Synthesiser synthesiser = new Synthesiser(20, 2);
        double beat = 60 / tempo;
        for (int i = 0; i * beat < 20; i++) {
            if (i % 2 == 0) {
                synthesiser.kick(i * beat, 0.9, 50);
            } else {
                synthesiser.snare(i * beat, 0.6, 20);
            }
            synthesiser.hat(i * beat, 0.2, 60);
            synthesiser.hat((i + 0.5) * beat, 0.2, 60);
        }

        assertThat(Sounds.features(synthesiser.sound).tempo()).hasValueCloseTo(tempo, Percentage.withPercentage(1));
    }

    @Test
    void clicksInNoiseStillTellTheirTempo() {
        Synthesiser synthesiser = new Synthesiser(20, 3);
        synthesiser.noise(0, 20, 1_000, 1, 0.2, 0.05);
        for (int i = 0; i < 40; i++) {
            synthesiser.click(i * 0.5, 0.5);
        }

        assertThat(Sounds.features(synthesiser.sound).tempo()).hasValueCloseTo(120.0, Percentage.withPercentage(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void whatHasNoPulseHasNoTempo(int variant) {
        assertThat(Sounds.features(Label.NOISE.variant(variant, 20)).tempo()).isEmpty();
        assertThat(Sounds.features(Label.NOISE.variant(variant, 20)).key()).isEmpty();
        assertThat(Sounds.features(Label.PADS.variant(variant, 20)).tempo()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
    void cadencesTellTheirKey(int tonic) {
        assertThat(Sounds.features(cadence(tonic, 0, MAJOR, MAJOR, MAJOR)).key())
                .contains(new MusicalKey(tonic, Mode.MAJOR));
        assertThat(Sounds.features(cadence(tonic, 0, MINOR, MINOR, MAJOR)).key())
                .contains(new MusicalKey(tonic, Mode.MINOR));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.4, -0.2, 0.3, 0.45})
    void anInstrumentThatIsTunedOtherwiseIsHeardInItsKey(double semitones) {
        assertThat(Sounds.features(cadence(7, semitones, MAJOR, MAJOR, MAJOR)).key())
                .contains(new MusicalKey(7, Mode.MAJOR));
    }

    /// First, fourth, fifth and first degree, over and over, with a bass.
    private static float[] cadence(int tonic, double tuning, int[] first, int[] fourth, int[] fifth) {
        Synthesiser synthesiser = new Synthesiser(16, 4);
        Random random = new Random(tonic);
        int[] roots = {0, 5, 7, 0};
        int[][] chords = {first, fourth, fifth, first};
        for (int i = 0; i < 16; i++) {
            double root = 60 + tonic + tuning + roots[i % 4];
            for (int note : chords[i % 4]) {
                synthesiser.piano(i + 0.02 * random.nextDouble(), 1.2, root + note, 0.3);
            }
            synthesiser.piano(i, 1.2, root - 24, 0.4);
        }
        return synthesiser.sound;
    }
}
