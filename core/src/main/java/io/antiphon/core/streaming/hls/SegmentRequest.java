package io.antiphon.core.streaming.hls;

import java.nio.file.Path;

/// One piece of a medium.
///
/// @param soundStream number of the sound in the file; -1 for the first one
public record SegmentRequest(Path source, Rendition rendition, int soundStream, Segments segments, int index) {}
