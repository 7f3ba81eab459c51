package io.antiphon.core.streaming;

import java.nio.file.Path;
import java.time.Duration;

/// What to turn which file into.
///
/// @param bitRate kbit/s; 0 for the format's default; ignored by lossless formats
/// @param samplingRate Hz; 0 to keep the source's
/// @param channelCount 0 to keep the source's
/// @param start where in the source to begin
public record TranscodeRequest(Path source, AudioFormat format, int bitRate, int samplingRate, int channelCount,
        Duration start) {}
