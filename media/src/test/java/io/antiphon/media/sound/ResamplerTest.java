package io.antiphon.media.sound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResamplerTest {

    @ParameterizedTest
    @ValueSource(ints = {8_000, 11_025, 32_000, 37_801, 48_000, 88_200, 96_000, 192_000})
    void aToneKeepsItsPitchAndLevelAndTheTrackItsLength(int rate) {
        float[] heard = resampled(rate, 1_000, 3);
        assertThat(heard).hasSizeBetween(3 * Resampler.RATE - 60, 3 * Resampler.RATE);
        int crossings = 0;
        double energy = 0;
        for (int i = 1_000; i < 1_000 + Resampler.RATE; i++) {
            crossings += heard[i - 1] < 0 && heard[i] >= 0 ? 1 : 0;
            energy += heard[i] * heard[i];
        }
        assertThat(crossings).isBetween(999, 1_001);
        assertThat(Math.sqrt(energy / Resampler.RATE)).isCloseTo(0.5 / Math.sqrt(2), within(0.005));
    }

    @ParameterizedTest
    @ValueSource(ints = {48_000, 96_000, 192_000})
    void whatIsTooHighIsTakenAwayInsteadOfComingBackLower(int rate) {
        float[] heard = resampled(rate, 15_000, 1);
        double highest = 0;
        for (int i = 1_000; i < heard.length - 1_000; i++) {
            highest = Math.max(highest, Math.abs(heard[i]));
        }
        assertThat(highest).isLessThan(0.005);
    }

    private static float[] resampled(int rate, double hertz, int seconds) {
        Resampler resampler = new Resampler(rate);
        float[] all = new float[(seconds + 1) * Resampler.RATE];
        int length = 0;
        float[] part = new float[777];
        for (int done = 0; done < seconds * rate; done += part.length) {
            int count = Math.min(part.length, seconds * rate - done);
            for (int i = 0; i < count; i++) {
                part[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * (done + i) / rate));
            }
            int made = resampler.accept(part, count);
            System.arraycopy(resampler.output(), 0, all, length, made);
            length += made;
        }
        return Arrays.copyOf(all, length);
    }
}
