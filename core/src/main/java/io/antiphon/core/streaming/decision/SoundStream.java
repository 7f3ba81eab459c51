package io.antiphon.core.streaming.decision;

import io.antiphon.core.library.Track;
import io.antiphon.core.streaming.StreamSource;
import java.util.Objects;

/// A stream of sound as a player sees it. A number that is not known is 0.
///
/// @param container `mp3`, `flac`, `ogg`, `mp4`, …
/// @param bitRate bits per second
/// @param samplingRate Hz
/// @param profile of a codec that has several; empty when it has none or it is not known
public record SoundStream(String container, String codec, int channelCount, int bitRate, int samplingRate,
        int bitDepth, String profile) {

    private static final int KILO = 1000;

    SoundStream(String container, String codec, int channelCount, int bitRate, int samplingRate, int bitDepth) {
        this(container, codec, channelCount, bitRate, samplingRate, bitDepth, "");
    }

    /// A track's own stream.
    public static SoundStream of(Track track) {
        return of(StreamSource.of(track));
    }

    /// The stream of a track's or an episode's file.
    public static SoundStream of(StreamSource source) {
        var audio = source.audio();
        return new SoundStream(Names.container(source.suffix()), Names.codec(audio.codec()), audio.channelCount(),
                audio.bitRate() * KILO, audio.samplingRate(), audio.bitDepth(),
                Objects.requireNonNullElse(audio.profile(), ""));
    }
}
