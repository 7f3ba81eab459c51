package io.antiphon.media.tag.vorbis;

import io.antiphon.media.tag.format.ByteRange;
import io.antiphon.media.tag.format.Bytes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A page of an Ogg stream (RFC 3533, section 6).
///
/// @param granule position in the codec's units, -1 when no packet ends on the page
/// @param lacing the segment table: lengths of segments, those below 255 ending a packet
/// @param body where the segments begin
/// @param end where the next page begins
record OggPage(int flags, long granule, long serial, Bytes lacing, long body, long end) {

    static final int HEADER = 27;
    private static final int LONGEST_HEADER = HEADER + 255;
    private static final int FIRST_OF_STREAM = 2;
    private static final int MAX_GARBAGE = 64 * 1024;

    /// The page at a place, or null where none is. A page that the file cuts off ends with the file.
    static @Nullable OggPage at(ByteRange range, long position) throws IOException {
        Bytes header = range.read(position, LONGEST_HEADER);
        if (!header.is(0, "OggS") || header.u8(4) != 0 || header.length() < HEADER) {
            return null;
        }
        Bytes lacing = header.slice(HEADER, header.u8(26));
        long body = position + HEADER + header.u8(26);
        long length = 0;
        for (int i = 0; i < lacing.length(); i++) {
            length += lacing.u8(i);
        }
        return new OggPage(header.u8(5), header.le64(6), header.le32(14), lacing, body,
                Math.min(body + length, range.size()));
    }

    /// The page at a place or the next one after it: programs that change tags in place leave what was there before.
    static @Nullable OggPage from(ByteRange range, long position) throws IOException {
        OggPage page = at(range, position);
        if (page != null || position >= range.size()) {
            return page;
        }
        Bytes garbage = range.read(position, MAX_GARBAGE);
        for (int i = garbage.indexOf('O', 1); i >= 0 && page == null; i = garbage.indexOf('O', i + 1)) {
            page = garbage.is(i, "OggS") ? at(range, position + i) : null;
        }
        return page;
    }

    boolean isFirstOfStream() {
        return (flags & FIRST_OF_STREAM) != 0;
    }

    long bodyLength() {
        return Math.max(0, end - body);
    }
}
