package io.antiphon.media.tag.id3;

import io.antiphon.media.tag.format.ByteRange;
import io.antiphon.media.tag.format.Bytes;
import io.antiphon.media.tag.format.CollectedTags;
import io.antiphon.media.tag.format.SubRange;
import io.antiphon.media.tag.format.TagCollector;
import java.io.IOException;

/// Reads ID3v2.2, 2.3 and 2.4 tags (<https://id3.org/id3v2.4.0-structure>, <https://id3.org/id3v2.3.0>).
public final class Id3v2 {

    static final int HEADER = 10;
    /// Tags whose bytes must be restored as a whole are read up to this size.
    private static final int MAX_UNSYNCHRONISED = 16 << 20;
    private static final int MAX_FRAMES = 5_000;
    /// A little compressed content can become much, and no program of today writes it.
    private static final int MAX_COMPRESSED_FRAMES = 16;

    private static final int UNSYNCHRONISED = 0x80;
    private static final int EXTENDED = 0x40;
    private static final int FOOTER = 0x10;

    private Id3v2() {}

    /// The whole length of the tag that begins at `position`, or 0 where none does.
    public static long lengthAt(ByteRange range, long position) throws IOException {
        Bytes header = range.read(position, HEADER);
        if (!header.is(0, "ID3") || header.u8(3) == 0xff || header.u8(4) == 0xff || !isSyncSafe(header, 6)) {
            return 0;
        }
        boolean footer = header.u8(3) >= 4 && (header.u8(5) & FOOTER) != 0;
        return HEADER + (long) syncSafe(header, 6) + (footer ? HEADER : 0);
    }

    /// What the tag at `position` says; nothing when there is no tag of a known version.
    public static CollectedTags read(ByteRange range, long position) throws IOException {
        Bytes header = range.read(position, HEADER);
        int version = header.u8(3);
        if (lengthAt(range, position) == 0 || version < 2 || version > 4) {
            return CollectedTags.NONE;
        }
        int flags = header.u8(5);
        ByteRange body = new SubRange(range, position + HEADER, syncSafe(header, 6));
        if ((flags & UNSYNCHRONISED) != 0 && version < 4) {
            body = Unsynchronisation.undo(body.read(0, (int) Math.min(body.size(), MAX_UNSYNCHRONISED)));
        }
        TagCollector collector = new TagCollector();
        Id3Frames frames = new Id3Frames(collector);
        readFrames(body, version, flags, frames);
        frames.finish();
        return collector.collected();
    }

    private static void readFrames(ByteRange body, int version, int flags, Id3Frames frames) throws IOException {
        long at = version > 2 && (flags & EXTENDED) != 0 ? extendedHeader(body, version) : 0;
        int compressed = 0;
        for (int count = 0; count < MAX_FRAMES; count++) {
            Id3Frame frame = Id3Frame.at(body, at, version);
            if (frame == null) {
                return;
            }
            compressed += frame.compressed() ? 1 : 0;
            if (!frame.compressed() || compressed <= MAX_COMPRESSED_FRAMES) {
                frames.read(frame);
            }
            at = frame.end();
        }
    }

    private static long extendedHeader(ByteRange body, int version) throws IOException {
        Bytes size = body.read(0, 4);
        return version == 4 ? Math.max(6, syncSafe(size, 0)) : size.u32(0) + 4;
    }

    static boolean isSyncSafe(Bytes bytes, int at) {
        return (bytes.u32(at) & 0x80808080L) == 0;
    }

    static int syncSafe(Bytes bytes, int at) {
        return bytes.u8(at) << 21 | bytes.u8(at + 1) << 14 | bytes.u8(at + 2) << 7 | bytes.u8(at + 3);
    }
}
