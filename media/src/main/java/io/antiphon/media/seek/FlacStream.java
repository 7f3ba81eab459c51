package io.antiphon.media.seek;

import io.antiphon.media.tag.format.Bytes;
import org.jspecify.annotations.Nullable;

/// What STREAMINFO says about all frames (RFC 9639, section 8.2).
///
/// @param blockSize samples in every frame but the last when that is fixed
/// @param samples of one channel; 0 when the encoder did not know
record FlacStream(int blockSize, int samplingRate, int bitDepth, long samples) {
    private static final int LENGTH = 34;

    /// Null when it is not usable.
    static @Nullable FlacStream of(Bytes block) {
        int samplingRate = block.u24(10) >> 4;
        if (block.length() < LENGTH || samplingRate == 0) {
            return null;
        }
        int bitDepth = ((block.u8(12) & 1) << 4 | block.u8(13) >> 4) + 1;
        long samples = (long) (block.u8(13) & 0xf) << 32 | block.u32(14);
        return new FlacStream(block.u16(0), samplingRate, bitDepth, samples);
    }
}
