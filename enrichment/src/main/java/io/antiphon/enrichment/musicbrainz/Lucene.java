package io.antiphon.enrichment.musicbrainz;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes a query of MusicBrainz' search, which understands Lucene's syntax. All conditions must hold.
final class Lucene {

    private static final String SPECIAL = "+-&|!(){}[]^\"~*?:\\/";
    private static final int MAX_LENGTH = 300;

    private final List<String> conditions = new ArrayList<>();

    Lucene phrase(String field, @Nullable String text) {
        String quoted = text == null ? "" : quoted(text);
        if (!quoted.isEmpty()) {
            conditions.add(field + ":" + quoted);
        }
        return this;
    }

    /// Words that may stand in any order; more of them match better.
    Lucene words(String field, String text) {
        String escaped = escaped(text);
        if (!escaped.isEmpty()) {
            conditions.add("%s:(%s)".formatted(field, escaped));
        }
        return this;
    }

    Lucene any(String field, List<String> texts) {
        List<String> phrases = texts.stream().map(Lucene::quoted).filter(text -> !text.isEmpty()).toList();
        if (!phrases.isEmpty()) {
            conditions.add("%s:(%s)".formatted(field, String.join(" OR ", phrases)));
        }
        return this;
    }

    boolean isEmpty() {
        return conditions.isEmpty();
    }

    @Override
    public String toString() {
        return String.join(" AND ", conditions);
    }

    private static String quoted(String text) {
        String escaped = escaped(text);
        return escaped.isEmpty() ? "" : '"' + escaped + '"';
    }

    /// Whatever means something to Lucene means itself, its words for conditions too.
    static String escaped(String text) {
        String whole = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text;
        StringBuilder escaped = new StringBuilder(whole.length() + 8);
        whole.strip().codePoints().forEach(c -> {
            if (Character.isISOControl(c)) {
                escaped.append(' ');
                return;
            }
            if (SPECIAL.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.appendCodePoint(c);
        });
        return escaped.toString().replaceAll("\\b(AND|OR|NOT)\\b", "\\\\$1").replaceAll("\\s+", " ").strip();
    }
}
