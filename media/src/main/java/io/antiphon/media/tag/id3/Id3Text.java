package io.antiphon.media.tag.id3;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.antiphon.media.tag.format.Bytes;
import java.util.ArrayList;
import java.util.List;

/// Texts of frames in their four encodings (ID3v2.4, section 4): 0 ISO-8859-1, 1 UTF-16 with a byte order mark,
/// 2 UTF-16BE, 3 UTF-8.
final class Id3Text {

    private Id3Text() {}

    static boolean isWide(int encoding) {
        return encoding == 1 || encoding == 2;
    }

    /// Where the text that begins at `at` ends: at its terminator, or at the end of the bytes.
    static int end(Bytes bytes, int at, int encoding) {
        if (!isWide(encoding)) {
            int end = bytes.indexOf(0, at);
            return end < 0 ? bytes.length() : end;
        }
        for (int i = at; i + 1 < bytes.length(); i += 2) {
            if (bytes.u16(i) == 0) {
                return i;
            }
        }
        return bytes.length();
    }

    /// Where reading goes on after a text that ended at `end`.
    static int after(int end, int encoding) {
        return end + (isWide(encoding) ? 2 : 1);
    }

    static String decode(Bytes bytes, int from, int to, int encoding) {
        int count = Math.max(0, to - from);
        return switch (encoding) {
            case 0 -> bytes.text(from, count, ISO_8859_1);
            case 1 -> decodeMarked(bytes, from, count);
            case 2 -> bytes.text(from, count, UTF_16BE);
            default -> bytes.text(from, count, UTF_8);
        };
    }

    /// Without a byte order mark Windows programs mean little-endian.
    private static String decodeMarked(Bytes bytes, int from, int count) {
        return switch (count < 2 ? 0 : bytes.u16(from)) {
            case 0xfeff -> bytes.text(from + 2, count - 2, UTF_16BE);
            case 0xfffe -> bytes.text(from + 2, count - 2, UTF_16LE);
            default -> bytes.text(from, count, UTF_16LE);
        };
    }

    /// All texts from `at` to the end, split at their terminators.
    static List<String> list(Bytes bytes, int at, int encoding) {
        List<String> texts = new ArrayList<>(2);
        for (int from = at; from < bytes.length() && texts.size() < 1_000;) {
            int to = end(bytes, from, encoding);
            texts.add(decode(bytes, from, to, encoding));
            from = after(to, encoding);
        }
        return texts;
    }
}
