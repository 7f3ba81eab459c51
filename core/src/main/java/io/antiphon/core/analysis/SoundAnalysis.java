package io.antiphon.core.analysis;

import java.time.Duration;
import java.util.Optional;

/// All that is heard in one decoding of a track.
///
/// @param duration    of the sound that could be decoded
/// @param fingerprint by Chromaprint, as AcoustID takes it; absent without a program that makes it
/// @param features    absent for what is too short or silent
public record SoundAnalysis(Duration duration, Loudness loudness, Waveform waveform, Optional<String> fingerprint,
        Optional<SoundFeatures> features) {}
