package io.antiphon.media.seek;

import io.antiphon.core.streaming.seek.SeekTable;
import io.antiphon.core.streaming.seek.SeekTable.Point;
import io.antiphon.media.tag.format.ByteSource;
import io.antiphon.media.tag.format.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Goes from frame to frame without decoding. Frames do not say how long they are; the next one is where a header that is sound in
/// itself carries the very sample that must come next, which what is inside a frame does not by chance.
final class FlacFrameWalk {
    private static final int CHUNK = 1 << 20;
    private static final int MAX_POINTS = 100_000;
    /// The shortest frame: a header, one constant subframe, a checksum.
    private static final int SHORTEST = 9;

    private final ByteSource source;
    private final FlacStream stream;
    private final long start;
    private final long spacing;
    private final List<Point> points = new ArrayList<>();
    private long nextSample;

    FlacFrameWalk(ByteSource source, FlacStream stream, long start) {
        this.source = source;
        this.stream = stream;
        this.start = start;
        this.spacing = Math.max(stream.samplingRate(), stream.samples() / MAX_POINTS + 1);
    }

    /// As far as the frames follow each other; null when there is not even a first one.
    @Nullable SeekTable table() throws IOException {
        long at = start;
        while (at < source.size() && points.size() < MAX_POINTS) {
            Bytes chunk = source.read(at, CHUNK);
            boolean last = at + chunk.length() >= source.size();
            int end = last ? chunk.length() : chunk.length() - FlacFrameHeader.MAX_LENGTH;
            at += walk(chunk, at, end);
            if (points.isEmpty()) {
                return null;
            }
            if (last) {
                break;
            }
        }
        return new SeekTable("flac", start, source.size(), stream.samplingRate(),
                stream.samples() > 0 ? stream.samples() : nextSample, points);
    }

    /// Headers may begin before `end`. Answers how far it came.
    private int walk(Bytes chunk, long offset, int end) {
        int at = 0;
        while (at < end) {
            if (chunk.u8(at) != 0xff) {
                at++;
                continue;
            }
            FlacFrameHeader header = FlacFrameHeader.parse(chunk, at, stream);
            if (header == null || header.firstSample() != nextSample) {
                at++;
                continue;
            }
            if (points.isEmpty() || nextSample - points.getLast().sample() >= spacing) {
                points.add(new Point(nextSample, offset + at));
            }
            nextSample += header.blockSize();
            at += SHORTEST;
        }
        return at;
    }
}
