package io.antiphon.core.lyrics;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One line as a parser understood it.
record LineDraft(@Nullable Duration start, @Nullable Duration end, List<Voice> voices) {

    LineDraft {
        voices = List.copyOf(voices);
    }

    /// What all voices sing, one after another.
    String text() {
        return voices.stream().map(Voice::text).filter(text -> !text.isEmpty()).collect(Collectors.joining(" "));
    }

    boolean isBlank() {
        return voices.stream().allMatch(voice -> voice.text().isBlank());
    }
}
