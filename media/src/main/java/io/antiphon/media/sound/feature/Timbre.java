package io.antiphon.media.sound.feature;

import java.util.List;

/// The colour of sound: cepstra of the mel bands, without the first, which is loudness.
final class Timbre {

    private static final int COUNT = 12;
    /// Movement is looked at over 93 ms.
    private static final int LAG = 4;
    private static final float[] COSINES = cosines();

    private final Spread[] cepstra = Spread.many(COUNT);
    private final Spread[] movements = Spread.many(COUNT);
    private final float[] history = new float[LAG * COUNT];

    private Timbre() {}

    static void measure(List<Excerpt> excerpts, Levels levels, Measures into) {
        Timbre timbre = new Timbre();
        excerpts.forEach(excerpt -> timbre.add(excerpt, levels));
        into.addMeans(timbre.cepstra);
        into.addDeviations(timbre.cepstra);
        into.addDeviations(timbre.movements);
    }

    private void add(Excerpt excerpt, Levels levels) {
        int run = 0;
        for (int frame = 0; frame < excerpt.frames; frame++) {
            if (levels.pause(excerpt, frame)) {
                run = 0;
                continue;
            }
            for (int i = 0; i < COUNT; i++) {
                float value = cepstrum(excerpt.bands, frame * Excerpt.BANDS, i);
                cepstra[i].add(value);
                int past = run % LAG * COUNT + i;
                if (run >= LAG) {
                    movements[i].add(value - history[past]);
                }
                history[past] = value;
            }
            run++;
        }
    }

    private static float cepstrum(float[] levels, int at, int coefficient) {
        float sum = 0;
        int row = coefficient * Excerpt.BANDS;
        for (int band = 0; band < Excerpt.BANDS; band++) {
            sum += levels[at + band] * COSINES[row + band];
        }
        return sum;
    }

    private static float[] cosines() {
        float[] cosines = new float[COUNT * Excerpt.BANDS];
        double scale = Math.sqrt(2.0 / Excerpt.BANDS);
        for (int i = 0; i < COUNT; i++) {
            for (int band = 0; band < Excerpt.BANDS; band++) {
                cosines[i * Excerpt.BANDS + band] = (float) (scale
                        * Math.cos(Math.PI * (i + 1) * (band + 0.5) / Excerpt.BANDS));
            }
        }
        return cosines;
    }
}
