package io.antiphon.server.page;

/// Text that becomes HTML.
public final class Html {

    private Html() {}

    /// Safe between tags and inside quoted attributes. What HTML cannot hold becomes the replacement character.
    public static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        text.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\n', '\t' -> out.appendCodePoint(c);
                default -> out.appendCodePoint(isText(c) ? c : 0xFFFD);
            }
        });
        return out.toString();
    }

    private static boolean isText(int c) {
        boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return !Character.isISOControl(c) && !surrogate && (c & 0xFFFE) != 0xFFFE;
    }
}
