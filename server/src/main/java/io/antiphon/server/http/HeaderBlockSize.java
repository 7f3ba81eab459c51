package io.antiphon.server.http;

/// How large the headers of a compressed block can be at most once they are unpacked (HPACK: RFC 7541, section 6). A byte can stand for
/// 4 KB that were said before, and Helidon 4.1.7 unpacks whatever comes. Nothing is unpacked here: what a byte refers to counts as the
/// largest that was ever kept on this connection.
final class HeaderBlockSize {

    /// RFC 7541, section 4.1: what a field costs besides its text.
    private static final int OVERHEAD = 32;
    private static final int STATIC_FIELDS = 61;
    /// No field of the static table is larger.
    private static final int STATIC_SIZE = 64;
    /// RFC 7540, section 6.5.2: as much is kept, unless a server says otherwise, which this one does not. Larger fields are not kept.
    private static final int TABLE = 4_096;

    private int largestKept;
    private byte[] block = new byte[0];
    private int place;

    /// Counts the next block of a connection.
    ///
    /// @return an upper bound of its unpacked size, in bytes
    /// @throws IllegalArgumentException when it is none
    long of(byte[] bytes) {
        block = bytes;
        place = 0;
        long size = 0;
        while (place < block.length) {
            size += field();
        }
        return size;
    }

    private long field() {
        int kind = block[place] & 0xff;
        if (kind >= 0x80) {
            return known(integer(7));
        }
        if (kind >= 0x40) {
            long size = literal(6);
            largestKept = (int) Math.max(largestKept, Math.min(size, TABLE));
            return size;
        }
        if (kind >= 0x20) {
            integer(5);
            return OVERHEAD;
        }
        return literal(4);
    }

    private long known(int index) {
        return index <= STATIC_FIELDS ? STATIC_SIZE : Math.max(OVERHEAD, largestKept);
    }

    private long literal(int prefix) {
        int name = integer(prefix);
        return OVERHEAD + (name == 0 ? text() : known(name)) + text();
    }

    /// The shortest code of Huffman's has five bits.
    private long text() {
        boolean packed = byteAt(place) >= 0x80;
        int length = integer(7);
        if (length > block.length - place) {
            throw new IllegalArgumentException("a text is longer than its block");
        }
        place += length;
        return packed ? length * 8L / 5 + 1 : length;
    }

    /// RFC 7541, section 5.1.
    private int integer(int prefix) {
        int most = (1 << prefix) - 1;
        int value = byteAt(place++) & most;
        if (value < most) {
            return value;
        }
        for (int shift = 0; shift <= 21; shift += 7) {
            int next = byteAt(place++);
            value += (next & 0x7f) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number is too large");
    }

    private int byteAt(int index) {
        if (index >= block.length) {
            throw new IllegalArgumentException("a block breaks off");
        }
        return block[index] & 0xff;
    }
}
