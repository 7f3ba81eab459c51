package io.antiphon.persistence.change;

import java.io.ByteArrayOutputStream;
import java.util.BitSet;

/// A set of row numbers as bytes: runs in ascending order, each as how many are left out before it and how many it has, in
/// groups of seven bits (LEB128). What a scan adds is a few runs, so that thousands take some ten bytes.
final class RowSet {

    private static final int BITS = 7;
    private static final int MASK = (1 << BITS) - 1;

    private RowSet() {}

    static byte[] encode(BitSet rows) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(32);
        int end = 0;
        for (int start = rows.nextSetBit(0); start >= 0; start = rows.nextSetBit(end)) {
            write(bytes, start - end);
            end = rows.nextClearBit(start);
            write(bytes, end - start);
        }
        return bytes.toByteArray();
    }

    private static void write(ByteArrayOutputStream bytes, int number) {
        int rest = number;
        while (rest > MASK) {
            bytes.write(rest & MASK | 1 << BITS);
            rest >>>= BITS;
        }
        bytes.write(rest);
    }

    /// @throws IllegalArgumentException when these are not the bytes of a set
    static BitSet decode(byte[] bytes) {
        BitSet rows = new BitSet();
        Reader reader = new Reader(bytes);
        int end = 0;
        while (reader.hasMore()) {
            int start = Math.addExact(end, reader.read());
            end = Math.addExact(start, reader.read());
            rows.set(start, end);
        }
        return rows;
    }

    private static final class Reader {

        private final byte[] bytes;
        private int place;

        Reader(byte[] bytes) {
            this.bytes = bytes;
        }

        boolean hasMore() {
            return place < bytes.length;
        }

        int read() {
            int number = 0;
            for (int shift = 0; shift < Integer.SIZE - 1 && place < bytes.length; shift += BITS) {
                byte part = bytes[place++];
                number |= (part & MASK) << shift;
                if (part >= 0) {
                    return number;
                }
            }
            throw new IllegalArgumentException("not a set of rows, at byte %d of %d".formatted(place, bytes.length));
        }
    }
}
