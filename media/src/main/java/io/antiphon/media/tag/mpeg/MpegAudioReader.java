package io.antiphon.media.tag.mpeg;

import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.tag.UnreadableMediaException;
import io.antiphon.media.tag.apev2.TrailingTags;
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
import org.jspecify.annotations.Nullable;

/// Reads MPEG audio: finds the first frame of sound, and tells duration and bit rate from the encoder's own count of frames,
/// or from the size where the bit rate is constant.
public final class MpegAudioReader implements ContainerReader {

    /// How far garbage or padding before the first frame may reach.
    private static final int MAX_GARBAGE = 512 * 1024;
    private static final int SEARCH_WINDOW = 32 * 1024;
    private static final int CONFIRMING_FRAMES = 3;

    private record Found(long position, MpegFrameHeader header) {}

    @Override
    public ParsedMedia read(ByteSource source, long start) throws IOException, UnreadableMediaException {
        TrailingTags trailing = TrailingTags.of(source, start);
        Found first = findFirstFrame(source, start, trailing.start());
        if (first == null) {
            throw new UnreadableMediaException(
                    "no known audio or video format: neither a known beginning nor MPEG audio frames");
        }
        MpegFrameHeader header = first.header;
        MpegStreamInfo info = header.layer() == 3
                ? MpegStreamInfo.of(source.read(first.position, Math.max(header.length(), 256)), header)
                : null;
        long sound = info == null ? first.position : Math.min(first.position + header.length(), trailing.start());
        long soundEnd = trailing.start();
        long bytes = soundEnd - sound;
        long frames = info == null ? 0 : info.frames();
        Duration coded = frames > 0
                ? Rates.duration(frames * header.samples(), header.samplingRate())
                : Rates.duration(bytes * 8.0, 1000 * averageBitRate(source, sound, header, soundEnd));
        int bitRate = Rates.bitRate(bytes, coded);
        Duration duration = frames > 0 && info != null ? duration(info, header) : coded;
        AudioProperties audio = new AudioProperties("mp" + header.layer(), bitRate, 0, header.samplingRate(),
                header.channelCount(), duration);
        return new ParsedMedia("mp3", false, audio, trailing.tags(CollectedTags.NONE),
                Signatures.ofPayload("mpeg", source, sound, soundEnd));
    }

    private static Duration duration(MpegStreamInfo info, MpegFrameHeader header) {
        return Rates.duration(info.frames() * header.samples() - info.skippedSamples(), header.samplingRate());
    }

    /// The bit rate in kbit/s of a stream that does not count its frames: the one of its headers, or, where they change,
    /// the average of a first stretch.
    private static double averageBitRate(ByteRange range, long start, MpegFrameHeader first, long end)
            throws IOException {
        long limit = Math.min(end, start + SEARCH_WINDOW);
        boolean constant = true;
        long frames = 0;
        long at = start;
        while (at < limit) {
            MpegFrameHeader next = MpegFrameHeader.at(range.read(at, MpegFrameHeader.LENGTH), 0);
            if (next == null || !next.matches(first)) {
                break;
            }
            constant &= next.bitRate() == first.bitRate();
            at += next.length();
            frames++;
        }
        boolean known = constant || frames == 0;
        return known ? first.bitRate()
                : (at - start) * 8.0 * first.samplingRate() / (1000.0 * frames * first.samples());
    }

    /// The first header that frames of the same stream follow. Fewer followers are enough where the sound ends.
    private static @Nullable Found findFirstFrame(ByteRange range, long start, long end) throws IOException {
        long last = Math.min(end - MpegFrameHeader.LENGTH, start + MAX_GARBAGE);
        for (long window = start; window <= last; window += SEARCH_WINDOW) {
            Bytes bytes = range.read(window, SEARCH_WINDOW + MpegFrameHeader.LENGTH);
            int count = (int) Math.min(SEARCH_WINDOW, last - window + 1);
            for (int i = bytes.indexOf(0xff, 0); i >= 0 && i < count; i = bytes.indexOf(0xff, i + 1)) {
                MpegFrameHeader header = MpegFrameHeader.at(bytes, i);
                if (header != null && isConfirmed(range, window + i, header, end, window + i == start)) {
                    return new Found(window + i, header);
                }
            }
        }
        return null;
    }

    private static boolean isConfirmed(ByteRange range, long position, MpegFrameHeader header, long end,
            boolean atStart) throws IOException {
        long at = position + header.length();
        for (int confirmed = 0; confirmed < CONFIRMING_FRAMES; confirmed++) {
            if (at + MpegFrameHeader.LENGTH > end) {
                return confirmed > 0 || atStart || at == end;
            }
            MpegFrameHeader next = MpegFrameHeader.at(range.read(at, MpegFrameHeader.LENGTH), 0);
            if (next == null || !next.matches(header)) {
                return false;
            }
            at += next.length();
        }
        return true;
    }
}
