package io.antiphon.media.sound.feature;

import io.antiphon.core.analysis.SoundFeatures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Listens to a track once, from begin to end, and tells what it sounds like.
///
/// Sound is measured at 22.05 kHz up to 8 kHz, so that what lossy encoders cut off does not count. Tracks up to 160 s are measured
/// whole; of longer ones 80 to 160 s in excerpts of ten seconds spread evenly, so that the cost of a second falls with the length.
/// Takes about 2 MB. For one thread.
public final class FeatureExtractor {

    /// Of the computation: grows with every change that makes other vectors.
    public static final int VERSION = 1;

    private static final int MAX_EXCERPTS = 16;
    /// Less than this at the end of longer tracks is left out.
    private static final int SHORTEST_END = 2 * Excerpt.RATE;

    private final int factor;
    private final Halver halver = new Halver();
    private final float[] samples = new float[Excerpt.SAMPLES];
    private final List<Excerpt> excerpts = new ArrayList<>(MAX_EXCERPTS);
    private final List<Excerpt> spares = new ArrayList<>(MAX_EXCERPTS);
    private final FrameAnalysis frames = new FrameAnalysis();
    private int filled;
    private long passed;
    private int stride = 1;
    private float waiting = Float.NaN;
    private boolean ended;
    private @Nullable Summary result;

    /// @param samplingRate 44100 or 22050 Hz
    public FeatureExtractor(int samplingRate) {
        if (samplingRate != 2 * Excerpt.RATE && samplingRate != Excerpt.RATE) {
            throw new IllegalArgumentException("samples are taken at 44100 or 22050 Hz, not " + samplingRate);
        }
        factor = samplingRate / Excerpt.RATE;
    }

    /// Takes the next samples, full scale being 1. What is no number counts as silence.
    public void accept(float[] mono, int count) {
        if (count < 0 || count > mono.length) {
            throw new IllegalArgumentException(count + " samples out of " + mono.length);
        }
        if (ended) {
            throw new IllegalStateException("the track has ended");
        }
        for (int i = 0; i < count; i++) {
            float sample = Float.isFinite(mono[i]) ? mono[i] : 0;
            if (factor == 1) {
                add(sample);
            } else if (Float.isNaN(waiting)) {
                waiting = sample;
            } else {
                add(wanted() ? halver.halve(waiting, sample) : 0);
                waiting = Float.NaN;
            }
        }
    }

    /// Ends the track.
    ///
    /// @return nothing when there are less than two seconds of sound
    public Optional<SoundFeatures> features() {
        return summary().map(Summary::features);
    }

    Optional<Summary> summary() {
        if (!ended) {
            ended = true;
            if (wanted() && filled >= SHORTEST_END) {
                keep();
            }
            result = excerpts.isEmpty() ? null : Summary.of(excerpts).orElse(null);
        }
        return Optional.ofNullable(result);
    }

    private boolean wanted() {
        return passed % stride == 0;
    }

    private void add(float sample) {
        samples[filled++] = sample;
        if (filled == Excerpt.SAMPLES) {
            if (wanted()) {
                keep();
            }
            passed++;
            filled = 0;
        }
    }

    private void keep() {
        if (excerpts.size() == MAX_EXCERPTS) {
            thin();
            if (!wanted()) {
                return;
            }
        }
        Excerpt excerpt = spares.isEmpty() ? new Excerpt() : spares.removeLast();
        frames.measure(samples, filled, excerpt);
        excerpts.add(excerpt);
    }

    /// Drops every second excerpt, and from now on takes half as many.
    private void thin() {
        for (int i = MAX_EXCERPTS - 1; i > 0; i -= 2) {
            spares.add(excerpts.remove(i));
        }
        stride *= 2;
    }
}
