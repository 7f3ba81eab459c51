package io.antiphon.core.lyrics;

import io.antiphon.core.lyrics.Lyrics.Cue;
import io.antiphon.core.lyrics.Lyrics.CueLine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes the cue line of one voice: cues in the order of the text that never overlap, all with an end or none, with byte
/// offsets into the UTF-8 text (<https://opensubsonic.netlify.app/docs/responses/cue/>).
final class CueMaker {

    private CueMaker() {}

    /// @param nextStart when the next line starts: where the last word ends when its line has no end
    static CueLine words(int index, LineDraft line, @Nullable Duration nextStart, Voice voice,
            @Nullable String agentId) {
        List<Voice.Word> words = voice.words();
        List<Duration> starts = risingStarts(words);
        boolean withEnds = words.stream().anyMatch(word -> word.end() != null);
        @Nullable Duration lineEnd = voice.background() ? null : line.end();
        int[] offsets = byteOffsets(voice.text());
        List<Cue> cues = new ArrayList<>(words.size());
        for (int i = 0; i < words.size(); i++) {
            Voice.Word word = words.get(i);
            Duration start = starts.get(i);
            @Nullable Duration bound = i + 1 < words.size() ? starts.get(i + 1) : null;
            @Nullable Duration end = withEnds ? end(word, start, bound, lineEnd, nextStart) : null;
            cues.add(new Cue(start, end, offsets[word.from()], offsets[word.to()] - 1,
                    voice.text().substring(word.from(), word.to())));
        }
        return new CueLine(index, starts.getFirst(), lineEnd(lineEnd, cues.getLast()), voice.text(), agentId, cues);
    }

    /// One cue over the whole line: says who sings it where the words have no times.
    static CueLine whole(int index, LineDraft line, Duration start, Voice voice, @Nullable String agentId) {
        @Nullable Duration end = line.end() == null ? null : later(line.end(), start);
        int bytes = byteOffsets(voice.text())[voice.text().length()];
        Cue cue = new Cue(start, end, 0, bytes - 1, voice.text());
        return new CueLine(index, start, end, voice.text(), agentId, List.of(cue));
    }

    private static List<Duration> risingStarts(List<Voice.Word> words) {
        List<Duration> starts = new ArrayList<>(words.size());
        Duration floor = Duration.ZERO;
        for (Voice.Word word : words) {
            floor = later(word.start(), floor);
            starts.add(floor);
        }
        return starts;
    }

    private static Duration end(Voice.Word word, Duration start, @Nullable Duration bound, @Nullable Duration lineEnd,
            @Nullable Duration nextStart) {
        @Nullable Duration wish = firstKnown(word.end(), bound, lineEnd, nextStart);
        Duration end = wish == null ? start : later(wish, start);
        return bound != null && end.compareTo(bound) > 0 ? bound : end;
    }

    private static @Nullable Duration firstKnown(@Nullable Duration... times) {
        for (@Nullable Duration time : times) {
            if (time != null) {
                return time;
            }
        }
        return null;
    }

    private static @Nullable Duration lineEnd(@Nullable Duration lineEnd, Cue last) {
        Duration sung = last.end() == null ? last.start() : last.end();
        if (lineEnd != null) {
            return later(lineEnd, sung);
        }
        return last.end();
    }

    private static Duration later(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /// Where each char's first byte stands in UTF-8, and behind them the length of all.
    private static int[] byteOffsets(String text) {
        int[] offsets = new int[text.length() + 1];
        int bytes = 0;
        for (int i = 0; i < text.length();) {
            int codePoint = text.codePointAt(i);
            int chars = Character.charCount(codePoint);
            for (int j = 0; j < chars; j++) {
                offsets[i + j] = bytes;
            }
            bytes += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
            i += chars;
        }
        offsets[text.length()] = bytes;
        return offsets;
    }
}
