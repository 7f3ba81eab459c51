package io.antiphon.media.tag.mpeg;

import io.antiphon.media.tag.format.Bytes;
import org.jspecify.annotations.Nullable;

/// The four bytes before each frame of MPEG audio (ISO/IEC 11172-3, 2.4.1.3; MPEG 2.5 is Fraunhofer's extension).
///
/// @param version 1, 2, or 25 for 2.5
/// @param bitRate kbit/s
/// @param length bytes of the frame with this header
record MpegFrameHeader(int version, int layer, int bitRate, int samplingRate, int channelCount, int length) {

    static final int LENGTH = 4;

    private static final int[][] BIT_RATES_1 = {{},
            {0, 32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448},
            {0, 32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384},
            {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320}};
    private static final int[] BIT_RATES_2_LAYER_1 = {0, 32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224,
            256};
    private static final int[] BIT_RATES_2 = {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160};
    private static final int[] SAMPLING_RATES = {44100, 48000, 32000};

    /// The header at a place, or null where there is none; streams of "free format" bit rate are not recognised.
    static @Nullable MpegFrameHeader at(Bytes bytes, int at) {
        int word = (int) bytes.u32(at);
        int layerBits = word >> 17 & 3;
        int bitRateIndex = word >> 12 & 15;
        int rateIndex = word >> 10 & 3;
        int versionBits = word >> 19 & 3;
        if ((word & 0xffe00000) != 0xffe00000 || versionBits == 1 || layerBits == 0 || bitRateIndex == 0
                || bitRateIndex == 15 || rateIndex == 3) {
            return null;
        }
        int layer = 4 - layerBits;
        int version = versionBits == 3 ? 1 : versionBits == 2 ? 2 : 25;
        int bitRate = version == 1 ? BIT_RATES_1[layer][bitRateIndex]
                : layer == 1 ? BIT_RATES_2_LAYER_1[bitRateIndex] : BIT_RATES_2[bitRateIndex];
        int samplingRate = SAMPLING_RATES[rateIndex] / (version == 1 ? 1 : version == 2 ? 2 : 4);
        int padding = word >> 9 & 1;
        int length = layer == 1 ? (12_000 * bitRate / samplingRate + padding) * 4
                : samples(version, layer) / 8 * 1000 * bitRate / samplingRate + padding;
        return new MpegFrameHeader(version, layer, bitRate, samplingRate, (word >> 6 & 3) == 3 ? 1 : 2, length);
    }

    private static int samples(int version, int layer) {
        if (layer == 1) {
            return 384;
        }
        return layer == 3 && version != 1 ? 576 : 1152;
    }

    int samples() {
        return samples(version, layer);
    }

    /// Whether two frames can belong to one stream.
    boolean matches(MpegFrameHeader other) {
        return version == other.version && layer == other.layer && samplingRate == other.samplingRate;
    }

    /// Where a layer III frame's main data begins after the header and side information: where `Xing` would stand.
    int mainDataOffset() {
        if (version == 1) {
            return channelCount == 1 ? 21 : 36;
        }
        return channelCount == 1 ? 13 : 21;
    }
}
