package io.antiphon.media.video;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Boxes of an MP4 (ISO/IEC 14496-12) as far as pieces need them touched. What is read here was written by ffmpeg a moment ago.
final class Mp4Boxes {
    static final int HEADER = 8;
    private static final int MOST = 64 << 20;

    private Mp4Boxes() {}

    /// Where a box lies in its buffer.
    ///
    /// @param start of its header
    record Box(ByteBuffer buffer, String type, int start, int size) {

        int content() {
            return start + HEADER;
        }

        int end() {
            return start + size;
        }

        List<Box> children() {
            return boxes(buffer, content(), end());
        }

        Optional<Box> child(String wanted) {
            return children().stream().filter(box -> box.type.equals(wanted)).findFirst();
        }

        Box required(String wanted) throws IOException {
            return child(wanted).orElseThrow(() -> new IOException("an MP4 without %s in %s".formatted(wanted, type)));
        }

        int u32(int at) {
            return buffer.getInt(content() + at);
        }

        boolean isLong() {
            return buffer.get(content()) == 1;
        }
    }

    static List<Box> boxes(ByteBuffer buffer, int from, int to) {
        List<Box> boxes = new ArrayList<>();
        int at = from;
        while (at + HEADER <= to) {
            int size = buffer.getInt(at);
            if (size < HEADER || at + size > to) {
                break;
            }
            boxes.add(new Box(buffer, type(buffer, at), at, size));
            at += size;
        }
        return boxes;
    }

    static String type(ByteBuffer buffer, int at) {
        byte[] name = new byte[4];
        buffer.get(at + 4, name);
        return new String(name, StandardCharsets.ISO_8859_1);
    }

    /// The header of the next box; empty at the end.
    static Optional<ByteBuffer> readHeader(InputStream in) throws IOException {
        byte[] header = in.readNBytes(HEADER);
        if (header.length == 0) {
            return Optional.empty();
        }
        if (header.length < HEADER) {
            throw new EOFException("an MP4 that ends inside a box");
        }
        return Optional.of(ByteBuffer.wrap(header));
    }

    /// The whole box behind a header that was read.
    static ByteBuffer readBox(ByteBuffer header, InputStream in) throws IOException {
        int size = header.getInt(0);
        if (size < HEADER || size > MOST) {
            throw new IOException("a box %s of %d bytes".formatted(type(header, 0), size));
        }
        byte[] box = new byte[size];
        header.get(0, box, 0, HEADER);
        if (in.readNBytes(box, HEADER, size - HEADER) < size - HEADER) {
            throw new EOFException("an MP4 that ends inside a box");
        }
        return ByteBuffer.wrap(box);
    }
}
