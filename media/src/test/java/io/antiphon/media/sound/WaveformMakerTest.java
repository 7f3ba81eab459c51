package io.antiphon.media.sound;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.analysis.Waveform;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class WaveformMakerTest {

    @Test
    void aCrescendoLooksLikeOneHoweverLongItIs() {
        for (int length : new int[]{200_000, 1_000_000, 7_654_321}) {
            float[] samples = new float[length];
            for (int i = 0; i < length; i++) {
                samples[i] = i / (float) length * (i % 2 == 0 ? 1 : -1);
            }
            Waveform waveform = drawn(samples);
            byte[] peaks = waveform.peaks();
            assertThat(peaks).hasSizeBetween(1_000, 2_048);
            assertThat(Byte.toUnsignedInt(peaks[0])).isLessThan(5);
            assertThat(Byte.toUnsignedInt(peaks[peaks.length / 2])).isBetween(123, 133);
            assertThat(Byte.toUnsignedInt(peaks[peaks.length - 2])).isGreaterThan(250);
            assertThat(Waveform.fromBytes(waveform.toBytes())).isEqualTo(waveform);
        }
    }

    @Test
    void peaksAndMeansDifferAsTheyShould() {
        float[] samples = new float[100_000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) Math.sin(i * 0.7) * 2;
        }
        Waveform waveform = drawn(samples);
        assertThat(Byte.toUnsignedInt(waveform.peaks()[100])).isEqualTo(255);
        for (int i = 0; i < samples.length; i++) {
            samples[i] *= 0.25f;
        }
        assertThat(Byte.toUnsignedInt(drawn(samples).means()[100])).isBetween(88, 92);
    }

    @Test
    void nothingLooksLikeNothing() {
        assertThat(drawn(new float[0])).isEqualTo(Waveform.EMPTY);
    }

    private static Waveform drawn(float[] samples) {
        WaveformMaker maker = new WaveformMaker(1);
        for (int from = 0; from < samples.length; from += 5_000) {
            float[] part = Arrays.copyOfRange(samples, from, Math.min(samples.length, from + 5_000));
            maker.accept(new float[][]{part}, part.length);
        }
        return maker.waveform();
    }
}
