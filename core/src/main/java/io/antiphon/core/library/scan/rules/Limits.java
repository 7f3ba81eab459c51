package io.antiphon.core.library.scan.rules;

/// How long texts from tags and names may be in a row; what is longer is cut.
public final class Limits {

    public static final int TITLE = 2_000;
    public static final int NAME = 1_000;
    public static final int KEY = 300;
    public static final int SORT_KEY = 200;

    private Limits() {}

    /// At most `length` characters, never half of a surrogate pair.
    public static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
