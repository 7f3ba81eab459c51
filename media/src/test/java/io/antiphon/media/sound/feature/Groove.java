package io.antiphon.media.sound.feature;

import java.util.List;
import java.util.Random;

/// Ways to drum a beat, four or three to a bar, each with its hats, its bass and something that has nothing to do with the beat.
enum Groove {
    ROCK_EIGHTHS(2, 0, new double[]{0, 2}, new double[]{1, 3}, 4),
    ROCK_SIXTEENTHS(4, 0, new double[]{0, 2, 2.5}, new double[]{1, 3}, 4),
    HOUSE(2, 0, new double[]{0, 1, 2, 3}, new double[]{1, 3}, 4),
    TECHNO_SIXTEENTHS(4, 0, new double[]{0, 1, 2, 3}, new double[]{}, 4),
    SHUFFLE(2, 1.0 / 6, new double[]{0, 2}, new double[]{1, 3}, 4),
    SWING_RIDE(2, 1.0 / 6, new double[]{0, 1, 2, 3}, new double[]{}, 4),
    FUNK(4, 0, new double[]{0, 0.75, 2.25, 2.5}, new double[]{1, 3}, 4),
    BREAKBEAT(2, 0, new double[]{0, 2.5}, new double[]{1, 3}, 4),
    SYNCOPATED(2, 0, new double[]{0, 1.5, 2.5}, new double[]{1, 3}, 4),
    WALTZ(1, 0, new double[]{0}, new double[]{1, 2}, 3),
    BALLAD(2, 0, new double[]{0, 2.5}, new double[]{1, 3}, 4) {
        @Override
        void accompany(Synthesiser to, double beat, Random random) {
            for (int i = 0; i * beat < to.seconds(); i++) {
                to.piano(i * beat, 2, 48 + new int[]{0, 9, 5, 7}[i / 4 % 4], 0.3);
            }
        }
    };

    private final int hats;
    private final double swing;
    private final double[] kicks;
    private final double[] snares;
    private final int beats;

    /// @param hats to a beat
    /// @param swing by which part of a beat every second hat comes late
    Groove(int hats, double swing, double[] kicks, double[] snares, int beats) {
        this.hats = hats;
        this.swing = swing;
        this.kicks = kicks;
        this.snares = snares;
        this.beats = beats;
    }

    float[] at(double tempo, double seconds) {
        long seed = 100L * List.of(values()).indexOf(this) + (long) tempo;
        Random random = new Random(seed);
        Synthesiser to = new Synthesiser(seconds, seed);
        double beat = 60 / tempo;
        double begin = 0.05 + 0.4 * random.nextDouble();
        double pitch = 45 + 20 * random.nextDouble();
        double decay = 12 + 15 * random.nextDouble();
        for (int i = 0; begin + i * beats * beat < seconds; i++) {
            double bar = begin + i * beats * beat;
            for (double kick : kicks) {
                to.kick(bar + kick * beat + late(random), 0.8 + 0.1 * random.nextDouble(), pitch);
            }
            for (double snare : snares) {
                to.snare(bar + snare * beat + late(random), 0.6 + 0.1 * random.nextDouble(), decay);
            }
            for (int hat = 0; hat < beats * hats; hat++) {
                double place = (double) hat / hats + (hat % 2 == 1 ? swing : 0);
                to.hat(bar + place * beat + late(random), (hat % hats == 0 ? 0.35 : 0.25) + 0.05 * random.nextDouble(),
                        60);
            }
            to.bass(bar, beat * 0.8, 31 + random.nextInt(8), 0.3);
            to.bass(bar + beats * beat / 2, beat * 0.5, 31 + random.nextInt(8), 0.25);
        }
        accompany(to, beat, random);
        return to.sound;
    }

    void accompany(Synthesiser to, double beat, Random random) {
        for (double at = 0; at < to.seconds(); at += 3.3) {
            to.pad(at, 3.6, 52 + random.nextInt(12), 0.12, 10);
        }
    }

    /// Nobody plays like a machine.
    private static double late(Random random) {
        return 0.004 * random.nextGaussian();
    }
}
