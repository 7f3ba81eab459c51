package io.antiphon.core.lyrics;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Language codes as sources write them.
final class Languages {

    static final String UNKNOWN = "und";

    private static final Pattern CODE = Pattern.compile("[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}");

    private Languages() {}

    static boolean isCode(String text) {
        return CODE.matcher(text).matches();
    }

    /// The code with its language in lower case and `-` between its parts; `und` for what is none and for `xxx`,
    /// which taggers write when they don't know.
    static String normalize(@Nullable String text) {
        String code = text == null ? "" : text.strip().replace('_', '-');
        if (!isCode(code)) {
            return UNKNOWN;
        }
        int end = code.indexOf('-');
        String language = (end < 0 ? code : code.substring(0, end)).toLowerCase(Locale.ROOT);
        return language.equals("xxx") ? UNKNOWN : end < 0 ? language : language + code.substring(end);
    }

    /// Whether a code says that the text is written in Latin letters though the language is not: a pronunciation.
    static boolean isRomanized(String code) {
        return code.toLowerCase(Locale.ROOT).contains("-latn");
    }
}
