package io.antiphon.media.tag.vorbis;

import io.antiphon.media.tag.format.ByteRange;
import io.antiphon.media.tag.format.Bytes;
import java.io.IOException;
import java.util.Arrays;

/// Bytes that lie in pieces of another range, such as a packet on several pages.
final class ScatteredRange implements ByteRange {

    private final ByteRange whole;
    private long[] places = new long[4];
    /// Where each piece begins in this range.
    private long[] offsets = new long[4];
    private int pieces;
    private long size;

    ScatteredRange(ByteRange whole) {
        this.whole = whole;
    }

    ByteRange whole() {
        return whole;
    }

    void add(long place, long length) {
        if (length <= 0) {
            return;
        }
        if (pieces == places.length) {
            places = Arrays.copyOf(places, pieces * 2);
            offsets = Arrays.copyOf(offsets, pieces * 2);
        }
        places[pieces] = place;
        offsets[pieces++] = size;
        size += length;
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
        int wanted = (int) Math.min(count, size - position);
        int piece = pieceOf(position);
        long within = position - offsets[piece];
        if (within + wanted <= lengthOf(piece)) {
            return whole.read(places[piece] + within, wanted);
        }
        return gather(position, wanted, piece);
    }

    private Bytes gather(long position, int wanted, int firstPiece) throws IOException {
        byte[] gathered = new byte[wanted];
        int filled = 0;
        for (int piece = firstPiece; filled < wanted; piece++) {
            long within = position + filled - offsets[piece];
            int part = (int) Math.min(wanted - filled, lengthOf(piece) - within);
            byte[] bytes = whole.read(places[piece] + within, part).copy();
            System.arraycopy(bytes, 0, gathered, filled, bytes.length);
            filled += part;
        }
        return Bytes.of(gathered);
    }

    private long lengthOf(int piece) {
        return (piece + 1 < pieces ? offsets[piece + 1] : size) - offsets[piece];
    }

    private int pieceOf(long position) {
        int found = Arrays.binarySearch(offsets, 0, pieces, position);
        return found >= 0 ? found : -found - 2;
    }
}
