package io.antiphon.media.sound.feature;

import io.antiphon.core.analysis.MusicalKey;
import java.util.Optional;

/// How well the notes of a track fit each key, by D. Temperley's profiles ("What's Key for Key?", 1999).
final class KeyProfiles {

    private static final int NOTES = 12;
    private static final double[] MAJOR = {5, 2, 3.5, 2, 4.5, 4, 2, 4.5, 2, 3.5, 1.5, 4};
    private static final double[] MINOR = {5, 2, 3.5, 4.5, 2, 4, 2, 4.5, 3.5, 2, 1.5, 4};
    private static final double FITS = 0.5;
    /// The notes' deviation against their mean. Noise has all notes alike, and so has music without a key.
    private static final double UNEVEN = 0.25;

    private KeyProfiles() {}

    /// @param major best correlation with a major key
    /// @param minor best correlation with a minor key
    record Match(double major, double minor, Optional<MusicalKey> key) {}

    static Match match(double[] notes) {
        int bestMajor = best(notes, MAJOR);
        int bestMinor = best(notes, MINOR);
        double major = correlation(notes, MAJOR, bestMajor);
        double minor = correlation(notes, MINOR, bestMinor);
        if (Math.max(major, minor) < FITS || unevenness(notes) < UNEVEN) {
            return new Match(major, minor, Optional.empty());
        }
        return new Match(major, minor, Optional.of(major >= minor ? new MusicalKey(bestMajor, MusicalKey.Mode.MAJOR)
                : new MusicalKey(bestMinor, MusicalKey.Mode.MINOR)));
    }

    private static int best(double[] notes, double[] profile) {
        int best = 0;
        for (int tonic = 1; tonic < NOTES; tonic++) {
            if (correlation(notes, profile, tonic) > correlation(notes, profile, best)) {
                best = tonic;
            }
        }
        return best;
    }

    private static double correlation(double[] notes, double[] profile, int tonic) {
        Spread a = new Spread();
        Spread b = new Spread();
        Spread both = new Spread();
        for (int i = 0; i < NOTES; i++) {
            double note = notes[(tonic + i) % NOTES];
            a.add(note);
            b.add(profile[i]);
            both.add(note * profile[i]);
        }
        double scale = a.deviation() * b.deviation();
        return scale <= 0 ? 0 : (both.mean() - a.mean() * b.mean()) / scale;
    }

    private static double unevenness(double[] notes) {
        Spread spread = new Spread();
        for (double note : notes) {
            spread.add(note);
        }
        return spread.mean() <= 0 ? 0 : spread.deviation() / spread.mean();
    }
}
