package io.antiphon.media.sound.feature;

import io.antiphon.core.analysis.SoundFeatures;
import org.assertj.core.data.Offset;

/// Listens for tests.
final class Sounds {

    private Sounds() {}

    static FeatureExtractor extractor(float[] mono) {
        FeatureExtractor extractor = new FeatureExtractor(Synthesiser.RATE);
        extractor.accept(mono, mono.length);
        return extractor;
    }

    static SoundFeatures features(float[] mono) {
        return extractor(mono).features().orElseThrow();
    }

    static double cosine(float[] one, float[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }

    static Offset<Double> within(double much) {
        return Offset.offset(much);
    }
}
