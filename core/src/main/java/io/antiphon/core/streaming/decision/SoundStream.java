package io.antiphon.core.streaming.decision;

import io.antiphon.core.library.Track;

/// A stream of sound as a player sees it. A number that is not known is 0.
///
/// @param container `mp3`, `flac`, `ogg`, `mp4`, …
/// @param bitRate bits per second
/// @param samplingRate Hz
public record SoundStream(String container, String codec, int channelCount, int bitRate, int samplingRate,
        int bitDepth) {

    private static final int KILO = 1000;

    /// A track's own stream.
    public static SoundStream of(Track track) {
        var audio = track.audio();
        return new SoundStream(Names.container(track.file().suffix()), Names.codec(audio.codec()), audio.channelCount(),
                audio.bitRate() * KILO, audio.samplingRate(), audio.bitDepth());
    }
}
