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

/// DSDIFF files (Philips, DSDIFF 1.5): chunks with 64-bit sizes, sound plain (`DSD `) or compressed (`DST `).
public final class DffReader implements ContainerReader {

    private static final int HEADER = 12;
    private static final double DST_FRAMES_PER_SECOND = 75;

    /// What the chunks said while they were walked over.
    private static final class Walk {
        private long rate;
        private int channels;
        private Chunk sound = new Chunk("", 0, 0);
        private CollectedTags id3 = CollectedTags.NONE;
        private final TagCollector texts = new TagCollector();
        private long dstFrames;
        private double dstRate = DST_FRAMES_PER_SECOND;
    }

    @Override
    public ParsedMedia read(ByteSource source, long start) throws IOException, UnreadableMediaException {
        Walk walk = new Walk();
        walk(source, start + HEADER + 4, source.size(), walk);
        boolean compressed = walk.sound.id().equals("DST ");
        if (walk.rate == 0 || walk.channels == 0 || walk.sound.length() <= 0) {
            throw new UnreadableMediaException("DSDIFF file without its properties (PROP) or its sound");
        }
        double seconds = compressed ? walk.dstFrames / walk.dstRate
                : walk.sound.length() * 8.0 / walk.channels / walk.rate;
        Duration duration = Rates.duration(seconds, 1);
        AudioProperties audio = new AudioProperties("dsd", Rates.bitRate(walk.sound.length(), duration), 1,
                (int) walk.rate, walk.channels, duration);
        return new ParsedMedia("dff", false, audio, walk.id3.orElse(walk.texts.collected()),
                Signatures.ofPayload("dff", source, walk.sound.start(), walk.sound.end()));
    }

    /// Walks over the chunks between two places; those that only hold others are entered, at most two deep by the format.
    private static void walk(ByteRange range, long from, long end, Walk walk) throws IOException {
        long at = from;
        for (int i = 0; i < Chunk.MAX_CHUNKS && at + HEADER <= end; i++) {
            Bytes header = range.read(at, HEADER);
            long length = header.s64(4);
            long content = at + HEADER;
            Chunk chunk = new Chunk(header.latin1(0, 4), content,
                    length < 0 || length > end - content ? end : content + length);
            readChunk(range, chunk, walk);
            at = chunk.next();
        }
    }

    private static void readChunk(ByteRange range, Chunk chunk, Walk walk) throws IOException {
        switch (chunk.id()) {
            case "PROP" -> readProperties(range, chunk, walk);
            case "DSD " -> walk.sound = chunk;
            case "DST " -> {
                walk.sound = chunk;
                Bytes information = chunk.content(range, HEADER + 6);
                walk.dstFrames = information.u32(HEADER);
                walk.dstRate = Math.max(1, information.u16(HEADER + 4));
            }
            case "ID3 " -> walk.id3 = walk.id3
                    .orElse(Id3v2.read(new SubRange(range, chunk.start(), chunk.length()), 0));
            case "DIIN" -> readEditedInformation(range, chunk, walk);
            default -> {
                // nothing that tags or describes
            }
        }
    }

    private static void readProperties(ByteRange range, Chunk properties, Walk walk) throws IOException {
        long at = properties.start() + 4;
        for (int i = 0; i < Chunk.MAX_CHUNKS && at + HEADER <= properties.end(); i++) {
            Bytes chunk = range.read(at, HEADER + 4);
            if (chunk.is(0, "FS  ")) {
                walk.rate = Math.min(chunk.u32(HEADER), Integer.MAX_VALUE);
            } else if (chunk.is(0, "CHNL")) {
                walk.channels = Math.min(chunk.u16(HEADER), 64);
            }
            long length = Math.clamp(chunk.s64(4), 0, properties.length());
            at += HEADER + length + (length & 1);
        }
    }

    /// Artist and title, each a count of bytes and the bytes.
    private static void readEditedInformation(ByteRange range, Chunk information, Walk walk) throws IOException {
        long at = information.start();
        for (int i = 0; i < Chunk.MAX_CHUNKS && at + HEADER <= information.end(); i++) {
            Bytes chunk = range.read(at, HEADER + 4 + 1024);
            int length = (int) Math.min(chunk.u32(HEADER), 1024);
            if (chunk.is(0, "DIAR")) {
                walk.texts.add(TagField.ARTIST, chunk.guessedText(HEADER + 4, length));
            } else if (chunk.is(0, "DITI")) {
                walk.texts.add(TagField.TITLE, chunk.guessedText(HEADER + 4, length));
            }
            long whole = Math.clamp(chunk.s64(4), 0, information.length());
            at += HEADER + whole + (whole & 1);
        }
    }
}
