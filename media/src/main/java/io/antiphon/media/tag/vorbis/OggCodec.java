package io.antiphon.media.tag.vorbis;

import io.antiphon.media.tag.format.Bytes;
import org.jspecify.annotations.Nullable;

/// A stream of sound in an Ogg file, as its first packet describes it.
///
/// @param granuleRate granule positions in a second
/// @param skipped granules before the sound begins
/// @param headers number of header packets, the first one included
/// @param commentOffset where the comments begin in their packet, after the codec's own signature
/// @param outputGain Q7.8, Opus only
record OggCodec(String name, int samplingRate, int channelCount, int bitDepth, int granuleRate, int skipped,
        int headers, int commentOffset,
        int outputGain) {

    private static final int OPUS_RATE = 48_000;
    private static final int MAX_HEADERS = 130;

    /// Ogg FLAC (RFC 9639, section 10.1): 0x7F, `FLAC`, version, count of further headers, then a FLAC file's beginning.
    static final int FLAC_STREAM_INFO = 13;

    static @Nullable OggCodec of(Bytes first) {
        if (first.is(0, "\u0001vorbis")) {
            return plain("vorbis", (int) first.le32(12), first.u8(11), 3, 7);
        }
        if (first.is(0, "OpusHead")) {
            return new OggCodec("opus", OPUS_RATE, first.u8(9), 0, OPUS_RATE, first.le16(10), 2, 8, first.les16(16));
        }
        if (first.is(0, "\u007fFLAC")) {
            StreamInfo info = StreamInfo.of(first.slice(FLAC_STREAM_INFO + 4));
            int headers = Math.clamp(first.u16(7), 1, MAX_HEADERS) + 1;
            return new OggCodec("flac", info.samplingRate(), info.channelCount(), info.bitDepth(), info.samplingRate(),
                    0, headers, 4, 0);
        }
        if (first.is(0, "Speex   ")) {
            return plain("speex", (int) first.le32(36), (int) first.le32(48), 2 + (int) Math.min(first.le32(68), 8), 0);
        }
        return null;
    }

    private static OggCodec plain(String name, int rate, int channels, int headers, int commentOffset) {
        return new OggCodec(name, rate, channels, 0, rate, 0, headers, commentOffset, 0);
    }

    static boolean isVideo(Bytes first) {
        return first.is(0, "\u0080theora") || first.is(0, "OVP80") || first.is(0, "BBCD\u0000")
                || first.is(0, "\u0001video");
    }
}
