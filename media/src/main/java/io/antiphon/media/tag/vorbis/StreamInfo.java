package io.antiphon.media.tag.vorbis;

import io.antiphon.media.tag.format.Bytes;

/// FLAC's STREAMINFO block (RFC 9639, section 8.2).
///
/// @param samples per channel, 0 when the encoder did not know
/// @param md5 of the decoded sound, all zero when not made
record StreamInfo(int samplingRate, int channelCount, int bitDepth, long samples, Bytes md5) {

    static final int LENGTH = 34;

    static StreamInfo of(Bytes block) {
        int rate = block.u24(10) >> 4;
        int channels = (block.u8(12) >> 1 & 7) + 1;
        int depth = ((block.u8(12) & 1) << 4 | block.u8(13) >> 4) + 1;
        long samples = (long) (block.u8(13) & 15) << 32 | block.u32(14);
        return new StreamInfo(rate, channels, depth, samples, block.slice(18, 16));
    }

    boolean hasMd5() {
        return md5.s64(0) != 0 || md5.s64(8) != 0;
    }
}
