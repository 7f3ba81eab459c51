package io.antiphon.media.sound.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/// Eleven ways to drum at tempi from 60 to 190 that the constants were not chosen by.
class DrummedTempoTest {

    private static final double[] TEMPI = {60, 74, 88, 109, 124, 159, 186};
    private static final double SECONDS = 12;

    @Test
    void fastAndSlowAreToldApart() {
        List<String> wrong = new ArrayList<>();
        int count = 0;
        int exact = 0;
        int octave = 0;
        for (Groove groove : Groove.values()) {
            for (double tempo : TEMPI) {
                OptionalDouble heard = Sounds.features(groove.at(tempo, SECONDS)).tempo();
                double ratio = heard.orElse(0) / tempo;
                count++;
                if (is(ratio, 1)) {
                    exact++;
                } else {
                    wrong.add("%s at %.0f is heard at %s".formatted(groove, tempo, heard));
                }
                if (is(ratio, 1) || is(ratio, 2) || is(ratio, 0.5)) {
                    octave++;
                }
            }
        }

        assertThat((double) exact / count).as("heard within 4 %%; not: %s", wrong).isGreaterThan(0.88);
        assertThat((double) octave / count).as("or its half or double").isGreaterThan(0.96);
    }

    private static boolean is(double ratio, double times) {
        return Math.abs(ratio / times - 1) < 0.04;
    }
}
