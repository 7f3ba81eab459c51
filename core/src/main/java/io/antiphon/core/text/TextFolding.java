package io.antiphon.core.text;

import java.text.Normalizer;
import java.util.Locale;

/// Makes texts that people take for the same equal: without case, accents, width, and differences of white space and of
/// typographic quotes and dashes.
public final class TextFolding {

    private TextFolding() {}

    /// NFKD, without combining marks, in lower case, `ß` as `ss`, `ø` as `o`, `æ` as `ae`, white space runs as one space.
    public static String fold(String text) {
        return isPlain(text) ? text : foldAny(text);
    }

    /// Whether folding changes nothing: lower-case ASCII with single inner spaces.
    private static boolean isPlain(String text) {
        char before = ' ';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x7f || c < ' ' || c >= 'A' && c <= 'Z' || c == ' ' && before == ' ') {
                return false;
            }
            before = c;
        }
        return before != ' ';
    }

    private static String foldAny(String text) {
        String decomposed = isAscii(text) ? text : Normalizer.normalize(text, Normalizer.Form.NFKD);
        String lower = decomposed.toLowerCase(Locale.ROOT);
        StringBuilder folded = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length();) {
            int c = lower.codePointAt(i);
            i += Character.charCount(c);
            if (isLetterOrDigit(c)) {
                folded.append((char) c);
            } else {
                append(folded, c);
            }
        }
        int end = folded.length();
        return end > 0 && folded.charAt(end - 1) == ' ' ? folded.substring(0, end - 1) : folded.toString();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    /// Of ASCII, which most texts are made of.
    private static boolean isLetterOrDigit(int c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }

    private static void append(StringBuilder folded, int c) {
        switch (c) {
            case 'ß' -> folded.append("ss");
            case 'æ' -> folded.append("ae");
            case 'œ' -> folded.append("oe");
            case 'ø' -> folded.append('o');
            case 'đ', 'ð' -> folded.append('d');
            case 'ł' -> folded.append('l');
            case 'ı' -> folded.append('i');
            case 'þ' -> folded.append("th");
            case '\u2018', '\u2019', '\u02bc', '`', '\u00b4' -> folded.append('\'');
            case '\u201c', '\u201d', '\u201e' -> folded.append('"');
            case '\u2010', '\u2011', '\u2012', '\u2013', '\u2014', '\u2212' -> folded.append('-');
            default -> appendOther(folded, c);
        }
    }

    private static void appendOther(StringBuilder folded, int c) {
        if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
            if (!folded.isEmpty() && folded.charAt(folded.length() - 1) != ' ') {
                folded.append(' ');
            }
        } else if (!isCombiningMark(c)) {
            folded.appendCodePoint(c);
        }
    }

    /// Marks that only modify Latin, Greek and Cyrillic letters; vowel signs of other scripts tell words apart and stay,
    /// as does the Japanese voicing mark.
    private static boolean isCombiningMark(int c) {
        return Character.getType(c) == Character.NON_SPACING_MARK
                && (c < 0x0500 || c >= 0x1ab0 && c <= 0x1dff || c >= 0x20d0 && c <= 0x20ff);
    }
}
