package io.antiphon.core.lyrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects the text of one voice and where its words stand in it. Runs of blanks become one space, none is left at the
/// ends, and characters that XML 1.0 cannot carry are dropped here already: byte offsets are only true of the text that is sent.
final class VoiceBuilder {

    private static final int MAX_LENGTH = 10_000;

    private final @Nullable String agent;
    private final boolean background;
    private final StringBuilder text = new StringBuilder();
    private final List<Voice.Word> words = new ArrayList<>();
    private char pendingBlank;
    private @Nullable Duration wordStart;
    private int wordFrom = -1;

    VoiceBuilder(@Nullable String agent, boolean background) {
        this.agent = agent;
        this.background = background;
    }

    static String clean(String raw) {
        VoiceBuilder builder = new VoiceBuilder(null, false);
        builder.append(raw);
        return builder.text.toString();
    }

    void append(String raw) {
        raw.codePoints().forEach(this::append);
    }

    void lineBreak() {
        if (!text.isEmpty()) {
            pendingBlank = '\n';
        }
    }

    /// What is appended from now on is a word that starts at `start`. A word that is still open ends here without a known time.
    void openWord(Duration start) {
        closeWord(null);
        wordStart = start;
    }

    void closeWord(@Nullable Duration end) {
        if (wordStart != null && wordFrom >= 0) {
            words.add(new Voice.Word(wordStart, end, wordFrom, text.length()));
        }
        wordStart = null;
        wordFrom = -1;
    }

    /// Gives the last word its end, unless it has one.
    void endLastWord(Duration end) {
        if (!words.isEmpty() && words.getLast().end() == null) {
            Voice.Word last = words.removeLast();
            words.add(new Voice.Word(last.start(), end, last.from(), last.to()));
        }
    }

    Voice build() {
        closeWord(null);
        return new Voice(agent, background, text.toString(), words);
    }

    private void append(int codePoint) {
        if (isBlank(codePoint)) {
            if (!text.isEmpty() && pendingBlank == 0) {
                pendingBlank = ' ';
            }
            return;
        }
        if (!isSendable(codePoint) || text.length() >= MAX_LENGTH) {
            return;
        }
        if (pendingBlank != 0) {
            text.append(pendingBlank);
            pendingBlank = 0;
        }
        if (wordStart != null && wordFrom < 0) {
            wordFrom = text.length();
        }
        text.appendCodePoint(codePoint);
    }

    private static boolean isBlank(int codePoint) {
        return codePoint == ' ' || codePoint >= '\t' && codePoint <= '\r';
    }

    /// Left out are controls, lone surrogates, the byte order mark and what is not a character.
    private static boolean isSendable(int codePoint) {
        return !Character.isISOControl(codePoint) && (codePoint < 0xD800 || codePoint > 0xDFFF) && codePoint != 0xFEFF
                && (codePoint & 0xFFFE) != 0xFFFE;
    }
}
