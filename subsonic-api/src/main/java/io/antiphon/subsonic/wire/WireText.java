package io.antiphon.subsonic.wire;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/// Texts and dates as they may stand in an answer. Tags hold anything; an answer must stay well-formed.
final class WireText {
    private static final char REPLACEMENT = '\uFFFD';

    private WireText() {}

    /// A text for JSON: halves of surrogate pairs replaced, as UTF-8 cannot hold them.
    static String forJson(String text) {
        return clean(text, false);
    }

    /// A text for XML 1.0: what it cannot hold even escaped is left out (XML 1.0, production 2), halves of pairs replaced.
    static String forXml(String text) {
        return clean(text, true);
    }

    /// `YYYY-MM-DDTHH:MM:SS.mmmZ`, the one form that every known client reads. A page of albums holds a thousand of them, so it is put together
    /// in one piece.
    static String date(Instant instant) {
        LocalDateTime at = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        char[] text = "0000-00-00T00:00:00.000Z".toCharArray();
        int year = at.getYear();
        boolean usual = year >= 0 && year <= 9999;
        put(usual ? year : 0, text, 4);
        put(at.getMonthValue(), text, 7);
        put(at.getDayOfMonth(), text, 10);
        put(at.getHour(), text, 13);
        put(at.getMinute(), text, 16);
        put(at.getSecond(), text, 19);
        put(at.getNano() / 1_000_000, text, 23);
        return usual ? String.valueOf(text) : year + String.valueOf(text, 4, text.length - 4);
    }

    /// Puts the digits of a number before a place.
    private static void put(int number, char[] text, int end) {
        int place = end;
        for (int rest = number; rest > 0; rest /= 10) {
            text[--place] = (char) ('0' + rest % 10);
        }
    }

    private static String clean(String text, boolean xml) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0xD800 && (c <= 0xDFFF || c >= 0xFFFE) || xml && isControl(c)) {
                return cleaned(text, i, xml);
            }
        }
        return text;
    }

    private static String cleaned(String text, int from, boolean xml) {
        StringBuilder clean = new StringBuilder(text.length()).append(text, 0, from);
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                clean.append(c).append(text.charAt(++i));
            } else if (Character.isSurrogate(c)) {
                clean.append(REPLACEMENT);
            } else if (!xml || !isControl(c) && c < 0xFFFE) {
                clean.append(c);
            }
        }
        return clean.toString();
    }

    private static boolean isControl(char c) {
        return c < ' ' && c != '\t' && c != '\n' && c != '\r';
    }
}
