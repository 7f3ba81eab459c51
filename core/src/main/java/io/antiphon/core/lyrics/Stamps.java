package io.antiphon.core.lyrics;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Times as LRC, SRT and WebVTT write them: `mm:ss`, `mm:ss.xx`, `mm:ss.xxx`, `hh:mm:ss` and `hh:mm:ss.xxx`.
final class Stamps {

    /// Three groups of digits before the fraction at most; the first is absent when there are no hours.
    static final String TIME = "(?:(\\d{1,3}):)?(\\d{1,3}):(\\d{1,2})(?:[.,](\\d{1,9}))?";

    /// A time inside a line: enhanced LRC writes `<mm:ss.xx>`, some programs `[mm:ss.xx]`.
    private static final Pattern INLINE = Pattern.compile("[<\\[]" + TIME + "[>\\]]");

    private Stamps() {}

    /// @param group of the first of the four groups of [#TIME]
    static Duration time(Matcher matcher, int group) {
        String hours = matcher.group(group);
        long seconds = (hours == null ? 0 : Long.parseLong(hours)) * 3600
                + Long.parseLong(matcher.group(group + 1)) * 60 + Long.parseLong(matcher.group(group + 2));
        return Duration.ofSeconds(seconds).plusMillis(millis(matcher.group(group + 3)));
    }

    static long millis(@org.jspecify.annotations.Nullable String fraction) {
        return fraction == null ? 0 : Long.parseLong((fraction + "00").substring(0, 3));
    }

    /// Appends a line in which words may have stamps before them. A stamp with nothing behind it says when the word before it
    /// ends.
    ///
    /// @param lineStart when the words before the first stamp start
    static void append(VoiceBuilder voice, String line, Duration lineStart) {
        Matcher stamp = INLINE.matcher(line);
        if (!stamp.find()) {
            voice.append(line);
            return;
        }
        voice.openWord(lineStart);
        voice.append(line.substring(0, stamp.start()));
        boolean more = true;
        while (more) {
            Duration time = time(stamp, 1);
            int from = stamp.end();
            more = stamp.find();
            String text = line.substring(from, more ? stamp.start() : line.length());
            voice.openWord(time);
            voice.append(text);
            if (text.isBlank()) {
                voice.endLastWord(time);
            }
        }
        voice.closeWord(null);
    }
}
