package io.antiphon.media.tag.mpeg;

import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.tag.UnreadableMediaException;
import io.antiphon.media.tag.apev2.TrailingTags;
import io.antiphon.media.tag.format.AacProfile;
import io.antiphon.media.tag.format.ByteRange;
import io.antiphon.media.tag.format.ByteSource;
import io.antiphon.media.tag.format.Bytes;
import io.antiphon.media.tag.format.CollectedTags;
import io.antiphon.media.tag.format.ContainerReader;
import io.antiphon.media.tag.format.ParsedMedia;
import io.antiphon.media.tag.format.Rates;
import io.antiphon.media.tag.format.Signatures;
import java.io.IOException;
import java.time.Duration;

/// Bare AAC in ADTS frames (ISO/IEC 13818-7, 6.2). Nothing says how many frames there are: a stretch of them is counted, and the
/// rest estimated from their size.
public final class AdtsReader implements ContainerReader {

    private static final int HEADER = 7;
    private static final int MAX_COUNTED = 4_000;
    private static final int SAMPLES = 1024;
    private static final int[] RATES = {96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025,
            8000, 7350};

    /// Whether two frames follow each other at the beginning of some bytes.
    public static boolean isAt(ByteRange range, long start) throws IOException {
        Bytes first = range.read(start, HEADER);
        return isHeader(first)
                && (start + length(first) >= range.size() || isHeader(range.read(start + length(first), HEADER)));
    }

    private static boolean isHeader(Bytes bytes) {
        return bytes.length() == HEADER && (bytes.u16(0) & 0xfff6) == 0xfff0 && (bytes.u8(2) >> 2 & 15) < RATES.length
                && length(bytes) > HEADER;
    }

    private static int length(Bytes header) {
        return (header.u8(3) & 3) << 11 | header.u8(4) << 3 | header.u8(5) >> 5;
    }

    @Override
    public ParsedMedia read(ByteSource source, long start) throws IOException, UnreadableMediaException {
        Bytes first = source.read(start, HEADER);
        if (!isHeader(first)) {
            throw new UnreadableMediaException("AAC file without a frame of sound");
        }
        TrailingTags trailing = TrailingTags.of(source, start);
        long blocks = 0;
        long at = start;
        for (int i = 0; i < MAX_COUNTED && at < trailing.start(); i++) {
            Bytes header = source.read(at, HEADER);
            if (!isHeader(header)) {
                break;
            }
            blocks += (header.u8(6) & 3) + 1;
            at += length(header);
        }
        int rate = RATES[first.u8(2) >> 2 & 15];
        long bytes = trailing.start() - start;
        boolean all = at >= trailing.start();
        Duration duration = Rates.duration(blocks * (double) SAMPLES * (all ? 1 : (double) bytes / (at - start)), rate);
        int channels = (first.u8(2) & 1) << 2 | first.u8(3) >> 6;
        AudioProperties audio = new AudioProperties("aac", Rates.bitRate(bytes, duration), 0, rate,
                channels == 7 ? 8 : channels, duration, AacProfile.of((first.u8(2) >> 6) + 1, false));
        return new ParsedMedia("aac", false, audio, trailing.tags(CollectedTags.NONE),
                Signatures.ofPayload("adts", source, start, trailing.start()));
    }
}
