package io.antiphon.conformance.answer;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// The begin of a body, fit to be shown.
public final class Excerpts {

    private static final int LENGTH = 300;

    private Excerpts() {}

    /// At most 300 characters on one line; bytes that are no text become dots.
    public static String of(byte[] body) {
        if (body.length == 0) {
            return "an empty body";
        }
        String text = new String(Arrays.copyOf(body, Math.min(body.length, LENGTH)), StandardCharsets.UTF_8);
        String line = text.replaceAll("\\s+", " ").replaceAll("\\p{Cntrl}|\uFFFD", ".").strip();
        return body.length > LENGTH ? line + "… (" + body.length + " bytes)" : line;
    }
}
