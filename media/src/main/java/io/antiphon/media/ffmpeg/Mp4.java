package io.antiphon.media.ffmpeg;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Boxes of an MP4 (ISO/IEC 14496-12) as ffmpeg writes them, told by where they begin in a buffer.
final class Mp4 {

    private static final int HEADER = 8;
    private static final int DEFAULT_DURATION = 0x8;
    private static final int DATA_OFFSET = 0x1;
    private static final int FIRST_FLAGS = 0x4;
    private static final int DURATIONS = 0x100;

    private Mp4() {}

    /// The frames of a fragment, and how long they are together.
    record Run(int count, long duration) {}

    static int type(String name) {
        return ByteBuffer.wrap(name.getBytes(StandardCharsets.ISO_8859_1)).getInt();
    }

    /// The first box of a path, the outermost at the buffer's beginning.
    static Optional<Integer> find(ByteBuffer buffer, String... path) {
        int from = 0;
        int to = buffer.limit();
        for (int depth = 0; depth < path.length; depth++) {
            int found = child(buffer, from, to, type(path[depth]));
            if (found < 0) {
                return Optional.empty();
            }
            if (depth == path.length - 1) {
                return Optional.of(found);
            }
            // A meta box has a version before its children.
            from = found + HEADER + (path[depth].equals("meta") ? 4 : 0);
            to = found + buffer.getInt(found);
        }
        return Optional.empty();
    }

    /// Whether all of them are of version 0, with times of 32 bits.
    static boolean isShort(ByteBuffer buffer, int... boxes) {
        for (int box : boxes) {
            if (buffer.get(box + HEADER) != 0) {
                return false;
            }
        }
        return true;
    }

    /// @param moof of a file with one track
    static Run run(ByteBuffer moof) {
        Optional<Integer> header = find(moof, "moof", "traf", "tfhd");
        Optional<Integer> run = find(moof, "moof", "traf", "trun");
        if (header.isEmpty() || run.isEmpty()) {
            return new Run(0, 0);
        }
        int usual = usualDuration(moof, header.get());
        int flags = moof.getInt(run.get() + HEADER) & 0xffffff;
        int count = moof.getInt(run.get() + HEADER + 4);
        if ((flags & DURATIONS) == 0) {
            return new Run(count, (long) count * usual);
        }
        int at = run.get() + HEADER + 8 + ((flags & DATA_OFFSET) == 0 ? 0 : 4) + ((flags & FIRST_FLAGS) == 0 ? 0 : 4);
        int step = 4 * Integer.bitCount(flags & 0xf00);
        long duration = 0;
        for (int i = 0; i < count; i++) {
            duration += moof.getInt(at + i * step) & 0xffffffffL;
        }
        return new Run(count, duration);
    }

    private static int usualDuration(ByteBuffer moof, int header) {
        int flags = moof.getInt(header + HEADER);
        if ((flags & DEFAULT_DURATION) == 0) {
            return 0;
        }
        int before = ((flags & 0x1) == 0 ? 0 : 8) + ((flags & 0x2) == 0 ? 0 : 4);
        return moof.getInt(header + HEADER + 8 + before);
    }

    private static int child(ByteBuffer buffer, int from, int to, int wanted) {
        for (int at = from; at + HEADER <= to;) {
            int size = buffer.getInt(at);
            if (size < HEADER || at + size > to) {
                return -1;
            }
            if (buffer.getInt(at + 4) == wanted) {
                return at;
            }
            at += size;
        }
        return -1;
    }
}
