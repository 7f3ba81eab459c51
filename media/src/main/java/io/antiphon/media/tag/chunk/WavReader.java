package io.antiphon.media.tag.chunk;

import io.antiphon.core.library.AudioProperties;
import io.antiphon.core.tag.TagField;
import io.antiphon.core.tag.UnreadableMediaException;
import io.antiphon.media.tag.format.ByteRange;
import io.antiphon.media.tag.format.ByteSource;
import io.antiphon.media.tag.format.Bytes;
import io.antiphon.media.tag.format.CollectedTags;
import io.antiphon.media.tag.format.ContainerReader;
import io.antiphon.media.tag.format.ParsedMedia;
import io.antiphon.media.tag.format.Rates;
import io.antiphon.media.tag.format.Signatures;
import io.antiphon.media.tag.format.SubRange;
import io.antiphon.media.tag.format.TagCollector;
import io.antiphon.media.tag.id3.Id3v2;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/// WAV files and their 64-bit forms RF64 and BW64 (EBU Tech 3306): `fmt `, `data`, `LIST` with `INFO`, and `id3 `.
public final class WavReader implements ContainerReader {

    private static final int PCM = 1;
    private static final int IEEE_FLOAT = 3;
    private static final int EXTENSIBLE = 0xfffe;
    private static final long UNKNOWN_SIZE = 0xffffffffL;

    private static final Map<String, TagField> INFO = Map.ofEntries(Map.entry("INAM", TagField.TITLE),
            Map.entry("IART", TagField.ARTIST),
            Map.entry("IPRD", TagField.ALBUM), Map.entry("ICRD", TagField.DATE), Map.entry("IGNR", TagField.GENRE),
            Map.entry("ICMT", TagField.COMMENT),
            Map.entry("ICOP", TagField.COPYRIGHT), Map.entry("IENG", TagField.ENGINEER),
            Map.entry("IMUS", TagField.COMPOSER),
            Map.entry("IWRI", TagField.LYRICIST), Map.entry("ILNG", TagField.LANGUAGE),
            Map.entry("ITCH", TagField.ENCODEDBY),
            Map.entry("IPUB", TagField.LABEL));

    /// What the chunks said while they were walked over.
    private static final class Walk {
        private Bytes format = Bytes.EMPTY;
        private Chunk data = new Chunk("", 0, 0);
        private CollectedTags id3 = CollectedTags.NONE;
        private final TagCollector info = new TagCollector();
        private long longSize;
        private long samples;
    }

    @Override
    public ParsedMedia read(ByteSource source, long start) throws IOException, UnreadableMediaException {
        Walk walk = new Walk();
        long at = start + 12;
        for (int i = 0; i < Chunk.MAX_CHUNKS && at + 8 <= source.size(); i++) {
            Bytes header = source.read(at, 8);
            long size = header.le32(4);
            boolean data = header.is(0, "data");
            long length = data && size == UNKNOWN_SIZE ? walk.longSize > 0 ? walk.longSize : source.size() : size;
            Chunk chunk = new Chunk(header.latin1(0, 4), at + 8, Math.min(at + 8 + length, source.size()));
            readChunk(source, chunk, walk);
            at = chunk.next();
        }
        Bytes format = walk.format;
        if (format.length() < 16 || format.le32(4) == 0 || walk.data.length() <= 0) {
            throw new UnreadableMediaException(
                    "WAV file without " + (format.length() < 16 ? "a format (fmt)" : "sound (data)"));
        }
        return new ParsedMedia("wav", false, audio(format, walk.data.length(), walk.samples),
                walk.id3.orElse(walk.info.collected()),
                Signatures.ofPayload("wav", source, walk.data.start(), walk.data.end()));
    }

    private static void readChunk(ByteRange range, Chunk chunk, Walk walk) throws IOException {
        switch (chunk.id()) {
            case "fmt " -> walk.format = chunk.content(range, 40);
            case "fact" -> walk.samples = chunk.content(range, 4).le32(0);
            case "ds64" -> walk.longSize = Math.max(0, chunk.content(range, 16).le64(8));
            case "data" -> walk.data = walk.data.length() > 0 ? walk.data : chunk;
            case "id3 ", "ID3 ", "ID32" -> walk.id3 = walk.id3
                    .orElse(Id3v2.read(new SubRange(range, chunk.start(), chunk.length()), 0));
            case "LIST" -> readInfo(range, chunk, walk.info);
            default -> {
                // nothing that tags or describes
            }
        }
    }

    private static void readInfo(ByteRange range, Chunk list, TagCollector into) throws IOException {
        if (!list.content(range, 4).is(0, "INFO")) {
            return;
        }
        long at = list.start() + 4;
        for (int i = 0; i < Chunk.MAX_CHUNKS && at + 8 <= list.end(); i++) {
            Bytes header = range.read(at, 8);
            long length = Math.min(header.le32(4), list.end() - at - 8);
            String id = header.latin1(0, 4);
            TagField field = INFO.get(id);
            boolean track = id.equals("ITRK") || id.equals("IPRT");
            if (field != null || track) {
                Bytes value = range.read(at + 8, (int) Math.min(length, TagCollector.MAX_TEXT_BYTES));
                int end = value.indexOf(0, 0);
                String text = value.guessedText(0, end < 0 ? value.length() : end);
                if (field != null) {
                    into.add(field, text);
                } else {
                    into.addPosition(TagField.TRACKNUMBER, TagField.TRACKTOTAL, text);
                }
            }
            at += 8 + length + (length & 1);
        }
    }

    /// Format tag, channels, rate, bytes per second, block size, bits; the extensible form repeats the tag in its GUID.
    ///
    /// @param samples for each channel, as `fact` says of sound that is not linear; 0 when it says nothing
    private static AudioProperties audio(Bytes format, long bytes, long samples) {
        int tag = format.le16(0) == EXTENSIBLE && format.length() >= 26 ? format.le16(24) : format.le16(0);
        boolean linear = tag == PCM || tag == IEEE_FLOAT;
        int rate = (int) Math.min(format.le32(4), Integer.MAX_VALUE);
        int block = format.le16(12);
        long bytesPerSecond = format.le32(8);
        Duration duration = linear && block > 0 ? Rates.duration((double) bytes / block, rate)
                : bytesPerSecond > 0 ? Rates.duration(bytes, bytesPerSecond) : Rates.duration(samples, rate);
        return new AudioProperties(codec(tag), Rates.bitRate(bytes, duration), linear ? format.le16(14) : 0, rate,
                format.le16(2), duration);
    }

    private static String codec(int tag) {
        return switch (tag) {
            case 0x02, 0x11 -> "adpcm";
            case 0x50 -> "mp2";
            case 0x55 -> "mp3";
            case 0xff, 0x1600 -> "aac";
            case 0x160, 0x161 -> "wmav2";
            case 0x2000 -> "ac3";
            case 0x2001 -> "dts";
            default -> "pcm";
        };
    }
}
