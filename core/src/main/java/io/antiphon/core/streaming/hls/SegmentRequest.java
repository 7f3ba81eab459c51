package io.antiphon.core.streaming.hls;

import io.antiphon.core.library.AudioProperties;
import java.nio.file.Path;

/// One piece of a medium.
///
/// @param soundStream number of the sound in the file; -1 for the first one
/// @param sound what the source's sound is like
public record SegmentRequest(Path source, AudioProperties sound, Rendition rendition, Packaging packaging,
        int soundStream, Segments segments, int index) {

    /// A piece of an MPEG transport stream.
    public SegmentRequest(Path source, Rendition rendition, int soundStream, Segments segments, int index) {
        this(source, AudioProperties.UNKNOWN, rendition, Packaging.MPEG_TS, soundStream, segments, index);
    }

    /// Another piece of the same.
    SegmentRequest at(int other) {
        return new SegmentRequest(source, sound, rendition, packaging, soundStream, segments, other);
    }
}
