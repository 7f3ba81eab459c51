package io.antiphon.core.text;

import java.util.List;
import java.util.Locale;

/// Sorts names as a record shop does: leading articles do not count.
public final class SortNames {

    /// The articles Subsonic ignores by default.
    public static final List<String> DEFAULT_ARTICLES = List.of("The", "El", "La", "Los", "Las", "Le", "Les", "Die",
            "Der", "Das");

    private static final int MAX_KEY_LENGTH = 200;

    private final List<String> articles;

    public SortNames(List<String> articles) {
        this.articles = List.copyOf(articles);
    }

    public List<String> articles() {
        return articles;
    }

    /// `The Beatles` becomes `Beatles, The`; a name without a leading article stays.
    public String sortName(String name) {
        for (String article : articles) {
            int length = article.length();
            if (name.length() > length + 1 && name.charAt(length) == ' '
                    && name.regionMatches(true, 0, article, 0, length)) {
                return name.substring(length + 1).strip() + ", " + name.substring(0, length);
            }
        }
        return name;
    }

    /// The text to order by: folded, leading punctuation dropped, at most 200 characters.
    public String sortKey(String sortName) {
        String folded = TextFolding.fold(sortName);
        int start = 0;
        while (start < folded.length() && !Character.isLetterOrDigit(folded.codePointAt(start))) {
            start += Character.charCount(folded.codePointAt(start));
        }
        String key = start == folded.length() ? folded : folded.substring(start);
        return key.length() <= MAX_KEY_LENGTH ? key : key.substring(0, cutBefore(key, MAX_KEY_LENGTH));
    }

    /// Where to cut so that no surrogate pair is split.
    private static int cutBefore(String text, int length) {
        return Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
    }

    /// The letter a name is filed under in an index: its first one in upper case without accents, `#` for anything but a letter.
    public String indexLetter(String sortName) {
        String key = sortKey(sortName);
        if (key.isEmpty() || !Character.isLetter(key.codePointAt(0))) {
            return "#";
        }
        return new String(Character.toChars(key.codePointAt(0))).toUpperCase(Locale.ROOT);
    }
}
