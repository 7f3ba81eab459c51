package io.antiphon.core.lyrics;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one singer sings of one line, as a parser understood it.
///
/// @param agent the source's name for the singer; absent when it names none
/// @param text cleaned by [VoiceBuilder]
/// @param words in the order of the text, not touching each other
record Voice(@Nullable String agent, boolean background, String text, List<Word> words) {

    Voice {
        words = List.copyOf(words);
    }

    /// A word or syllable.
    ///
    /// @param end absent when the source doesn't say
    /// @param from index of its first char in the text
    /// @param to index behind its last char
    record Word(Duration start, @Nullable Duration end, int from, int to) {

        private Word shifted(Duration by) {
            return new Word(notNegative(start.plus(by)), end == null ? null : notNegative(end.plus(by)), from, to);
        }
    }

    Voice shifted(Duration by) {
        return by.isZero() || words.isEmpty() ? this
                : new Voice(agent, background, text, words.stream().map(word -> word.shifted(by)).toList());
    }

    /// The same words sung by nobody in particular.
    Voice unattributed() {
        return new Voice(null, false, text, words);
    }

    Voice withoutWords() {
        return new Voice(agent, background, text, List.of());
    }

    boolean isAttributed() {
        return agent != null || background;
    }

    private static Duration notNegative(Duration time) {
        return time.isNegative() ? Duration.ZERO : time;
    }
}
