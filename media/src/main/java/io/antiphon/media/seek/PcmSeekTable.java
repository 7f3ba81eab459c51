package io.antiphon.media.seek;

import io.antiphon.core.streaming.seek.SeekTable;
import io.antiphon.core.streaming.seek.SeekTable.Point;
import io.antiphon.media.tag.format.ByteRange;
import io.antiphon.media.tag.format.Bytes;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.LongStream;

/// Linear PCM: all samples of a moment take the same space, so that places need only be counted.
final class PcmSeekTable {
    private static final int MAX_CHUNKS = 2_000;
    private static final int MAX_POINTS = 100_000;
    private static final int PCM = 1;
    private static final int IEEE_FLOAT = 3;
    private static final int EXTENSIBLE = 0xfffe;
    private static final long UNKNOWN_SIZE = 0xffffffffL;

    private PcmSeekTable() {}

    /// RIFF, RF64 and BW64 (EBU Tech 3306).
    static Optional<SeekTable> ofWav(ByteRange source, long start) throws IOException {
        Bytes format = Bytes.EMPTY;
        long longSize = 0;
        long at = start + 12;
        for (int i = 0; i < MAX_CHUNKS && at + 8 <= source.size(); i++) {
            Bytes header = source.read(at, 8);
            long length = header.le32(4);
            switch (header.latin1(0, 4)) {
                case "fmt " -> format = source.read(at + 8, (int) Math.min(40, length));
                case "ds64" -> longSize = source.read(at + 8, 16).le64(8);
                case "data" -> {
                    long size = length != UNKNOWN_SIZE ? length : longSize > 0 ? longSize : source.size();
                    return isLinear(format) ? table(format.le32(4), format.le16(12), at + 8, size, source.size())
                            : Optional.empty();
                }
                default -> {
                    // says nothing about where sound lies
                }
            }
            at += 8 + length + (length & 1);
        }
        return Optional.empty();
    }

    /// AIFF and AIFF-C (Apple, 1989 and 1991). A file whose description follows its sound is rare and legal.
    static Optional<SeekTable> ofAiff(ByteRange source, long start) throws IOException {
        Bytes common = Bytes.EMPTY;
        long sound = 0;
        long soundLength = 0;
        long at = start + 12;
        for (int i = 0; i < MAX_CHUNKS && at + 8 <= source.size(); i++) {
            Bytes header = source.read(at, 8);
            long length = header.u32(4);
            if (header.is(0, "COMM")) {
                common = source.read(at + 8, (int) Math.min(22, length));
            } else if (header.is(0, "SSND")) {
                long shift = source.read(at + 8, 4).u32(0);
                sound = at + 16 + shift;
                soundLength = length - 8 - shift;
            }
            at += 8 + length + (length & 1);
        }
        if (sound == 0 || !isLinearAiff(common)) {
            return Optional.empty();
        }
        int blockAlign = common.u16(0) * ((common.u16(6) + 7) / 8);
        return table(rate(common), blockAlign, sound, soundLength, source.size());
    }

    private static boolean isLinear(Bytes format) {
        int tag = format.le16(0) == EXTENSIBLE && format.length() >= 26 ? format.le16(24) : format.le16(0);
        return format.length() >= 16 && (tag == PCM || tag == IEEE_FLOAT);
    }

    private static boolean isLinearAiff(Bytes common) {
        String compression = common.length() >= 22 ? common.latin1(18, 4).toLowerCase(Locale.ROOT) : "none";
        return common.length() >= 18 && switch (compression) {
            case "none", "sowt", "twos", "fl32", "fl64", "in24", "in32", "raw " -> true;
            default -> false;
        };
    }

    /// The 80-bit floating point number of the 68881 as far as it is a whole number.
    private static long rate(Bytes common) {
        int exponent = (common.u16(8) & 0x7fff) - 16383;
        return exponent < 0 || exponent > 31 ? 0 : common.u32(10) >>> 31 - exponent;
    }

    private static Optional<SeekTable> table(long rate, int blockAlign, long start, long length, long fileSize) {
        long end = Math.min(start + length, fileSize);
        if (rate <= 0 || rate > Integer.MAX_VALUE || blockAlign <= 0 || end <= start) {
            return Optional.empty();
        }
        long samples = (end - start) / blockAlign;
        long step = Math.max(rate, samples / MAX_POINTS + 1);
        return Optional.of(new SeekTable("pcm", start, start + samples * blockAlign, (int) rate, samples,
                LongStream.rangeClosed(0, (samples - 1) / step)
                        .mapToObj(i -> new Point(i * step, start + i * step * blockAlign))
                        .toList()));
    }
}
