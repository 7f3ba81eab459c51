package io.antiphon.core.lyrics;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A layer as a parser understood it, in the source's order and with the source's faults; [LayerBuilder] mends them.
///
/// @param offset as in [Lyrics]
/// @param singers what the source says of the singers, by its names for them
record LayerDraft(Lyrics.Kind kind, @Nullable String language, @Nullable String artist, @Nullable String title,
        Duration offset, List<LineDraft> lines, Map<String, Singer> singers) {

    LayerDraft {
        lines = List.copyOf(lines);
        singers = Map.copyOf(singers);
    }

    record Singer(boolean group, @Nullable String name) {}

    static LayerDraft of(Lyrics.Kind kind, @Nullable String language, List<LineDraft> lines) {
        return new LayerDraft(kind, language, null, null, Duration.ZERO, lines, Map.of());
    }
}
