package io.antiphon.benchmarks.audio;

/// Bits, most significant first, into a byte array of fixed size.
final class BitSink {

    private final byte[] bytes;
    private int position;

    BitSink(byte[] bytes, int firstByte) {
        this.bytes = bytes;
        this.position = firstByte * 8;
    }

    int position() {
        return position;
    }

    BitSink put(int value, int width) {
        for (int bit = width - 1; bit >= 0; bit--) {
            if ((value >>> bit & 1) != 0) {
                bytes[position >>> 3] |= (byte) (0x80 >>> (position & 7));
            }
            position++;
        }
        return this;
    }
}
