package io.antiphon.media.tag.write;

import io.antiphon.core.tag.TagField;
import io.antiphon.core.tag.edit.UnwritableTagsException;
import io.antiphon.media.tag.format.FieldName;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Ogg Opus (RFC 7845). Its comments are a packet with pages of its own, the second of the stream, so that it can be exchanged without
/// touching a byte of sound: only the numbers of the pages behind it change when it takes more or fewer of them, and with these their sums.
/// Comments that nobody here knows, the vendor, and what follows the comments stay as they are.
final class OpusWriter implements FormatWriter {

    private static final int MOST = 64 << 20;
    private static final byte[] SIGNATURE = "OpusTags".getBytes(StandardCharsets.US_ASCII);

    @Override
    public void write(Path file, Map<TagField, List<String>> fields) throws IOException, UnwritableTagsException {
        Path made = file.resolveSibling("rewritten.opus");
        try (DataInputStream in = new DataInputStream(new java.io.BufferedInputStream(Files.newInputStream(file)));
                OutputStream out = new java.io.BufferedOutputStream(Files.newOutputStream(made))) {
            rewrite(in, out, fields);
        } catch (EOFException e) {
            throw new UnwritableTagsException("it is cut off", e);
        }
        Files.move(made, file, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void rewrite(InputStream in, OutputStream out, Map<TagField, List<String>> fields)
            throws IOException, UnwritableTagsException {
        OggPageBytes head = required(in);
        OggPageBytes page = required(in);
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        int before = 0;
        while (true) {
            before++;
            if (page.serial() != head.serial() || packet.size() > MOST) {
                throw new UnwritableTagsException("it holds several streams, or comments without an end");
            }
            packet.write(page.body());
            if (page.endsPacket()) {
                break;
            }
            page = required(in);
        }
        if (!page.holdsOnePacketAtMost()) {
            throw new UnwritableTagsException("its sound begins on the page of its comments");
        }
        out.write(head.bytes());
        List<OggPageBytes> comments = OggPageBytes.of(head.serial(), 1, changed(packet.toByteArray(), fields));
        for (OggPageBytes one : comments) {
            out.write(one.bytes());
        }
        copyRest(in, out, head.serial(), comments.size() - before);
    }

    /// @param shift by how much the numbers of its pages grow
    private static void copyRest(InputStream in, OutputStream out, int serial, int shift)
            throws IOException, UnwritableTagsException {
        for (OggPageBytes page = OggPageBytes.read(in); page != null; page = OggPageBytes.read(in)) {
            if (page.serial() != serial) {
                throw new UnwritableTagsException("it holds several streams");
            }
            out.write(shift == 0 ? page.bytes() : page.renumbered(shift).bytes());
        }
    }

    private static OggPageBytes required(InputStream in) throws IOException, UnwritableTagsException {
        OggPageBytes page = OggPageBytes.read(in);
        if (page == null) {
            throw new UnwritableTagsException("it is cut off");
        }
        return page;
    }

    private static byte[] changed(byte[] packet, Map<TagField, List<String>> fields)
            throws IOException, UnwritableTagsException {
        ByteBuffer in = ByteBuffer.wrap(packet).order(ByteOrder.LITTLE_ENDIAN);
        ByteArrayOutputStream comments = new ByteArrayOutputStream();
        byte[] signature = taken(in, SIGNATURE.length);
        byte[] vendor = taken(in, length(in));
        int count = length(in);
        int kept = 0;
        for (int i = 0; i < count; i++) {
            byte[] comment = taken(in, length(in));
            TagField field = fieldOf(comment);
            if (field == null || !fields.containsKey(field)) {
                append(comments, comment);
                kept++;
            }
        }
        if (!Arrays.equals(signature, SIGNATURE)) {
            throw new UnwritableTagsException("it has no comments where they belong");
        }
        for (Map.Entry<TagField, List<String>> field : fields.entrySet()) {
            for (String value : field.getValue()) {
                append(comments, (field.getKey().name() + "=" + value).getBytes(StandardCharsets.UTF_8));
                kept++;
            }
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(SIGNATURE);
        append(out, vendor);
        out.write(number(kept));
        comments.writeTo(out);
        // Padding, or what programs keep there (section 5.2).
        out.write(taken(in, in.remaining()));
        return out.toByteArray();
    }

    private static @Nullable TagField fieldOf(byte[] comment) {
        int equals = 0;
        while (equals < comment.length && comment[equals] != '=') {
            equals++;
        }
        FieldName known = equals == comment.length ? null
                : FieldName.find(new String(comment, 0, equals, StandardCharsets.ISO_8859_1));
        return known == null ? null : known.field();
    }

    private static void append(ByteArrayOutputStream out, byte[] text) throws IOException {
        out.write(number(text.length));
        out.write(text);
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
    }

    private static int length(ByteBuffer in) throws UnwritableTagsException {
        return in.remaining() < Integer.BYTES ? taken(in, -1).length : in.getInt();
    }

    private static byte[] taken(ByteBuffer in, int length) throws UnwritableTagsException {
        if (length < 0 || length > in.remaining()) {
            throw new UnwritableTagsException("its comments are damaged");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }
}
