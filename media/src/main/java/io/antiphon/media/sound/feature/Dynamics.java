package io.antiphon.media.sound.feature;

import java.util.Arrays;
import java.util.List;

/// How the level moves, in dB against the track's mean.
final class Dynamics {

    private Dynamics() {}

    static void measure(List<Excerpt> excerpts, Levels levels, Measures into) {
        float[] sorted = new float[excerpts.stream().mapToInt(excerpt -> excerpt.frames).sum()];
        Spread spread = new Spread();
        Spread steps = new Spread();
        int count = 0;
        int quiet = 0;
        for (Excerpt excerpt : excerpts) {
            for (int frame = 0; frame < excerpt.frames; frame++) {
                float level = levels.level(excerpt, frame);
                if (frame > 1) {
                    steps.add(Math.abs(level - levels.level(excerpt, frame - 2)));
                }
                spread.add(level);
                quiet += level < -6 ? 1 : 0;
                sorted[count++] = level;
            }
        }
        Arrays.sort(sorted);
        into.add(spread.deviation());
        into.add(at(sorted, 0.95) - at(sorted, 0.5));
        into.add(at(sorted, 0.5) - at(sorted, 0.1));
        into.add((double) quiet / count);
        into.add(steps.mean());
        into.add(steps.deviation());
    }

    private static double at(float[] sorted, double part) {
        return sorted[(int) (part * (sorted.length - 1))];
    }
}
