package io.antiphon.media.tag.write;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of an Ogg stream (RFC 3533, section 6) with all its bytes.
record OggPageBytes(byte[] bytes) {

    private static final int HEADER = 27;
    private static final int SERIAL = 14;
    private static final int NUMBER = 18;
    private static final int SUM = 22;
    private static final int SEGMENTS = 26;
    private static final int FULL = 255;
    private static final int CONTINUED = 1;
    private static final int[] TABLE = table();

    private static int[] table() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int value = i << 24;
            for (int bit = 0; bit < 8; bit++) {
                value = value << 1 ^ (value < 0 ? 0x04c11db7 : 0);
            }
            table[i] = value;
        }
        return table;
    }

    /// The next page; absent at the end.
    static @Nullable OggPageBytes read(InputStream in) throws IOException {
        byte[] header = in.readNBytes(HEADER);
        if (header.length == 0) {
            return null;
        }
        if (header.length < HEADER || header[0] != 'O' || header[1] != 'g' || header[2] != 'g' || header[3] != 'S') {
            throw new EOFException("no page begins where one must");
        }
        byte[] segments = exactly(in, header[SEGMENTS] & 0xff);
        int length = 0;
        for (byte segment : segments) {
            length += segment & 0xff;
        }
        byte[] body = exactly(in, length);
        ByteBuffer page = ByteBuffer.allocate(HEADER + segments.length + length);
        return new OggPageBytes(page.put(header).put(segments).put(body).array());
    }

    private static byte[] exactly(InputStream in, int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("a page is cut off");
        }
        return bytes;
    }

    /// The pages that one packet takes, which has them for itself.
    ///
    /// @param first the number of the first of them
    static List<OggPageBytes> of(int serial, int first, byte[] packet) {
        List<OggPageBytes> pages = new ArrayList<>();
        int largest = FULL * FULL;
        int at = 0;
        boolean ended = false;
        while (!ended) {
            int length = Math.min(largest, packet.length - at);
            // A packet ends with a segment that is not full; one is empty if need be.
            ended = length < largest;
            int segments = ended ? length / FULL + 1 : FULL;
            ByteBuffer page = ByteBuffer.allocate(HEADER + segments + length).order(ByteOrder.LITTLE_ENDIAN);
            page.put(new byte[]{'O', 'g', 'g', 'S', 0, (byte) (at == 0 ? 0 : CONTINUED)});
            // Of no moment, where no packet ends (section 6), else of the beginning.
            page.putLong(ended ? 0 : -1).putInt(serial).putInt(first + pages.size()).putInt(0).put((byte) segments);
            for (int i = 0; i < segments; i++) {
                page.put((byte) Math.min(FULL, length - i * FULL));
            }
            page.put(packet, at, length);
            pages.add(new OggPageBytes(page.array()).summed());
            at += length;
        }
        return pages;
    }

    int serial() {
        return number(SERIAL);
    }

    byte[] body() {
        return Arrays.copyOfRange(bytes, HEADER + segments(), bytes.length);
    }

    /// Whether its last packet ends on it.
    boolean endsPacket() {
        return segments() > 0 && bytes[HEADER + segments() - 1] != (byte) FULL;
    }

    /// Whether no packet ends before the last segment.
    boolean holdsOnePacketAtMost() {
        for (int i = 0; i < segments() - 1; i++) {
            if (bytes[HEADER + i] != (byte) FULL) {
                return false;
            }
        }
        return true;
    }

    OggPageBytes renumbered(int shift) {
        byte[] changed = bytes.clone();
        ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(NUMBER, number(NUMBER) + shift);
        return new OggPageBytes(changed).summed();
    }

    private OggPageBytes summed() {
        byte[] changed = bytes.clone();
        ByteBuffer page = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
        page.putInt(SUM, 0);
        int sum = 0;
        for (byte value : changed) {
            sum = sum << 8 ^ TABLE[sum >>> 24 ^ value & 0xff];
        }
        page.putInt(SUM, sum);
        return new OggPageBytes(changed);
    }

    private int segments() {
        return bytes[SEGMENTS] & 0xff;
    }

    private int number(int at) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OggPageBytes that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "OggPageBytes[%d]".formatted(bytes.length);
    }
}
