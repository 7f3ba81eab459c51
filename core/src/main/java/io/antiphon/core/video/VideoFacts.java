package io.antiphon.core.video;

import java.time.Duration;
import java.util.List;

/// What is in a video file. A number that is not known is 0, a text empty.
///
/// @param width in pixels, as it is shown
/// @param bitRate kbit/s of everything together
/// @param codec of the pictures in lower case as ffmpeg names it: `h264`, `hevc`, `vp9`, …; empty when there are none
/// @param soundTracks in the file's order
/// @param subtitles that are text, in the file's order
public record VideoFacts(Duration duration, int width, int height, int bitRate, String codec,
        List<SoundTrack> soundTracks, List<TextTrack> subtitles) {

    public VideoFacts {
        soundTracks = List.copyOf(soundTracks);
        subtitles = List.copyOf(subtitles);
    }

    /// One of the sounds that go with the pictures.
    ///
    /// @param stream its number in the file
    /// @param language ISO 639 code
    public record SoundTrack(int stream, String codec, String language, String title, int channelCount) {}

    /// Subtitles inside the file.
    ///
    /// @param stream its number in the file
    /// @param language ISO 639 code
    public record TextTrack(int stream, String language, String title) {}
}
