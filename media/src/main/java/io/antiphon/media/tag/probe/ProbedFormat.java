package io.antiphon.media.tag.probe;

import io.antiphon.media.tag.format.Bytes;
import org.jspecify.annotations.Nullable;

/// A format that is left to ffprobe, which is told the format and so never runs another of its parsers.
///
/// @param demuxer ffmpeg's name of the format
/// @param container the name under which it is known here
/// @param bare whether the file is a bare stream of sound, with tags, if any, in front of it and behind
public record ProbedFormat(String demuxer, String container, boolean bare) {

    private static final int TRANSPORT_PACKET = 188;
    private static final int MAX_AC3_BITSTREAM = 10;

    /// The format that some first bytes belong to, or null.
    public static @Nullable ProbedFormat of(Bytes start) {
        long word = start.u32(0);
        if (word == 0x1a45dfa3L) {
            return new ProbedFormat("matroska", "matroska", false);
        }
        if (start.is(0, "RIFF") && start.is(8, "AVI ")) {
            return new ProbedFormat("avi", "avi", false);
        }
        if (word == 0x000001baL) {
            return new ProbedFormat("mpeg", "mpeg", false);
        }
        if (start.is(0, "FLV\u0001")) {
            return new ProbedFormat("flv", "flv", false);
        }
        if (start.u8(0) == 0x47 && start.u8(TRANSPORT_PACKET) == 0x47 && start.u8(2 * TRANSPORT_PACKET) == 0x47) {
            return new ProbedFormat("mpegts", "mpegts", false);
        }
        return bareStream(start, word);
    }

    private static @Nullable ProbedFormat bareStream(Bytes start, long word) {
        if (start.u16(0) == 0x0b77) {
            String name = start.u8(5) >> 3 > MAX_AC3_BITSTREAM ? "eac3" : "ac3";
            return new ProbedFormat(name, name, true);
        }
        if (word == 0x7ffe8001L || word == 0xfe7f0180L || word == 0x1fffe800L || word == 0xff1f00e8L) {
            return new ProbedFormat("dts", "dts", true);
        }
        if (start.is(0, "tBaK")) {
            return new ProbedFormat("tak", "tak", true);
        }
        return start.is(0, "TTA1") ? new ProbedFormat("tta", "tta", true) : null;
    }
}
