package io.antiphon.benchmarks.audio;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/// A growing buffer with the integer widths and byte orders that audio containers are made of. Not for several threads.
final class ByteSink {

    private byte[] bytes;
    private int size;

    ByteSink(int capacity) {
        bytes = new byte[capacity];
    }

    int size() {
        return size;
    }

    ByteSink u8(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
        return this;
    }

    ByteSink u16(int value) {
        return u8(value >>> 8).u8(value);
    }

    ByteSink u24(int value) {
        return u8(value >>> 16).u16(value);
    }

    ByteSink u32(long value) {
        return u16((int) (value >>> 16)).u16((int) value);
    }

    ByteSink u16le(int value) {
        return u8(value).u8(value >>> 8);
    }

    ByteSink u32le(long value) {
        return u16le((int) value).u16le((int) (value >>> 16));
    }

    ByteSink u64le(long value) {
        return u32le(value).u32le(value >>> 32);
    }

    ByteSink zeros(int count) {
        reserve(count);
        Arrays.fill(bytes, size, size + count, (byte) 0);
        size += count;
        return this;
    }

    ByteSink put(byte[] source) {
        return put(source, 0, source.length);
    }

    ByteSink put(byte[] source, int offset, int length) {
        reserve(length);
        System.arraycopy(source, offset, bytes, size, length);
        size += length;
        return this;
    }

    ByteSink put(ByteSink other) {
        return put(other.bytes, 0, other.size);
    }

    ByteSink latin1(String text) {
        return put(text.getBytes(ISO_8859_1));
    }

    ByteSink utf8(String text) {
        return put(text.getBytes(UTF_8));
    }

    ByteSink patch8(int offset, int value) {
        bytes[offset] = (byte) value;
        return this;
    }

    ByteSink patch32(int offset, long value) {
        return patch8(offset, (int) (value >>> 24)).patch8(offset + 1, (int) (value >>> 16))
                .patch8(offset + 2, (int) (value >>> 8))
                .patch8(offset + 3, (int) value);
    }

    ByteSink patch32le(int offset, long value) {
        return patch32(offset, Integer.reverseBytes((int) value));
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    void clear() {
        size = 0;
    }

    /// The written bytes without a copy; what lies beyond `size()` is noise.
    byte[] backing() {
        return bytes;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
