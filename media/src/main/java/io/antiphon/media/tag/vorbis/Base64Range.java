package io.antiphon.media.tag.vorbis;

import io.antiphon.media.tag.format.ByteRange;
import io.antiphon.media.tag.format.Bytes;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;

/// Bytes that stand as base64 text in another range, decoded only where they are read.
final class Base64Range implements ByteRange {

    private final ByteRange text;
    private final long start;
    private final long groups;
    private final long size;

    Base64Range(ByteRange text, long start, long length) throws IOException {
        this.text = text;
        this.start = start;
        Bytes end = text.read(start + Math.max(0, length - 2), (int) Math.min(2, length));
        int padding = (end.u8(0) == '=' ? 1 : 0) + (end.u8(1) == '=' ? 1 : 0);
        long significant = length - padding;
        this.groups = (significant + 3) / 4;
        this.size = significant * 3 / 4;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public Bytes read(long position, int count) throws IOException {
        if (position < 0 || position >= size || count <= 0) {
            return Bytes.EMPTY;
        }
        long end = Math.min(size, position + count);
        long firstGroup = position / 3;
        long lastGroup = Math.min(groups, (end + 2) / 3);
        byte[] letters = text
                .read(start + firstGroup * 4, (int) Math.min((lastGroup - firstGroup) * 4, Integer.MAX_VALUE - 8))
                .copy();
        return decode(letters).slice((int) (position - firstGroup * 3), (int) (end - position));
    }

    private static Bytes decode(byte[] letters) {
        int length = letters.length;
        while (length > 0 && letters[length - 1] == '=') {
            length--;
        }
        try {
            return Bytes.of(Base64.getDecoder().decode(Arrays.copyOf(letters, length % 4 == 1 ? length - 1 : length)));
        } catch (IllegalArgumentException e) {
            return Bytes.EMPTY;
        }
    }
}
