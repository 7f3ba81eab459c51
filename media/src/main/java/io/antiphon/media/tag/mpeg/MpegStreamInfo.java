package io.antiphon.media.tag.mpeg;

import io.antiphon.media.tag.format.Bytes;
import org.jspecify.annotations.Nullable;

/// What an encoder wrote into the first frame instead of sound: `Xing`/`Info` with LAME's extension, or `VBRI`.
///
/// @param frames number of frames of sound, 0 when not said
/// @param skippedSamples samples that the encoder added before and after the sound
record MpegStreamInfo(long frames, int skippedSamples) {

    private static final int VBRI_OFFSET = 36;
    private static final int LAME_DELAY = 21;

    /// @param frame the bytes of the first frame
    static @Nullable MpegStreamInfo of(Bytes frame, MpegFrameHeader header) {
        int at = header.mainDataOffset();
        if (frame.is(at, "Xing") || frame.is(at, "Info")) {
            return xing(frame, at);
        }
        if (frame.is(VBRI_OFFSET, "VBRI")) {
            return new MpegStreamInfo(frame.u32(VBRI_OFFSET + 14), 0);
        }
        return null;
    }

    /// Flags say which of frame count (1), byte count (2), seek table (4) and quality (8) follow; then LAME's 36 bytes.
    private static MpegStreamInfo xing(Bytes frame, int at) {
        int flags = (int) frame.u32(at + 4);
        int next = at + 8;
        long frames = (flags & 1) != 0 ? frame.u32(next) : 0;
        next += ((flags & 1) != 0 ? 4 : 0) + ((flags & 2) != 0 ? 4 : 0) + ((flags & 4) != 0 ? 100 : 0)
                + ((flags & 8) != 0 ? 4 : 0);
        boolean lame = frame.is(next, "LAME") || frame.is(next, "Lavf") || frame.is(next, "Lavc");
        int delayAndPadding = lame ? frame.u24(next + LAME_DELAY) : 0;
        return new MpegStreamInfo(frames, (delayAndPadding >> 12) + (delayAndPadding & 0xfff));
    }
}
