package io.antiphon.core.lyrics;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Understands lyrics that came as one text.
public final class LyricsText {

    private static final int MAX_LENGTH = 1_000_000;

    private LyricsText() {}

    /// @param text LRC, TTML or plain lines
    /// @param language ISO 639; absent when unknown
    /// @return empty when there is no line in it
    public static List<Lyrics> parse(String text, @Nullable String language) {
        if (text.isBlank() || text.length() > MAX_LENGTH) {
            return List.of();
        }
        return LyricsFormat.TEXT.parse(text)
                .stream()
                .map(layer -> language == null || !layer.language().equals(Languages.UNKNOWN) ? layer
                        : layer.as(layer.kind(), Languages.normalize(language)))
                .toList();
    }
}
