package io.antiphon.media.seek;

import io.antiphon.media.tag.format.Bytes;
import org.jspecify.annotations.Nullable;

/// The beginning of a frame (RFC 9639, section 9.1).
///
/// @param firstSample of one channel
/// @param blockSize samples of one channel
record FlacFrameHeader(long firstSample, int blockSize) {
    static final int MAX_LENGTH = 16;
    private static final int SYNC = 0xfff8;
    private static final int[] CRC = crcTable();

    /// Null when no frame of this stream begins here.
    static @Nullable FlacFrameHeader parse(Bytes bytes, int at, FlacStream stream) {
        if ((bytes.u16(at) & 0xfffe) != SYNC) {
            return null;
        }
        boolean variable = (bytes.u8(at + 1) & 1) != 0;
        int sizeCode = bytes.u8(at + 2) >> 4;
        int rateCode = bytes.u8(at + 2) & 0xf;
        int channelCode = bytes.u8(at + 3) >> 4;
        int depthCode = bytes.u8(at + 3) >> 1 & 7;
        boolean possible = sizeCode != 0 && rateCode != 15 && channelCode <= 10 && fits(depthCode, stream.bitDepth())
                && (bytes.u8(at + 3) & 1) == 0;
        int numberLength = numberLength(bytes.u8(at + 4));
        if (!possible || numberLength == 0) {
            return null;
        }
        int behindNumber = at + 4 + numberLength;
        int sizeLength = sizeCode == 6 ? 1 : sizeCode == 7 ? 2 : 0;
        int rateLength = rateCode == 12 ? 1 : rateCode == 13 || rateCode == 14 ? 2 : 0;
        int end = behindNumber + sizeLength + rateLength;
        if (end >= bytes.length() || crc(bytes, at, end) != bytes.u8(end)) {
            return null;
        }
        int blockSize = switch (sizeCode) {
            case 1 -> 192;
            case 2, 3, 4, 5 -> 576 << sizeCode - 2;
            case 6 -> bytes.u8(behindNumber) + 1;
            case 7 -> bytes.u16(behindNumber) + 1;
            default -> 256 << sizeCode - 8;
        };
        long number = number(bytes, at + 4, numberLength);
        return number < 0 ? null : new FlacFrameHeader(variable ? number : number * stream.blockSize(), blockSize);
    }

    private static boolean fits(int code, int bitDepth) {
        return switch (code) {
            case 0 -> true;
            case 1 -> bitDepth == 8;
            case 2 -> bitDepth == 12;
            case 4 -> bitDepth == 16;
            case 5 -> bitDepth == 20;
            case 6 -> bitDepth == 24;
            case 7 -> bitDepth == 32;
            default -> false;
        };
    }

    /// Bytes of a number coded as UTF-8 codes characters, with up to 36 bits; 0 when it cannot be one.
    private static int numberLength(int first) {
        int ones = Integer.numberOfLeadingZeros(~(first << 24));
        return ones == 0 ? 1 : ones == 1 || ones == 8 ? 0 : ones;
    }

    private static long number(Bytes bytes, int at, int length) {
        long number = length == 1 ? bytes.u8(at) : bytes.u8(at) & 0x7f >> length;
        for (int i = 1; i < length; i++) {
            int next = bytes.u8(at + i);
            if ((next & 0xc0) != 0x80) {
                return -1;
            }
            number = number << 6 | next & 0x3f;
        }
        return number;
    }

    private static int crc(Bytes bytes, int from, int end) {
        int crc = 0;
        for (int i = from; i < end; i++) {
            crc = CRC[crc ^ bytes.u8(i)];
        }
        return crc;
    }

    /// Polynomial x^8 + x^2 + x + 1.
    private static int[] crcTable() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int crc = i;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x80) != 0 ? (crc << 1 ^ 0x07) & 0xff : crc << 1;
            }
            table[i] = crc;
        }
        return table;
    }
}
