package io.antiphon.media.sound.feature;

/// What was measured in some ten seconds: a row a frame.
final class Excerpt {

    static final int RATE = 22_050;
    static final int FRAME = 2_048;
    static final int HOP = 512;
    static final int LONG_FRAME = 8_192;
    static final int LONG_HOP = 4_096;
    static final int MAX_FRAMES = 430;
    static final int SAMPLES = (MAX_FRAMES - 1) * HOP + FRAME;
    static final int MAX_LONG_FRAMES = (SAMPLES - LONG_FRAME) / LONG_HOP + 1;
    static final double FRAMES_PER_SECOND = (double) RATE / HOP;

    static final int BANDS = 32;
    static final int SHAPES = 7;
    static final int PITCHES = 36;

    /// Energies of the mel bands; levels in dB after [Levels] was there.
    final float[] bands = new float[MAX_FRAMES * BANDS];
    /// Sums of the bands' energies.
    final float[] energies = new float[MAX_FRAMES];
    /// Six octaves' crests and the flatness, in dB.
    final float[] shapes = new float[MAX_FRAMES * SHAPES];
    /// How strong each third of a semitone is, octaves put together, from C on.
    final float[] pitches = new float[MAX_LONG_FRAMES * PITCHES];
    /// How much of the energy lies in peaks of the spectrum.
    final float[] saliences = new float[MAX_LONG_FRAMES];
    int frames;
    int longFrames;
    /// Sums over the peaks that tell how far the tuning is from 440 Hz: amplitudes turned by the fraction of a semitone.
    double tuningCos;
    double tuningSin;
}
