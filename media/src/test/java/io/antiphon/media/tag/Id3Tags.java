package io.antiphon.media.tag;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Writes ID3v2 tags byte by byte, also such as programs no longer write.
final class Id3Tags {

    private final int version;
    private final ByteArrayOutputStream frames = new ByteArrayOutputStream();

    Id3Tags(int version) {
        this.version = version;
    }

    /// A frame with its flags of the second byte.
    Id3Tags frame(String id, int flags, byte[] content) {
        frames.writeBytes(id.getBytes(ISO_8859_1));
        if (version == 2) {
            frames.writeBytes(
                    new byte[]{(byte) (content.length >> 16), (byte) (content.length >> 8), (byte) content.length});
        } else {
            frames.writeBytes(version == 4 ? syncSafe(content.length) : plain(content.length));
            frames.writeBytes(new byte[]{0, (byte) flags});
        }
        frames.writeBytes(content);
        return this;
    }

    Id3Tags latin1(String id, String text) {
        return frame(id, 0, join(new byte[]{0}, text.getBytes(ISO_8859_1)));
    }

    Id3Tags utf16(String id, String text) {
        return frame(id, 0, join(new byte[]{1}, text.getBytes(UTF_16)));
    }

    Id3Tags utf8(String id, String text) {
        return frame(id, 0, join(new byte[]{3}, text.getBytes(UTF_8)));
    }

    Id3Tags picture(String mimeType, byte[] picture) {
        return frame("APIC", 0,
                join(join(new byte[]{0}, mimeType.getBytes(ISO_8859_1)), join(new byte[]{0, 3, 0}, picture)));
    }

    byte[] bytes(int flags, byte... extendedHeader) {
        byte[] body = join(extendedHeader, frames.toByteArray());
        byte[] encoded = (flags & 0x80) != 0 ? unsynchronised(body) : body;
        return join(join(new byte[]{'I', 'D', '3', (byte) version, 0, (byte) flags}, syncSafe(encoded.length)),
                encoded);
    }

    Path writeBefore(Path file) throws IOException {
        return writeBefore(file, bytes(0));
    }

    /// Puts a tag in front of a file.
    static Path writeBefore(Path file, byte[] tag) throws IOException {
        byte[] sound = Files.readAllBytes(file);
        Path tagged = file.resolveSibling("tagged-" + file.getFileName());
        return Files.write(tagged, join(tag, sound));
    }

    static byte[] join(byte[] first, byte[] second) {
        byte[] joined = java.util.Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }

    static byte[] unsynchronised(byte[] bytes) {
        ByteArrayOutputStream encoded = new ByteArrayOutputStream();
        for (int i = 0; i < bytes.length; i++) {
            encoded.write(bytes[i]);
            boolean ambiguous = i + 1 == bytes.length || bytes[i + 1] == 0 || (bytes[i + 1] & 0xe0) == 0xe0;
            if (bytes[i] == (byte) 0xff && ambiguous) {
                encoded.write(0);
            }
        }
        return encoded.toByteArray();
    }

    static byte[] syncSafe(int number) {
        return new byte[]{(byte) (number >> 21 & 127), (byte) (number >> 14 & 127), (byte) (number >> 7 & 127),
                (byte) (number & 127)};
    }

    static byte[] plain(int number) {
        return new byte[]{(byte) (number >> 24), (byte) (number >> 16), (byte) (number >> 8), (byte) number};
    }
}
