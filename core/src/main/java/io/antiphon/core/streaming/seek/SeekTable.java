package io.antiphon.core.streaming.seek;

import java.util.List;

/// Places in a file where decoding can begin. A decoder is given the first `soundStart` bytes and then what lies at a point's
/// offset; the first sample it then makes is exactly the point's.
///
/// @param soundStart in bytes: what comes before describes the sound and is needed to decode any of it
/// @param soundEnd in bytes; tags may follow
/// @param samplingRate Hz
/// @param sampleCount of one channel; where the sound ends
/// @param points by time, the first one at the beginning, about a second apart
public record SeekTable(String codec, long soundStart, long soundEnd, int samplingRate, long sampleCount,
        List<Point> points) {

    public SeekTable {
        points = List.copyOf(points);
    }

    /// @param sample of one channel, from 0 on
    /// @param offset in the file, in bytes
    public record Point(long sample, long offset) {}
}
