package io.antiphon.media.sound.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.analysis.SoundFeatures;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeatureExtractorTest {

    @ParameterizedTest
    @EnumSource(Label.class)
    void aVectorHasUnitLengthAndOneSize(Label label) {
        float[] vector = Sounds.features(label.variant(0, 8)).vector();

        assertThat(vector).hasSize(Group.total());
        assertThat(Sounds.cosine(vector, vector)).isCloseTo(1, Sounds.within(1e-5));
    }

    @Test
    void itDoesNotMatterInWhichPiecesTheSoundComes() {
        float[] sound = Label.PLUCKED.variant(0, 12);
        FeatureExtractor extractor = new FeatureExtractor(Synthesiser.RATE);
        float[] piece = new float[5_000];
        Random random = new Random(1);
        for (int at = 0; at < sound.length;) {
            int count = Math.min(sound.length - at, random.nextInt(piece.length));
            System.arraycopy(sound, at, piece, 0, count);
            extractor.accept(piece, count);
            at += count;
        }

        assertThat(extractor.features()).contains(Sounds.features(sound));
        assertThat(extractor.features()).isEqualTo(extractor.features());
        assertThatThrownBy(() -> extractor.accept(piece, 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void halfTheSamplingRateGivesTheSame() {
        float[] sound = Label.PIANO.variant(1, 12);
        FeatureExtractor half = new FeatureExtractor(Synthesiser.RATE / 2);
        float[] every = new float[sound.length / 2];
        Halver halver = new Halver();
        for (int i = 0; i < every.length; i++) {
            every[i] = halver.halve(sound[2 * i], sound[2 * i + 1]);
        }
        half.accept(every, every.length);

        assertThat(Sounds.cosine(half.features().orElseThrow().vector(), Sounds.features(sound).vector()))
                .isGreaterThan(0.999);
    }

    @Test
    void loudnessDoesNotMatter() {
        float[] loud = Label.DANCE.variant(2, 12);
        float[] quiet = loud.clone();
        for (int i = 0; i < quiet.length; i++) {
            quiet[i] *= 0.03f;
        }

        assertThat(Sounds.cosine(Sounds.features(loud).vector(), Sounds.features(quiet).vector()))
                .isGreaterThan(0.999);
    }

    @Test
    void anotherKeyOrTempoIsNearerThanAnotherInstrument() {
        float[] sound = Label.PIANO.variant(3, 16);
        float[] higher = new float[(int) (sound.length / 1.06)];
        for (int i = 0; i < higher.length; i++) {
            higher[i] = sound[(int) (i * 1.06)];
        }
        float[] vector = Sounds.features(sound).vector();

        double same = Sounds.cosine(vector, Sounds.features(higher).vector());
        assertThat(same).isGreaterThan(0.7);
        assertThat(same).isGreaterThan(Sounds.cosine(vector, Sounds.features(Label.PADS.variant(3, 16)).vector()));
    }

    @Test
    void whatIsTooShortOrSilentHasNone() {
        assertThat(new FeatureExtractor(Synthesiser.RATE).features()).isEmpty();
        assertThat(Sounds.extractor(new float[10 * Synthesiser.RATE]).features()).isEmpty();
        assertThat(Sounds.extractor(Label.VOICE.variant(0, 1.9)).features()).isEmpty();
        assertThat(Sounds.extractor(Label.VOICE.variant(0, 2.1)).features()).isPresent();
        float[] dither = new float[5 * Synthesiser.RATE];
        Random random = new Random(2);
        for (int i = 0; i < dither.length; i++) {
            dither[i] = (random.nextInt(3) - 1) / 32_768f;
        }
        assertThat(Sounds.extractor(dither).features()).isEmpty();
    }

    @Test
    void whatIsNoNumberCountsAsSilence() {
        float[] sound = Label.PADS.variant(0, 6);
        float[] broken = sound.clone();
        broken[1_000] = Float.NaN;
        broken[2_000] = Float.POSITIVE_INFINITY;
        sound[1_000] = 0;
        sound[2_000] = 0;

        assertThat(Sounds.features(broken)).isEqualTo(Sounds.features(sound));
    }

    @Test
    void hugeSamplesStillGiveAVector() {
        float[] sound = new float[4 * Synthesiser.RATE];
        Arrays.fill(sound, Float.MAX_VALUE);
        sound[5] = -Float.MAX_VALUE;
        FeatureExtractor extractor = Sounds.extractor(sound);

        assertThat(extractor.features().map(SoundFeatures::vector).orElseGet(() -> new float[0]))
                .doesNotContain(Float.NaN);
    }

    @Test
    void aLongTrackSoundsLikeItsParts() {
        float[] minute = Label.PLUCKED.variant(4, 60);
        FeatureExtractor extractor = new FeatureExtractor(Synthesiser.RATE);
        for (int i = 0; i < 12; i++) {
            extractor.accept(minute, minute.length);
        }

        assertThat(Sounds.cosine(extractor.features().orElseThrow().vector(), Sounds.features(minute).vector()))
                .isGreaterThan(0.98);
    }

    @Test
    void samplingRatesAndCountsThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new FeatureExtractor(48_000)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("48000");
        assertThatThrownBy(() -> new FeatureExtractor(44_100).accept(new float[3], 4))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
