package io.antiphon.media.tag.asf;

import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.tag.UnreadableMediaException;
import io.antiphon.media.tag.format.ByteRange;
import io.antiphon.media.tag.format.ByteSource;
import io.antiphon.media.tag.format.Bytes;
import io.antiphon.media.tag.format.CollectedTags;
import io.antiphon.media.tag.format.ContainerReader;
import io.antiphon.media.tag.format.ParsedMedia;
import io.antiphon.media.tag.format.Rates;
import io.antiphon.media.tag.format.Signatures;
import io.antiphon.media.tag.format.TagCollector;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// ASF files (Advanced Systems Format Specification 1.20): a header of objects, then the packets of the streams.
public final class AsfReader implements ContainerReader {

    private static final int MAX_OBJECTS = 2_000;
    private static final long AUDIO_MEDIA = 0xf8699e40L;
    private static final long VIDEO_MEDIA = 0xbc19efc0L;
    /// File id, number of packets and two reserved bytes stand before the packets; retagging may change the id.
    private static final int DATA_PREFIX = 26;
    private static final int STREAM_PREFIX = 54;

    /// What the header's objects said while they were walked over.
    private static final class Header {
        private Duration duration = Duration.ZERO;
        private Bytes format = Bytes.EMPTY;
        private boolean video;
        /// Objects with tags by their kind: where a value repeats, the first one stands in the object listed first here.
        private final Map<Long, AsfObject> tagged = new HashMap<>();
    }

    private static final List<Long> TAG_ORDER = List.of(AsfObject.CONTENT_DESCRIPTION,
            AsfObject.EXTENDED_CONTENT_DESCRIPTION, AsfObject.METADATA,
            AsfObject.METADATA_LIBRARY);

    @Override
    public ParsedMedia read(ByteSource source, long start) throws IOException, UnreadableMediaException {
        Header header = new Header();
        AsfObject whole = AsfObject.at(source, start, source.size());
        if (whole != null) {
            walk(source, whole.start() + 6, whole.end(), header, true);
        }
        AsfObject data = whole == null ? null : findData(source, whole.end());
        if (data == null || data.length() <= DATA_PREFIX || header.format.length() == 0 && !header.video) {
            throw new UnreadableMediaException(
                    "ASF file without " + (data == null ? "data" : "a stream of sound or video"));
        }
        return new ParsedMedia("asf", header.video, audio(header, data.length()), tags(source, header),
                Signatures.ofPayload("asf", source, data.start() + DATA_PREFIX, data.end()));
    }

    private static @Nullable AsfObject findData(ByteRange range, long from) throws IOException {
        AsfObject object = AsfObject.at(range, from, range.size());
        for (int i = 0; i < MAX_OBJECTS && object != null && object.kind() != AsfObject.DATA; i++) {
            object = AsfObject.at(range, object.end(), range.size());
        }
        return object != null && object.kind() == AsfObject.DATA ? object : null;
    }

    /// @param top whether a header extension may be entered, which happens once
    private static void walk(ByteRange range, long from, long end, Header header, boolean top) throws IOException {
        long at = from;
        for (int i = 0; i < MAX_OBJECTS; i++) {
            AsfObject object = AsfObject.at(range, at, end);
            if (object == null) {
                break;
            }
            if (object.kind() == AsfObject.HEADER_EXTENSION && top) {
                walk(range, object.start() + 22, object.end(), header, false);
            } else {
                readObject(range, object, header);
            }
            at = object.end();
        }
    }

    private static void readObject(ByteRange range, AsfObject object, Header header) throws IOException {
        long kind = object.kind();
        if (kind == AsfObject.FILE_PROPERTIES) {
            Bytes bytes = range.read(object.start(), 80);
            double milliseconds = bytes.le64(40) / 10_000.0 - bytes.le64(56);
            header.duration = Rates.duration(milliseconds, 1000);
        } else if (kind == AsfObject.STREAM_PROPERTIES) {
            readStream(range.read(object.start(), STREAM_PREFIX + 18), header);
        } else if (TAG_ORDER.contains(kind)) {
            header.tagged.putIfAbsent(kind, object);
        }
    }

    private static CollectedTags tags(ByteRange range, Header header) throws IOException {
        TagCollector collector = new TagCollector();
        AsfTags tags = new AsfTags(range, collector);
        for (long kind : TAG_ORDER) {
            AsfObject object = header.tagged.get(kind);
            if (object == null) {
                continue;
            }
            if (kind == AsfObject.CONTENT_DESCRIPTION) {
                tags.readContentDescription(object);
            } else if (kind == AsfObject.EXTENDED_CONTENT_DESCRIPTION) {
                tags.readExtended(object);
            } else {
                tags.readMetadata(object);
            }
        }
        return collector.collected();
    }

    private static void readStream(Bytes stream, Header header) {
        header.video |= stream.le32(0) == VIDEO_MEDIA;
        if (stream.le32(0) == AUDIO_MEDIA && header.format.length() == 0) {
            header.format = stream.slice(STREAM_PREFIX);
        }
    }

    /// The sound's format is a `WAVEFORMATEX`: tag, channels, rate, bytes per second, block size, bits.
    private static AudioProperties audio(Header header, long bytes) {
        Bytes format = header.format;
        String codec = switch (format.le16(0)) {
            case 0x160 -> "wmav1";
            case 0x161 -> "wmav2";
            case 0x162 -> "wmapro";
            case 0x163 -> "wmalossless";
            case 0x0a -> "wmavoice";
            case 0x55 -> "mp3";
            default -> format.length() == 0 ? "" : "pcm";
        };
        boolean lossless = codec.equals("wmalossless") || codec.equals("pcm");
        int declared = (int) ((format.le32(8) * 8 + 500) / 1000);
        int bitRate = declared > 0 ? declared : header.video ? 0 : Rates.bitRate(bytes, header.duration);
        return new AudioProperties(codec, bitRate, lossless ? format.le16(14) : 0, (int) format.le32(4), format.le16(2),
                header.duration);
    }
}
