package io.antiphon.media.sound;

import io.antiphon.core.analysis.Loudness;
import io.antiphon.core.analysis.SoundAnalysis;
import io.antiphon.media.sound.feature.FeatureExtractor;
import io.antiphon.media.sound.loudness.LoudnessMeter;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything that is measured in one pass over a track's samples. No memory is taken while it goes on.
final class TrackListener {

    private static final int EXTRACTOR_RATE = 44_100;
    private static final long NANOS = 1_000_000_000L;

    private final SampleStream samples;
    private final LoudnessMeter loudness;
    private final WaveformMaker waveform;
    private final FeatureExtractor features;
    /// Absent where the extractor takes the rate as it is.
    private final @Nullable Resampler resampler;
    private final float[] mono;
    private long frames;

    TrackListener(SampleStream samples) {
        this.samples = samples;
        int rate = samples.samplingRate();
        this.loudness = new LoudnessMeter(rate, Channels.weights(samples.channelCount(), samples.channelMask()));
        this.waveform = new WaveformMaker(samples.channelCount());
        boolean asItIs = rate == EXTRACTOR_RATE || rate == Resampler.RATE;
        this.features = new FeatureExtractor(asItIs ? rate : Resampler.RATE);
        this.resampler = asItIs ? null : new Resampler(rate);
        this.mono = new float[samples.channels()[0].length];
    }

    /// Takes what was read last.
    void accept(int count) {
        float[][] channels = samples.channels();
        loudness.accept(channels, count);
        waveform.accept(channels, count);
        float[] mixed = mix(channels, count);
        if (resampler == null) {
            features.accept(mixed, count);
        } else {
            int made = resampler.accept(mixed, count);
            features.accept(resampler.output(), made);
        }
        frames += count;
    }

    SoundAnalysis result(Optional<String> fingerprint) {
        Loudness measured = loudness.loudness();
        // All silences have the same fingerprint, which tells nothing.
        Optional<String> telling = fingerprint.filter(made -> measured.truePeak() > 0);
        return new SoundAnalysis(duration(), measured, waveform.waveform(), telling, features.features());
    }

    Duration duration() {
        int rate = samples.samplingRate();
        return Duration.ofSeconds(frames / rate, frames % rate * NANOS / rate);
    }

    private float[] mix(float[][] channels, int count) {
        if (channels.length == 1) {
            return channels[0];
        }
        float share = 1f / channels.length;
        float[] first = channels[0];
        for (int i = 0; i < count; i++) {
            mono[i] = first[i] * share;
        }
        for (int channel = 1; channel < channels.length; channel++) {
            float[] one = channels[channel];
            for (int i = 0; i < count; i++) {
                mono[i] += one[i] * share;
            }
        }
        return mono;
    }
}
