package io.antiphon.media.tag.chunk;

import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.tag.UnreadableMediaException;
import io.antiphon.media.tag.format.ByteSource;
import io.antiphon.media.tag.format.Bytes;
import io.antiphon.media.tag.format.CollectedTags;
import io.antiphon.media.tag.format.ContainerReader;
import io.antiphon.media.tag.format.ParsedMedia;
import io.antiphon.media.tag.format.Rates;
import io.antiphon.media.tag.format.Signatures;
import io.antiphon.media.tag.id3.Id3v2;
import java.io.IOException;
import java.time.Duration;

/// DSF files (Sony, DSF File Format Specification 1.01): three chunks at fixed places, and an ID3v2 tag at their end.
public final class DsfReader implements ContainerReader {

    private static final int DATA = 80;
    private static final int DATA_HEADER = 12;

    @Override
    public ParsedMedia read(ByteSource source, long start) throws IOException, UnreadableMediaException {
        Bytes header = source.read(start, DATA + DATA_HEADER);
        long rate = header.le32(56);
        long sound = start + DATA + DATA_HEADER;
        long end = Math.clamp(start + DATA + header.le64(DATA + 4), 0, source.size());
        if (!header.is(28, "fmt ") || !header.is(DATA, "data") || rate == 0 || sound >= end) {
            throw new UnreadableMediaException("DSF file without its format or its sound");
        }
        long tag = header.le64(20);
        CollectedTags tags = tag > 0 ? Id3v2.read(source, start + tag) : CollectedTags.NONE;
        Duration duration = Rates.duration(header.le64(64), rate);
        int channels = (int) Math.min(header.le32(52), 64);
        AudioProperties audio = new AudioProperties("dsd", Rates.bitRate(end - sound, duration), 1, (int) rate,
                channels, duration);
        return new ParsedMedia("dsf", false, audio, tags, Signatures.ofPayload("dsf", source, sound, end));
    }
}
