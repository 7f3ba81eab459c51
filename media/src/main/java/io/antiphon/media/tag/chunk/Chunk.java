package io.antiphon.media.tag.chunk;

import io.antiphon.media.tag.format.ByteRange;
import io.antiphon.media.tag.format.Bytes;
import java.io.IOException;

/// A named part of a file.
///
/// @param end after the content, cut to what the file holds
record Chunk(String id, long start, long end) {

    static final int MAX_CHUNKS = 2_000;

    long length() {
        return end - start;
    }

    Bytes content(ByteRange range, int count) throws IOException {
        return range.read(start, (int) Math.min(count, length()));
    }

    /// Where the next chunk begins, after a padding byte behind odd lengths.
    long next() {
        return end + (length() & 1);
    }
}
