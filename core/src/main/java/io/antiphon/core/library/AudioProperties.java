package io.antiphon.core.library;

import java.time.Duration;

/// The technical facts of a sound stream. A number that is not known or does not apply is 0.
///
/// @param codec the codec in lower case as ffmpeg names it: `mp3`, `flac`, `aac`, `alac`, `opus`, `vorbis`, `pcm`, `wmav2`,
///   `wavpack`, `ape`, `musepack`, `dsd`, `ac3`, …
/// @param bitRate average kbit/s of the sound, rounded
/// @param bitDepth bits per sample of lossless codecs, 0 for lossy ones
/// @param samplingRate Hz
/// @param duration to the millisecond
public record AudioProperties(String codec, int bitRate, int bitDepth, int samplingRate, int channelCount,
        Duration duration) {

    public static final AudioProperties UNKNOWN = new AudioProperties("", 0, 0, 0, 0, Duration.ZERO);
}
