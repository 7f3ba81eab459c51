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

    /// `YYYY-MM-DDTHH:MM:SS.mmmZ`, the one form that every known client reads.
    static String date(Instant instant) {
        LocalDateTime at = LocalDateTime.ofInstant(instant, ZoneOffset.UTC);
        StringBuilder text = new StringBuilder(24);
        pad(text, at.getYear(), 4).append('-');
        pad(text, at.getMonthValue(), 2).append('-');
        pad(text, at.getDayOfMonth(), 2).append('T');
        pad(text, at.getHour(), 2).append(':');
        pad(text, at.getMinute(), 2).append(':');
        pad(text, at.getSecond(), 2).append('.');
        return pad(text, at.getNano() / 1_000_000, 3).append('Z').toString();
    }

    private static StringBuilder pad(StringBuilder text, int number, int digits) {
        String value = Integer.toString(number);
        return text.repeat('0', Math.max(0, digits - value.length())).append(value);
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
