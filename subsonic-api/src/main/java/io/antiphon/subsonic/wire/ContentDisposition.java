package io.antiphon.subsonic.wire;

import java.nio.charset.StandardCharsets;

/// `Content-Disposition` for a file to be saved (RFC 6266), its name also in UTF-8 (RFC 8187).
final class ContentDisposition {
    private static final String UNESCAPED = "!#$&+-.^_`|~";

    private ContentDisposition() {}

    static String attachment(String fileName) {
        return "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(ascii(fileName), encoded(fileName));
    }

    /// For old clients: what they could misread becomes an underscore.
    private static String ascii(String name) {
        StringBuilder plain = new StringBuilder(name.length());
        name.codePoints()
                .forEach(c -> plain.append(c < ' ' || c > '~' || "\"\\/%;:*?<>|".indexOf(c) >= 0 ? '_' : (char) c));
        return plain.toString();
    }

    private static String encoded(String name) {
        StringBuilder text = new StringBuilder();
        for (byte b : name.replaceAll("[\\x00-\\x1f/\\\\]", "_").getBytes(StandardCharsets.UTF_8)) {
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
