package io.antiphon.enrichment.discogs;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Discogs' markup as plain text.
final class DiscogsText {

    private static final Pattern NAMED = Pattern.compile("\\[[almr]=([^\\]]{1,300})\\]");
    private static final Pattern LINK = Pattern.compile("\\[url=[^\\]]{0,1000}\\](.{0,1000}?)\\[/url\\]",
            Pattern.DOTALL);
    private static final Pattern BY_NUMBER = Pattern.compile("\\[[almr]=?[0-9]+\\]");
    private static final Pattern STYLE = Pattern.compile("\\[/?(b|i|u|s|q|quote|url)\\]", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBERED = Pattern.compile(" \\([0-9]+\\)$");

    private DiscogsText() {}

    /// What is meant by a number alone cannot be told and is left out.
    static String plain(String text) {
        String plain = LINK.matcher(text).replaceAll("$1");
        plain = BY_NUMBER.matcher(plain).replaceAll("");
        plain = NAMED.matcher(plain).replaceAll(match -> Matcher.quoteReplacement(name(match.group(1))));
        return STYLE.matcher(plain).replaceAll("").replaceAll("[ \\t]{2,}", " ").strip();
    }

    /// Without the number that tells namesakes apart: `Nirvana (2)`.
    static String name(String name) {
        return NUMBERED.matcher(name).replaceFirst("");
    }
}
