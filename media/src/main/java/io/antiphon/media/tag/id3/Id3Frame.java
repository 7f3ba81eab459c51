package io.antiphon.media.tag.id3;

import io.antiphon.media.tag.format.ByteRange;
import io.antiphon.media.tag.format.Bytes;
import io.antiphon.media.tag.format.SubRange;
import java.io.IOException;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/// One frame of a tag, under its ID3v2.3/2.4 name, and where its content lies.
///
/// @param content where the content stands in the tag, still encoded
/// @param end where the next frame begins
record Id3Frame(String id, ByteRange content, boolean compressed, boolean unsynchronised, long end) {

    /// Pictures may be this large when they must be decoded in memory; texts are cut far below.
    private static final int MAX_DECODED = 16 << 20;

    /// The frame at a place of a tag's body, or null where the frames end.
    static @Nullable Id3Frame at(ByteRange body, long at, int version) throws IOException {
        Bytes header = body.read(at, version == 2 ? 6 : Id3v2.HEADER);
        if (!isFrameId(header, version == 2 ? 3 : 4)) {
            return null;
        }
        return switch (version) {
            case 2 -> plain(header.latin1(0, 3), body, at + 6, header.u24(3));
            case 3 -> version3(header, body, at + Id3v2.HEADER);
            default -> version4(header, body, at + Id3v2.HEADER);
        };
    }

    /// iTunes has written the short names of ID3v2.2 into tags of later versions, with a space or a NUL behind them.
    private static boolean isFrameId(Bytes header, int length) {
        for (int i = 0; i < length; i++) {
            int c = header.u8(i);
            boolean letterOrDigit = c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!letterOrDigit && !(i == length - 1 && i > 0 && (c == ' ' || c == 0))) {
                return false;
            }
        }
        return true;
    }

    private static Id3Frame plain(String shortId, ByteRange body, long start, long size) {
        return new Id3Frame(Id3FrameNames.longName(shortId), new SubRange(body, start, size), false, false,
                start + size);
    }

    private static Id3Frame version3(Bytes header, ByteRange body, long start) {
        long size = header.u32(4);
        int flags = header.u8(9);
        boolean compressed = (flags & 0x80) != 0;
        boolean encrypted = (flags & 0x40) != 0;
        int extra = (compressed ? 4 : 0) + ((flags & 0x20) != 0 ? 1 : 0);
        return new Id3Frame(Id3FrameNames.longName(header.latin1(0, 4)),
                content(body, start + extra, size - extra, encrypted), compressed, false,
                start + size);
    }

    private static Id3Frame version4(Bytes header, ByteRange body, long start) throws IOException {
        long size = sizeOfVersion4(header, body, start);
        int flags = header.u8(9);
        boolean encrypted = (flags & 0x04) != 0;
        int extra = ((flags & 0x40) != 0 ? 1 : 0) + ((flags & 0x01) != 0 ? 4 : 0);
        return new Id3Frame(Id3FrameNames.longName(header.latin1(0, 4)),
                content(body, start + extra, size - extra, encrypted), (flags & 0x08) != 0, (flags & 0x02) != 0,
                start + size);
    }

    private static ByteRange content(ByteRange body, long start, long size, boolean encrypted) {
        return encrypted ? Bytes.EMPTY : new SubRange(body, start, Math.max(0, size));
    }

    /// Sizes are sync-safe by the standard, but iTunes long wrote plain numbers: what follows the frame decides.
    private static long sizeOfVersion4(Bytes header, ByteRange body, long start) throws IOException {
        long plain = header.u32(4);
        if (!Id3v2.isSyncSafe(header, 4)) {
            return plain;
        }
        long syncSafe = Id3v2.syncSafe(header, 4);
        return syncSafe == plain || endsWell(body, start + syncSafe) || !endsWell(body, start + plain) ? syncSafe
                : plain;
    }

    private static boolean endsWell(ByteRange body, long end) throws IOException {
        if (end >= body.size()) {
            return end == body.size();
        }
        Bytes next = body.read(end, 4);
        return next.u32(0) == 0 || isFrameId(next, 4);
    }

    /// The content in the clear, cut to `limit` bytes.
    Bytes decoded(int limit) throws IOException {
        int needed = isPlain() ? limit : (int) Math.min(MAX_DECODED, limit * 2L);
        Bytes bytes = content.read(0, (int) Math.min(content.size(), needed));
        if (unsynchronised) {
            bytes = Unsynchronisation.undo(bytes);
        }
        return compressed ? inflate(bytes, limit) : bytes.slice(0, limit);
    }

    Bytes decodedWhole() throws IOException {
        return decoded(MAX_DECODED);
    }

    boolean isPlain() {
        return !compressed && !unsynchronised;
    }

    private static Bytes inflate(Bytes bytes, int limit) {
        try (Inflater inflater = new Inflater()) {
            inflater.setInput(bytes.copy());
            byte[] out = new byte[Math.min(limit, Math.max(4096, bytes.length() * 2))];
            int filled = 0;
            while (filled < limit) {
                if (filled == out.length) {
                    out = java.util.Arrays.copyOf(out, (int) Math.min(limit, out.length * 2L));
                }
                int count = inflater.inflate(out, filled, out.length - filled);
                if (count == 0) {
                    break;
                }
                filled += count;
            }
            return Bytes.of(out).slice(0, filled);
        } catch (DataFormatException e) {
            return Bytes.EMPTY;
        }
    }
}
