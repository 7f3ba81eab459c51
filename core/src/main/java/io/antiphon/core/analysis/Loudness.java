package io.antiphon.core.analysis;

import java.util.Collection;
import java.util.OptionalDouble;

/// How loud some sound is.
///
/// @param integrated LUFS (EBU R 128); empty for what is silent or shorter than 400 ms
/// @param truePeak   highest level between the samples, linear, 1.0 for full scale
/// @param histogram  of its blocks; never changed after this
public record Loudness(OptionalDouble integrated, double truePeak, LoudnessHistogram histogram) {

    public static Loudness of(LoudnessHistogram histogram, double truePeak) {
        return new Loudness(histogram.integrated(), truePeak, histogram);
    }

    /// Of all of them played one after another.
    public static Loudness together(Collection<Loudness> parts) {
        LoudnessHistogram sum = new LoudnessHistogram();
        double peak = 0;
        for (Loudness part : parts) {
            sum.add(part.histogram());
            peak = Math.max(peak, part.truePeak());
        }
        return of(sum, peak);
    }
}
