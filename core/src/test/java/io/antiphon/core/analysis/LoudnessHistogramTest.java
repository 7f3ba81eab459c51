package io.antiphon.core.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoudnessHistogramTest {

    @Test
    void blocksOfOneLoudnessMakeThatLoudness() {
        assertThat(blocks(-23, 100).integrated().orElseThrow()).isCloseTo(-23, within(1e-9));
    }

    @Test
    void silenceHasNoLoudness() {
        LoudnessHistogram histogram = blocks(-70.5, 100);
        histogram.add(0);
        histogram.add(Double.NaN);
        assertThat(histogram.integrated()).isEmpty();
        assertThat(histogram.toBytes()).isEmpty();
    }

    @Test
    void quietPassagesDoNotCountAsTheRelativeGateSays() {
        LoudnessHistogram histogram = blocks(-20, 100);
        histogram.add(blocks(-36, 100));
        assertThat(histogram.integrated().orElseThrow()).isCloseTo(-20, within(1e-9));
    }

    @Test
    void anAlbumIsMeasuredAsOneTrackNotAsAMeanOfItsTracks() {
        Loudness loud = Loudness.of(blocks(-10, 300), 0.9);
        Loudness quiet = Loudness.of(blocks(-18, 100), 0.4);
        Loudness album = Loudness.together(List.of(loud, quiet));
        double expected = 10 * Math.log10((3 * Math.pow(10, -1) + Math.pow(10, -1.8)) / 4);
        assertThat(album.integrated().orElseThrow()).isCloseTo(expected, within(1e-9));
        assertThat(album.truePeak()).isEqualTo(0.9);
    }

    @Test
    void theStoredFormKeepsTheLoudness() {
        LoudnessHistogram histogram = blocks(-14.237, 1_000);
        histogram.add(blocks(-19.81, 70_000));
        LoudnessHistogram read = LoudnessHistogram.fromBytes(histogram.toBytes());
        assertThat(read.integrated().orElseThrow()).isCloseTo(histogram.integrated().orElseThrow(), within(0.001));
    }

    @Test
    void bytesOfSomethingElseAreRefused() {
        assertThatThrownBy(() -> LoudnessHistogram.fromBytes(new byte[6]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> LoudnessHistogram.fromBytes(new byte[]{127, 0, 0, 0, 0, 1, 0}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static LoudnessHistogram blocks(double loudness, int count) {
        LoudnessHistogram histogram = new LoudnessHistogram();
        for (int i = 0; i < count; i++) {
            histogram.add(Math.pow(10, (loudness + 0.691) / 10));
        }
        return histogram;
    }
}
