package io.antiphon.media.tag.format;

import java.io.IOException;

/// A part of another range.
public record SubRange(ByteRange whole, long start, long size) implements ByteRange {

    /// The part from `start`, cut to what the whole range holds.
    public SubRange {
        start = Math.clamp(start, 0, whole.size());
        size = Math.clamp(size, 0, whole.size() - start);
    }

    @Override
    public Bytes read(long position, int count) throws IOException {
        if (position < 0 || position >= size) {
            return Bytes.EMPTY;
        }
        return whole.read(start + position, (int) Math.min(count, size - position));
    }
}
