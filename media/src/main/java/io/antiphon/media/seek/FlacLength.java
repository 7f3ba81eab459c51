package io.antiphon.media.seek;

import io.antiphon.media.tag.format.ByteRange;
import io.antiphon.media.tag.format.Bytes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// How much sound is in a FLAC stream whose encoder did not know, as one that wrote into a pipe: its last frame tells, as each frame
/// names its first sample (RFC 9639, section 9.1). Only the end of the file is read.
public final class FlacLength {

    private static final int FIRST_LOOK = 1 << 16;
    private static final int LAST_LOOK = 1 << 21;
    /// Polynomial x^16 + x^15 + x^2 + 1.
    private static final int POLYNOMIAL = 0x8005;

    private FlacLength() {}

    /// @param streamInfo the content of that block
    /// @param sound where the first frame begins
    /// @param soundEnd behind the last one
    /// @return samples of one channel; 0 when no frame was found
    public static long samples(ByteRange file, Bytes streamInfo, long sound, long soundEnd) throws IOException {
        FlacStream stream = FlacStream.of(streamInfo);
        if (stream == null) {
            return 0;
        }
        for (int length = FIRST_LOOK; length <= LAST_LOOK; length <<= 5) {
            long from = Math.max(sound, soundEnd - length);
            Bytes tail = file.read(from, (int) (soundEnd - from));
            long samples = whole(tail, stream);
            if (samples > 0) {
                return samples;
            }
            if (from == sound || length == LAST_LOOK) {
                return cutShort(tail, stream);
            }
        }
        return 0;
    }

    /// By the last frame that ends where the stream ends, which its checksum proves.
    private static long whole(Bytes tail, FlacStream stream) {
        for (int at = tail.length() - 2; at >= 0; at--) {
            FlacFrameHeader header = headerAt(tail, at, stream);
            if (header != null && crc(tail, at) == 0) {
                return header.firstSample() + header.blockSize();
            }
        }
        return 0;
    }

    /// By the last frame that begins where the one before it ended; a file that was cut off has no other proof.
    private static long cutShort(Bytes tail, FlacStream stream) {
        long expected = -1;
        long samples = 0;
        for (int at = 0; at < tail.length(); at++) {
            FlacFrameHeader header = headerAt(tail, at, stream);
            if (header != null && (header.firstSample() == expected || expected < 0 || samples == 0)) {
                samples = header.firstSample() == expected ? header.firstSample() : samples;
                expected = header.firstSample() + header.blockSize();
            }
        }
        return samples;
    }

    private static @Nullable FlacFrameHeader headerAt(Bytes tail, int at, FlacStream stream) {
        return tail.u8(at) == 0xff ? FlacFrameHeader.parse(tail, at, stream) : null;
    }

    /// 0 over a whole frame with its checksum.
    private static int crc(Bytes bytes, int from) {
        int crc = 0;
        for (int at = from; at < bytes.length(); at++) {
            crc ^= bytes.u8(at) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 0x8000) != 0 ? crc << 1 ^ POLYNOMIAL : crc << 1;
            }
        }
        return crc & 0xffff;
    }
}
