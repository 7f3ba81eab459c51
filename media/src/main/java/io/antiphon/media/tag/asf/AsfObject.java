package io.antiphon.media.tag.asf;

import io.antiphon.media.tag.format.ByteRange;
import io.antiphon.media.tag.format.Bytes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// An object of an ASF file (Advanced Systems Format Specification 1.20, section 2.1): GUID, size, content.
///
/// @param kind the GUID's first 32 bits, which tell all objects apart that matter here
record AsfObject(long kind, long start, long end) {

    static final long HEADER = 0x75b22630L;
    static final long DATA = 0x75b22636L;
    static final long FILE_PROPERTIES = 0x8cabdca1L;
    static final long STREAM_PROPERTIES = 0xb7dc0791L;
    static final long CONTENT_DESCRIPTION = 0x75b22633L;
    static final long EXTENDED_CONTENT_DESCRIPTION = 0xd2d0a440L;
    static final long HEADER_EXTENSION = 0x5fbf03b5L;
    static final long METADATA = 0xc5f8cbeaL;
    static final long METADATA_LIBRARY = 0x44231c94L;

    private static final int PREFIX = 24;

    static @Nullable AsfObject at(ByteRange range, long position, long limit) throws IOException {
        if (position + PREFIX > limit) {
            return null;
        }
        Bytes prefix = range.read(position, PREFIX);
        long size = prefix.le64(16);
        if (size < PREFIX) {
            return null;
        }
        return new AsfObject(prefix.le32(0), position + PREFIX, size > limit - position ? limit : position + size);
    }

    long length() {
        return end - start;
    }
}
