package io.antiphon.core.video;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What to make of a video.
///
/// @param size of the pictures
/// @param bitRate kbit/s of everything together; 0 to copy the streams where they can be copied
/// @param soundStream the sound's number in the file; absent for the first one
public record VideoRequest(Path source, VideoFacts facts, PictureSize size, int bitRate, @Nullable Integer soundStream,
        Duration start) {}
