package io.antiphon.media.seek;

import io.antiphon.core.streaming.seek.SeekTable;
import io.antiphon.core.streaming.seek.SeekTable.Point;
import io.antiphon.media.tag.format.ByteSource;
import io.antiphon.media.tag.format.Bytes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// FLAC (RFC 9639). A file's own SEEKTABLE is used when it is dense and every point of it leads to the frame that it names; else
/// the frames are walked over.
final class FlacSeekTable {
    private static final int MAX_BLOCKS = 1_000;
    private static final int STREAM_INFO = 0;
    private static final int SEEK_TABLE = 3;
    private static final int POINT_BYTES = 18;
    private static final int MAX_POINTS = 100_000;
    /// A table whose points lie further apart is no better than guessing.
    private static final int DENSE_SECONDS = 2;

    private FlacSeekTable() {}

    static Optional<SeekTable> read(ByteSource source, long start) throws IOException {
        Bytes info = Bytes.EMPTY;
        Bytes own = Bytes.EMPTY;
        long at = start + 4;
        boolean last = false;
        for (int i = 0; i < MAX_BLOCKS && !last && at + 4 <= source.size(); i++) {
            Bytes header = source.read(at, 4);
            int length = header.u24(1);
            switch (header.u8(0) & 0x7f) {
                case STREAM_INFO -> info = source.read(at + 4, length);
                case SEEK_TABLE -> own = source.read(at + 4, length);
                default -> {
                    // tags and pictures
                }
            }
            last = (header.u8(0) & 0x80) != 0;
            at += 4 + length;
        }
        FlacStream stream = FlacStream.of(info);
        if (stream == null || at >= source.size()) {
            return Optional.empty();
        }
        SeekTable table = own(source, own, stream, at);
        return Optional.ofNullable(table != null ? table : new FlacFrameWalk(source, stream, at).table());
    }

    /// Points as RFC 9639, section 8.5, has them: sample, offset from the first frame, samples in the frame.
    private static @Nullable SeekTable own(ByteSource source, Bytes block, FlacStream stream, long sound)
            throws IOException {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i + POINT_BYTES <= block.length() && points.size() < MAX_POINTS; i += POINT_BYTES) {
            long sample = block.u32(i) << 32 | block.u32(i + 4);
            long offset = block.u32(i + 8) << 32 | block.u32(i + 12);
            if (sample == -1) {
                break;
            }
            Point point = new Point(sample, sound + offset);
            boolean inOrder = points.isEmpty() ? sample == 0 : sample > points.getLast().sample();
            if (!inOrder || !leadsTo(source, point, stream)) {
                return null;
            }
            points.add(point);
        }
        boolean dense = !points.isEmpty() && stream.samples() > 0 && stream.samples()
                / points.size() <= (long) DENSE_SECONDS * stream.samplingRate();
        return dense ? new SeekTable("flac", sound, source.size(), stream.samplingRate(), stream.samples(), points)
                : null;
    }

    private static boolean leadsTo(ByteSource source, Point point, FlacStream stream) throws IOException {
        if (point.offset() < 0) {
            return false;
        }
        Bytes bytes = source.read(point.offset(), FlacFrameHeader.MAX_LENGTH);
        FlacFrameHeader header = FlacFrameHeader.parse(bytes, 0, stream);
        return header != null && header.firstSample() == point.sample();
    }
}
