package io.antiphon.core.streaming;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/// What to turn which file into. The source's tags are kept.
///
/// @param bitRate kbit/s; 0 for the format's default; ignored by lossless formats
/// @param samplingRate Hz; 0 to keep the source's
/// @param channelCount 0 to keep the source's
/// @param start where in the source to begin
/// @param tags by their names in Vorbis comments, in place of the source's; an empty value removes one
public record TranscodeRequest(Path source, AudioFormat format, int bitRate, int samplingRate, int channelCount,
        Duration start, Map<String, String> tags) {

    public TranscodeRequest {
        tags = Map.copyOf(tags);
    }

    /// With the source's tags as they are.
    public TranscodeRequest(Path source, AudioFormat format, int bitRate, int samplingRate, int channelCount,
            Duration start) {
        this(source, format, bitRate, samplingRate, channelCount, start, Map.of());
    }
}
