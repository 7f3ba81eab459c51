package io.antiphon.persistence.podcast;

import io.antiphon.core.Sha256;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Texts as columns take them: they come from feeds, and may be longer.
final class Texts {

    static final int TITLE = 1000;
    static final int DESCRIPTION = 100_000;
    static final int MESSAGE = 2000;

    private Texts() {}

    static @Nullable String cut(@Nullable String text, int length) {
        return text == null || text.length() <= length ? text : text.substring(0, length);
    }

    static String hash(String text) {
        return Sha256.hex(text.getBytes(StandardCharsets.UTF_8));
    }
}
