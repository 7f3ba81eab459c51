package io.antiphon.media.sound.feature;

import io.antiphon.core.analysis.MusicalKey;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Which notes sound together and after each other. What is measured stays the same when all of it is in another key: the sizes
/// of the chroma's Fourier coefficients, of which the fifth, say, tells how much it is made of fifths (C. Harte et al. 2006).
final class Harmony {

    private static final int NOTES = 12;
    private static final int COEFFICIENTS = 6;

    private final double[] mean = new double[NOTES];
    private final Spread[] sizes = Spread.many(COEFFICIENTS);
    private final Spread change = new Spread();
    private final Spread entropy = new Spread();
    private final Spread salience = new Spread();

    private Harmony() {}

    static Harmony of(List<Excerpt> excerpts) {
        double cos = excerpts.stream().mapToDouble(excerpt -> excerpt.tuningCos).sum();
        double sin = excerpts.stream().mapToDouble(excerpt -> excerpt.tuningSin).sum();
        double tuning = Math.atan2(sin, cos) / (2 * Math.PI);
        Harmony harmony = new Harmony();
        excerpts.forEach(excerpt -> harmony.add(excerpt, tuning));
        normalise(harmony.mean);
        return harmony;
    }

    void measure(Measures into) {
        for (int i = 1; i <= COEFFICIENTS; i++) {
            into.add(size(mean, i));
        }
        into.addMeans(sizes);
        into.add(entropy(mean));
        into.add(entropy.mean());
        into.add(change.mean());
        into.add(salience.mean());
        into.add(salience.deviation());
        KeyProfiles.Match match = KeyProfiles.match(mean);
        into.add(match.major() - match.minor());
    }

    Optional<MusicalKey> key() {
        return KeyProfiles.match(mean).key();
    }

    private void add(Excerpt excerpt, double tuning) {
        double[] last = new double[NOTES];
        double[] now = new double[NOTES];
        boolean any = false;
        for (int frame = 0; frame < excerpt.longFrames; frame++) {
            fold(excerpt, frame, tuning, now);
            salience.add(excerpt.saliences[frame]);
            if (!normalise(now)) {
                any = false;
                continue;
            }
            entropy.add(entropy(now));
            double difference = 0;
            for (int note = 0; note < NOTES; note++) {
                mean[note] += now[note];
                difference += Math.abs(now[note] - last[note]);
            }
            for (int i = 1; i <= COEFFICIENTS; i++) {
                sizes[i - 1].add(size(now, i));
            }
            if (any) {
                change.add(difference / 2);
            }
            any = true;
            System.arraycopy(now, 0, last, 0, NOTES);
        }
    }

    /// Puts thirds of semitones together to notes as they are tuned here.
    private static void fold(Excerpt excerpt, int frame, double tuning, double[] notes) {
        Arrays.fill(notes, 0);
        for (int third = 0; third < Excerpt.PITCHES; third++) {
            int note = Math.floorMod((int) Math.rint(third / 3.0 - tuning), NOTES);
            notes[note] += excerpt.pitches[frame * Excerpt.PITCHES + third];
        }
    }

    private static boolean normalise(double[] notes) {
        double sum = 0;
        for (double note : notes) {
            sum += note;
        }
        if (sum <= 0) {
            return false;
        }
        for (int i = 0; i < NOTES; i++) {
            notes[i] /= sum;
        }
        return true;
    }

    private static double size(double[] notes, int coefficient) {
        double re = 0;
        double im = 0;
        for (int note = 0; note < NOTES; note++) {
            re += notes[note] * Turns.COS[note * coefficient % NOTES];
            im += notes[note] * Turns.SIN[note * coefficient % NOTES];
        }
        return Math.hypot(re, im);
    }

    private static double entropy(double[] notes) {
        double sum = 0;
        for (double note : notes) {
            sum -= note > 0 ? note * Math.log(note) : 0;
        }
        return sum;
    }

    /// Twelfths of a turn.
    private static final class Turns {
        private static final double[] COS = new double[NOTES];
        private static final double[] SIN = new double[NOTES];

        static {
            for (int i = 0; i < NOTES; i++) {
                COS[i] = Math.cos(2 * Math.PI * i / NOTES);
                SIN[i] = Math.sin(2 * Math.PI * i / NOTES);
            }
        }
    }
}
