package io.antiphon.core.library;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.file.Path;
import java.util.HexFormat;

/// Paths as the text that is kept of them. On Linux, names are bytes, and those from before UTF-8 are no text: each byte that is none is
/// kept as a character of a plane for private use, by which the file is found again.
public final class PathText {

    /// The byte 0 would be this character.
    private static final int BYTES = 0x10FE00;
    /// All of them begin with it.
    private static final char FIRST_HALF = Character.highSurrogate(BYTES);
    /// What Java says of bytes that are no text.
    private static final char UNDECODABLE = '\ufffd';
    /// What programs wrote before UTF-8, more often than anything else.
    private static final Charset OLD = Charset.forName("windows-1252");

    private PathText() {}

    /// The last name of a path.
    public static String nameOf(Path path) {
        String name = String.valueOf(path.getFileName());
        return name.indexOf(UNDECODABLE) < 0 ? name : textOf(bytesOfName(path));
    }

    /// A whole path, its names as [#nameOf] says them.
    public static String of(Path path) {
        String text = path.toString();
        if (text.indexOf(UNDECODABLE) < 0) {
            return text;
        }
        Path parent = path.getParent();
        String above = parent == null ? "" : of(parent);
        return above.isEmpty() || above.endsWith("/") ? above + nameOf(path) : above + '/' + nameOf(path);
    }

    /// The place of what [#nameOf] named, one name after the other with `/` between.
    ///
    /// @throws java.nio.file.InvalidPathException when the file system has no such path
    public static Path place(Path root, String path) {
        if (isText(path)) {
            return root.resolve(path);
        }
        // Only addresses can hold other bytes than those of characters.
        String above = root.toAbsolutePath().toUri().getRawPath().replaceFirst("/+$", "");
        StringBuilder address = new StringBuilder("file://").append(above).append('/');
        path.codePoints().forEach(c -> {
            if (c == '/') {
                address.append('/');
            } else {
                for (byte one : isByte(c) ? new byte[]{(byte) (c - BYTES)} : Character.toString(c).getBytes(UTF_8)) {
                    address.append('%').append(HexFormat.of().toHexDigits(one));
                }
            }
        });
        return Path.of(URI.create(address.toString()));
    }

    /// Whether a path holds nothing but text.
    public static boolean isText(String path) {
        return path.indexOf(FIRST_HALF) < 0 || path.codePoints().noneMatch(PathText::isByte);
    }

    /// For people: what the bytes probably meant.
    public static String shown(String path) {
        if (isText(path)) {
            return path;
        }
        StringBuilder text = new StringBuilder(path.length());
        path.codePoints().forEach(c -> {
            if (isByte(c)) {
                text.append(new String(new byte[]{(byte) (c - BYTES)}, OLD));
            } else {
                text.appendCodePoint(c);
            }
        });
        return text.toString();
    }

    private static boolean isByte(int c) {
        return c >= BYTES + 0x80 && c <= BYTES + 0xFF;
    }

    private static byte[] bytesOfName(Path path) {
        String address = path.toAbsolutePath().toUri().getRawPath().replaceFirst("/+$", "");
        String name = address.substring(address.lastIndexOf('/') + 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) == '%') {
                bytes.write(HexFormat.fromHexDigits(name, i + 1, i + 3));
                i += 2;
            } else {
                bytes.write(name.charAt(i));
            }
        }
        return bytes.toByteArray();
    }

    private static String textOf(byte[] bytes) {
        CharsetDecoder decoder = UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(2 * bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        while (result.isError()) {
            for (int i = 0; i < result.length(); i++) {
                out.put(Character.toChars(BYTES + (in.get() & 0xFF)));
            }
            result = decoder.decode(in, out, true);
        }
        return out.flip().toString();
    }
}
