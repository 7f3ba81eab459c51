package io.antiphon.media.tag.apev2;

import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.tag.UnreadableMediaException;
import io.antiphon.media.tag.format.ByteSource;
import io.antiphon.media.tag.format.Bytes;
import io.antiphon.media.tag.format.CollectedTags;
import io.antiphon.media.tag.format.ContainerReader;
import io.antiphon.media.tag.format.ParsedMedia;
import io.antiphon.media.tag.format.Rates;
import io.antiphon.media.tag.format.Signatures;
import java.io.IOException;
import java.time.Duration;

/// Monkey's Audio files: a descriptor and a header since version 3.98, one older header before.
public final class MonkeysAudioReader implements ContainerReader {

    private static final int FIRST_WITH_DESCRIPTOR = 3980;

    private record Header(int channels, long rate, int depth, double samples) {}

    @Override
    public ParsedMedia read(ByteSource source, long start) throws IOException, UnreadableMediaException {
        Bytes bytes = source.read(start, 1024);
        int version = bytes.le16(4);
        Header header = version >= FIRST_WITH_DESCRIPTOR ? modern(source.read(start + bytes.le32(8), 24))
                : old(bytes, version);
        if (header.rate == 0 || header.channels == 0 || header.samples <= 0) {
            throw new UnreadableMediaException("Monkey's Audio file without a usable header");
        }
        TrailingTags trailing = TrailingTags.of(source, start);
        Duration duration = Rates.duration(header.samples, (double) header.rate);
        AudioProperties audio = new AudioProperties("ape", Rates.bitRate(trailing.start() - start, duration),
                header.depth, (int) header.rate,
                header.channels, duration);
        return new ParsedMedia("ape", false, audio, trailing.tags(CollectedTags.NONE),
                Signatures.ofPayload("ape", source, start, trailing.start()));
    }

    private static Header modern(Bytes header) {
        double samples = (header.le32(12) - 1) * (double) header.le32(4) + header.le32(8);
        return new Header(header.le16(18), header.le32(20), header.le16(16), header.le32(12) == 0 ? 0 : samples);
    }

    private static Header old(Bytes bytes, int version) {
        int compression = bytes.le16(6);
        int flags = bytes.le16(8);
        int depth = (flags & 1) != 0 ? 8 : (flags & 8) != 0 ? 24 : 16;
        int blocks = version >= 3950 ? 73728 * 4
                : version >= 3900 || version >= 3800 && compression == 4000 ? 73728 : 9216;
        long frames = bytes.le32(24);
        return new Header(bytes.le16(10), bytes.le32(12), depth,
                frames == 0 ? 0 : (frames - 1) * (double) blocks + bytes.le32(28));
    }
}
