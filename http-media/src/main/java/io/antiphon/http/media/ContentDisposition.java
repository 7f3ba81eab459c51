package io.antiphon.http.media;

import java.nio.charset.StandardCharsets;

/// `Content-Disposition` for a file to be saved (RFC 6266), its name also in UTF-8 (RFC 8187).
public final class ContentDisposition {

    private static final String UNESCAPED = "!#$&+-.^_`|~";
    private static final String MISREAD = "\"\\/%;:*?<>|";

    private ContentDisposition() {}

    /// @param fileName whatever it is: directories, controls, and marks that turn the direction of writing and so hide an ending
    ///   become underscores
    public static String attachment(String fileName) {
        String name = harmless(fileName);
        return "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(ascii(name), encoded(name));
    }

    private static String harmless(String fileName) {
        StringBuilder name = new StringBuilder(fileName.length());
        fileName.codePoints().forEach(c -> name.appendCodePoint(isHarmless(c) ? c : '_'));
        String text = name.toString();
        return text.isBlank() || text.chars().allMatch(c -> c == '.') ? "file" : text;
    }

    private static boolean isHarmless(int c) {
        return c != '/' && c != '\\' && switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    /// For old clients: what they could misread becomes an underscore.
    private static String ascii(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        name.codePoints().forEach(c -> plain.append(c < ' ' || c > '~' || MISREAD.indexOf(c) >= 0 ? '_' : (char) c));
        return plain.toString();
    }

    private static String encoded(String name) {
        StringBuilder text = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || UNESCAPED.indexOf(c) >= 0) {
                text.append(c);
            } else {
                text.append('%').append(Character.forDigit(c >> 4, 16)).append(Character.forDigit(c & 15, 16));
            }
        }
        return text.toString();
    }
}
