package io.antiphon.enrichment.feed;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Makes plain text of what feeds put into their texts: HTML, entities, control characters, any length. Takes time that grows with
/// the length only.
final class PlainText {

    private static final Map<String, String> ENTITIES = Map.ofEntries(Map.entry("amp", "&"), Map.entry("lt", "<"),
            Map.entry("gt", ">"), Map.entry("quot", "\""), Map.entry("apos", "'"), Map.entry("nbsp", " "),
            Map.entry("ndash", "–"), Map.entry("mdash", "—"), Map.entry("hellip", "…"), Map.entry("lsquo", "‘"),
            Map.entry("rsquo", "’"), Map.entry("ldquo", "“"), Map.entry("rdquo", "”"), Map.entry("bull", "•"),
            Map.entry("auml", "ä"), Map.entry("ouml", "ö"), Map.entry("uuml", "ü"), Map.entry("Auml", "Ä"),
            Map.entry("Ouml", "Ö"), Map.entry("Uuml", "Ü"), Map.entry("szlig", "ß"), Map.entry("eacute", "é"),
            Map.entry("egrave", "è"), Map.entry("copy", "©"), Map.entry("euro", "€"));
    private static final Set<String> LINE_BREAKS = Set.of("br", "p", "/p", "div", "/div", "li", "tr", "h1", "h2", "h3",
            "h4", "/ul", "/ol");
    private static final Set<String> UNSEEN = Set.of("script", "style");
    private static final int LONGEST_ENTITY = 10;

    private final String source;
    private final StringBuilder text = new StringBuilder();
    private int at;

    private PlainText(String source) {
        this.source = source;
    }

    /// One line; null when nothing is left.
    static @Nullable String line(@Nullable String source, int maxLength) {
        String text = lines(source, maxLength);
        return text == null ? null : text.replace('\n', ' ');
    }

    /// Several lines, without empty ones at the ends; null when nothing is left.
    static @Nullable String lines(@Nullable String source, int maxLength) {
        if (source == null) {
            return null;
        }
        String text = new PlainText(source).read(maxLength).strip();
        return text.isEmpty() ? null : text;
    }

    private String read(int maxLength) {
        while (at < source.length() && text.length() < maxLength) {
            char c = source.charAt(at);
            if (c == '<' && startsTag()) {
                skipTag();
            } else if (c == '&') {
                readEntity();
            } else {
                at++;
                append(c);
            }
        }
        return cut(maxLength);
    }

    /// Not within a pair of surrogates.
    private String cut(int maxLength) {
        int end = Math.min(text.length(), maxLength);
        return text.substring(0, end > 0 && Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end);
    }

    /// A space stands for any white space, and one for several; line breaks come from tags and from plain texts.
    private void append(char c) {
        boolean newLine = c == '\n';
        if (newLine || Character.isWhitespace(c) || c == '\u00a0') {
            int end = text.length();
            if (end > 0 && text.charAt(end - 1) == ' ') {
                text.setLength(end - 1);
                end--;
            }
            if (end > 0 && text.charAt(end - 1) != '\n') {
                text.append(newLine ? '\n' : ' ');
            }
        } else if (c >= ' ' && c != '\u007f' && c != '\ufeff' && c < '\ufffe') {
            text.append(c);
        }
    }

    private boolean startsTag() {
        if (at + 1 >= source.length()) {
            return false;
        }
        char next = source.charAt(at + 1);
        return Character.isLetter(next) || next == '/' || next == '!';
    }

    private void skipTag() {
        if (source.startsWith("<!--", at)) {
            skipBehind("-->");
            return;
        }
        int nameEnd = at + 1;
        while (nameEnd < source.length() && (Character.isLetterOrDigit(source.charAt(nameEnd))
                || source.charAt(nameEnd) == '/' && nameEnd == at + 1)) {
            nameEnd++;
        }
        String name = source.substring(at + 1, nameEnd).toLowerCase(Locale.ROOT);
        skipBehind(">");
        if (LINE_BREAKS.contains(name)) {
            append('\n');
        } else if (UNSEEN.contains(name)) {
            skipBehind("</" + name);
            skipBehind(">");
        }
    }

    private void skipBehind(String end) {
        int found = source.indexOf(end, at);
        at = found < 0 ? source.length() : found + end.length();
    }

    private void readEntity() {
        int end = source.indexOf(';', at);
        String replacement = end < 0 || end - at > LONGEST_ENTITY ? null : entity(source.substring(at + 1, end));
        if (replacement == null) {
            append('&');
            at++;
        } else {
            replacement.chars().forEach(c -> append((char) c));
            at = end + 1;
        }
    }

    private static @Nullable String entity(String name) {
        if (!name.startsWith("#")) {
            return ENTITIES.get(name);
        }
        try {
            boolean hex = name.length() > 1 && (name.charAt(1) == 'x' || name.charAt(1) == 'X');
            int code = hex ? Integer.parseInt(name.substring(2), 16) : Integer.parseInt(name.substring(1));
            return Character.isValidCodePoint(code) && Character.getType(code) != Character.SURROGATE
                    ? Character.toString(code)
                    : null;
        } catch (NumberFormatException _) {
            return null;
        }
    }
}
