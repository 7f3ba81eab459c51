package io.antiphon.media.tag.format;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Arrays;

/// A view of some bytes. Reading past the end gives zeros and slices are cut to what is there, so that a truncated
/// structure parses as one with empty fields.
public final class Bytes implements ByteRange {

    public static final Bytes EMPTY = new Bytes(new byte[0], 0, 0);

    private final byte[] array;
    private final int from;
    private final int length;

    private Bytes(byte[] array, int from, int length) {
        this.array = array;
        this.from = from;
        this.length = length;
    }

    /// A view of the whole array, which is not copied and must not change.
    public static Bytes of(byte[] array) {
        return new Bytes(array, 0, array.length);
    }

    static Bytes of(byte[] array, int from, int length) {
        return length <= 0 ? EMPTY : new Bytes(array, from, length);
    }

    public int length() {
        return length;
    }

    @Override
    public long size() {
        return length;
    }

    @Override
    public Bytes read(long position, int count) {
        return position < 0 || position >= length ? EMPTY : slice((int) position, count);
    }

    public Bytes slice(int at, int count) {
        if (at < 0 || at >= length || count <= 0) {
            return EMPTY;
        }
        return new Bytes(array, from + at, Math.min(count, length - at));
    }

    public Bytes slice(int at) {
        return slice(at, length);
    }

    public int u8(int at) {
        return at >= 0 && at < length ? array[from + at] & 0xff : 0;
    }

    public int u16(int at) {
        return u8(at) << 8 | u8(at + 1);
    }

    public int s16(int at) {
        return (short) u16(at);
    }

    public int u24(int at) {
        return u16(at) << 8 | u8(at + 2);
    }

    public long u32(int at) {
        return (long) u16(at) << 16 | u16(at + 2);
    }

    public long s64(int at) {
        return u32(at) << 32 | u32(at + 4);
    }

    public int le16(int at) {
        return u8(at) | u8(at + 1) << 8;
    }

    public int les16(int at) {
        return (short) le16(at);
    }

    public long le32(int at) {
        return le16(at) | (long) le16(at + 2) << 16;
    }

    public long le64(int at) {
        return le32(at) | le32(at + 4) << 32;
    }

    /// Whether the ASCII text stands at this place.
    public boolean is(int at, String ascii) {
        if (at < 0 || at + ascii.length() > length) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if ((array[from + at + i] & 0xff) != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// The place of the first such byte at or after `at`, or -1.
    public int indexOf(int value, int at) {
        for (int i = Math.max(0, at); i < length; i++) {
            if ((array[from + i] & 0xff) == value) {
                return i;
            }
        }
        return -1;
    }

    public String latin1(int at, int count) {
        return text(at, count, ISO_8859_1);
    }

    public String utf8(int at, int count) {
        return text(at, count, UTF_8);
    }

    public String text(int at, int count, Charset charset) {
        Bytes part = slice(at, count);
        return new String(part.array, part.from, part.length, charset);
    }

    /// UTF-8 where the bytes are valid UTF-8, else ISO-8859-1: for formats that never fixed an encoding.
    public String guessedText(int at, int count) {
        Bytes part = slice(at, count);
        try {
            return UTF_8.newDecoder().decode(ByteBuffer.wrap(part.array, part.from, part.length)).toString();
        } catch (CharacterCodingException e) {
            return part.latin1(0, part.length);
        }
    }

    public byte[] copy() {
        return Arrays.copyOfRange(array, from, from + length);
    }

    void feed(java.security.MessageDigest digest) {
        digest.update(array, from, length);
    }

    void copyTo(byte[] target, int at) {
        System.arraycopy(array, from, target, at, length);
    }
}
