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
import java.util.Locale;

/// AIFF and AIFF-C files (Apple, 1989 and 1991): `COMM`, `SSND`, text chunks and `ID3 `.
public final class AiffReader implements ContainerReader {

    @Override
    public ParsedMedia read(ByteSource source, long start) throws IOException, UnreadableMediaException {
        Bytes common = Bytes.EMPTY;
        Chunk sound = new Chunk("", 0, 0);
        CollectedTags id3 = CollectedTags.NONE;
        TagCollector texts = new TagCollector();
        long at = start + 12;
        for (int i = 0; i < Chunk.MAX_CHUNKS && at + 8 <= source.size(); i++) {
            Bytes header = source.read(at, 8);
            Chunk chunk = new Chunk(header.latin1(0, 4), at + 8, Math.min(at + 8 + header.u32(4), source.size()));
            switch (chunk.id()) {
                case "COMM" -> common = chunk.content(source, 22);
                case "SSND" -> sound = chunk;
                case "ID3 ",
                        "id3 " -> id3 = id3.orElse(Id3v2.read(new SubRange(source, chunk.start(), chunk.length()), 0));
                case "NAME" -> texts.add(TagField.TITLE, text(source, chunk));
                case "AUTH" -> texts.add(TagField.ARTIST, text(source, chunk));
                case "(c) " -> texts.add(TagField.COPYRIGHT, text(source, chunk));
                case "ANNO" -> texts.add(TagField.COMMENT, text(source, chunk));
                default -> {
                    // nothing that tags or describes
                }
            }
            at = chunk.next();
        }
        double rate = extended(common, 8);
        if (common.length() < 18 || !(rate >= 1 && rate < 1e8) || sound.length() <= 8) {
            throw new UnreadableMediaException(
                    "AIFF file without " + (sound.length() <= 8 ? "sound (SSND)" : "a usable description (COMM)"));
        }
        return new ParsedMedia("aiff", false, audio(common, rate, sound.length()), id3.orElse(texts.collected()),
                Signatures.ofPayload("aiff", source, sound.start(), sound.end()));
    }

    private static String text(ByteRange range, Chunk chunk) throws IOException {
        Bytes bytes = chunk.content(range, TagCollector.MAX_TEXT_BYTES);
        return bytes.guessedText(0, bytes.length());
    }

    private static AudioProperties audio(Bytes common, double rate, long bytes) {
        String compression = common.length() >= 22 ? common.latin1(18, 4).toLowerCase(Locale.ROOT) : "none";
        boolean linear = switch (compression) {
            case "none", "sowt", "twos", "fl32", "fl64", "in24", "in32", "raw " -> true;
            default -> false;
        };
        Duration duration = Rates.duration((double) common.u32(2), rate);
        return new AudioProperties(linear ? "pcm" : compression.strip(), Rates.bitRate(bytes - 8, duration),
                linear ? common.u16(6) : 0,
                (int) Math.round(rate), common.u16(0), duration);
    }

    /// The 80-bit floating point number of the 68881: sign and exponent, then 64 bits with an explicit leading one.
    static double extended(Bytes bytes, int at) {
        int exponent = (bytes.u16(at) & 0x7fff) - 16383;
        double mantissa = (bytes.u32(at + 2) * 0x1p32 + bytes.u32(at + 6)) / 0x1p63;
        return (bytes.u16(at) & 0x8000) != 0 ? -mantissa : mantissa * Math.pow(2, exponent);
    }
}
