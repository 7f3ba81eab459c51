package io.antiphon.core.library;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The technical facts of a sound stream. A number that is not known or does not apply is 0.
///
/// @param codec the codec in lower case as ffmpeg names it: `mp3`, `flac`, `aac`, `alac`, `opus`, `vorbis`, `pcm`, `wmav2`,
///   `wavpack`, `ape`, `musepack`, `dsd`, `ac3`, …
/// @param bitRate average kbit/s of the sound, rounded
/// @param bitDepth bits per sample of lossless codecs, 0 for lossy ones
/// @param samplingRate Hz
/// @param duration to the millisecond
/// @param profile of a codec that has several, as ffmpeg names it: `LC`, `HE-AAC`, `HE-AACv2`, …
public record AudioProperties(String codec, int bitRate, int bitDepth, int samplingRate, int channelCount,
        Duration duration, @Nullable String profile) {

    public static final AudioProperties UNKNOWN = new AudioProperties("", 0, 0, 0, 0, Duration.ZERO);

    /// Of a codec without profiles, or of an unknown one.
    public AudioProperties(String codec, int bitRate, int bitDepth, int samplingRate, int channelCount,
            Duration duration) {
        this(codec, bitRate, bitDepth, samplingRate, channelCount, duration, null);
    }
}
