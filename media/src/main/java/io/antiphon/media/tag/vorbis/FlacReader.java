package io.antiphon.media.tag.vorbis;

import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.tag.AudioSignature;
import io.antiphon.core.tag.UnreadableMediaException;
import io.antiphon.media.seek.FlacLength;
import io.antiphon.media.tag.apev2.TrailingTags;
import io.antiphon.media.tag.format.ByteRange;
import io.antiphon.media.tag.format.ByteSource;
import io.antiphon.media.tag.format.Bytes;
import io.antiphon.media.tag.format.ContainerReader;
import io.antiphon.media.tag.format.ParsedMedia;
import io.antiphon.media.tag.format.Rates;
import io.antiphon.media.tag.format.Signatures;
import io.antiphon.media.tag.format.SubRange;
import io.antiphon.media.tag.format.TagCollector;
import java.io.IOException;
import java.time.Duration;

/// FLAC files (RFC 9639): metadata blocks, then frames.
public final class FlacReader implements ContainerReader {

    private static final int MAX_BLOCKS = 1_000;
    private static final int STREAM_INFO = 0;
    private static final int VORBIS_COMMENT = 4;
    private static final int PICTURE = 6;

    @Override
    public ParsedMedia read(ByteSource source, long start) throws IOException, UnreadableMediaException {
        Bytes firstBlock = source.read(start + 4, 4 + StreamInfo.LENGTH);
        StreamInfo info = streamInfo(firstBlock);
        TagCollector collector = new TagCollector();
        long sound = readBlocks(source, start + 4, collector);
        TrailingTags trailing = TrailingTags.of(source, sound);
        if (sound >= trailing.start()) {
            throw new UnreadableMediaException("FLAC file that ends before its sound");
        }
        long soundEnd = trailing.start();
        long samples = info.samples() > 0 ? info.samples()
                : FlacLength.samples(source, firstBlock.slice(4), sound, soundEnd);
        Duration duration = Rates.duration(samples, info.samplingRate());
        AudioProperties audio = new AudioProperties("flac", Rates.bitRate(trailing.start() - sound, duration),
                info.bitDepth(), info.samplingRate(),
                info.channelCount(), duration);
        AudioSignature signature = signature(info, source, sound, soundEnd);
        return new ParsedMedia("flac", false, audio, trailing.tags(collector.collected()), signature);
    }

    static StreamInfo streamInfo(Bytes block) throws UnreadableMediaException {
        StreamInfo info = StreamInfo.of(block.slice(4));
        if ((block.u8(0) & 0x7f) != STREAM_INFO || block.length() < 4 + StreamInfo.LENGTH || info.samplingRate() == 0) {
            throw new UnreadableMediaException("FLAC file without a usable STREAMINFO block");
        }
        return info;
    }

    private static AudioSignature signature(StreamInfo info, ByteRange range, long start, long end) throws IOException {
        return info.hasMd5() ? Signatures.ofSample("flac-md5", info.samples(), info.md5())
                : Signatures.ofPayload("flac", range, start, end);
    }

    /// Answers where the frames begin.
    private static long readBlocks(ByteRange range, long start, TagCollector collector) throws IOException {
        long at = start;
        for (int i = 0; i < MAX_BLOCKS && at + 4 <= range.size(); i++) {
            Bytes header = range.read(at, 4);
            long length = header.u24(1);
            int type = header.u8(0) & 0x7f;
            if (type == VORBIS_COMMENT) {
                VorbisComments.read(new SubRange(range, at + 4, length), 0, collector);
            } else if (type == PICTURE) {
                // Blocks hold 16 MB; writers of larger pictures leave a wrong length, and the picture's own is right.
                FlacPicture.read(new SubRange(range, at + 4, range.size()), 0, collector);
            }
            at += 4 + length;
            if ((header.u8(0) & 0x80) != 0) {
                break;
            }
        }
        return at;
    }
}
