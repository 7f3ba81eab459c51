package io.antiphon.core.video;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Writes captions.
final class CueWriter {
    private static final Pattern TAG = Pattern.compile("&lt;(/?[ibuIBU])&gt;");
    private static final Pattern BLANK_LINES = Pattern.compile("\n\\s*\n");

    private CueWriter() {}

    static String write(List<Cue> cues, CaptionFormat format) {
        StringBuilder text = new StringBuilder(format == CaptionFormat.VTT ? "WEBVTT\n\n" : "");
        int number = 1;
        for (Cue cue : cues) {
            // A blank line would end the cue.
            String said = BLANK_LINES.matcher(cue.text()).replaceAll("\n");
            switch (format) {
                case SRT -> text.append(number++).append('\n').append(times(cue, ',')).append(said.replace("-->", "→"));
                case VTT -> text.append(times(cue, '.')).append(escaped(said));
            }
            text.append("\n\n");
        }
        return text.toString();
    }

    private static String times(Cue cue, char point) {
        return time(cue.start(), point) + " --> " + time(cue.end(), point) + "\n";
    }

    private static String time(Duration time, char point) {
        return String.format(Locale.ROOT, "%02d:%02d:%02d%c%03d", time.toHours(), time.toMinutesPart(),
                time.toSecondsPart(), point, time.toMillisPart());
    }

    private static String escaped(String text) {
        return TAG.matcher(text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")).replaceAll("<$1>");
    }
}
