package io.antiphon.core.video;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads captions as people make them: SubRip and WebVTT alike by their lines of times, and the dialogue of (Advanced)
/// SubStation Alpha. What cannot be understood is left out.
final class CueReader {
    private static final String TIME = "(?:(\\d{1,3}):)?(\\d{1,2}):(\\d{1,2})[.,:](\\d{1,3})";
    private static final Pattern TIMES = Pattern.compile("\\s*" + TIME + "\\s*-->\\s*" + TIME + ".*");
    private static final Pattern ONE_TIME = Pattern.compile("\\s*" + TIME + "\\s*");
    private static final Pattern OTHER_TAGS = Pattern.compile("<(?!/?[ibuIBU]>)[^<>]{0,200}>|\\{\\\\[^}]{0,200}}");
    private static final Pattern OVERRIDES = Pattern.compile("\\{[^}]*}");
    private static final int MAX_CUES = 100_000;
    private static final int DEFAULT_COLUMNS = 10;

    private CueReader() {}

    /// @param vtt whether `&amp;` and its like stand for characters
    static List<Cue> readTimed(String text, boolean vtt) {
        List<Cue> cues = new ArrayList<>();
        String[] lines = text.split("\\R", -1);
        int at = 0;
        while (at < lines.length && cues.size() < MAX_CUES) {
            Matcher times = TIMES.matcher(lines[at++]);
            if (!times.matches()) {
                continue;
            }
            StringBuilder said = new StringBuilder();
            while (at < lines.length && !lines[at].isBlank() && !TIMES.matcher(lines[at]).matches()) {
                said.append(said.isEmpty() ? "" : "\n").append(lines[at++].strip());
            }
            add(cues, time(times, 1), time(times, 5), cleaned(said.toString(), vtt));
        }
        return sorted(cues);
    }

    static List<Cue> readSubStation(String text) {
        List<Cue> cues = new ArrayList<>();
        int columns = DEFAULT_COLUMNS;
        int start = 1;
        int end = 2;
        for (String line : text.split("\\R")) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("format:") && lower.contains("start") && lower.contains("text")) {
                List<String> names = List.of(lower.substring("format:".length()).replace(" ", "").split(","));
                columns = names.size();
                start = names.indexOf("start");
                end = names.indexOf("end");
            } else if (lower.startsWith("dialogue:") && cues.size() < MAX_CUES) {
                String[] values = line.substring("dialogue:".length()).split(",", columns);
                if (values.length == columns && start >= 0 && end >= 0) {
                    add(cues, time(values[start]), time(values[end]), dialogue(values[columns - 1]));
                }
            }
        }
        return sorted(cues);
    }

    private static void add(List<Cue> cues, @Nullable Duration start, @Nullable Duration end, String text) {
        if (start != null && end != null && end.compareTo(start) > 0 && !text.isBlank()) {
            cues.add(new Cue(start, end, text));
        }
    }

    private static List<Cue> sorted(List<Cue> cues) {
        return cues.stream().sorted(Comparator.comparing(Cue::start)).toList();
    }

    private static String cleaned(String text, boolean vtt) {
        String plain = OTHER_TAGS.matcher(text).replaceAll("");
        return vtt
                ? plain.replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&nbsp;", "\u00A0")
                        .replace("&lrm;", "")
                        .replace("&rlm;", "")
                        .replace("&amp;", "&")
                : plain;
    }

    private static String dialogue(String text) {
        return OVERRIDES.matcher(text)
                .replaceAll("")
                .replace("\\N", "\n")
                .replace("\\n", "\n")
                .replace("\\h", "\u00A0")
                .strip();
    }

    private static @Nullable Duration time(String text) {
        Matcher matcher = ONE_TIME.matcher(text);
        return matcher.matches() ? time(matcher, 1) : null;
    }

    private static Duration time(Matcher matcher, int group) {
        String fraction = matcher.group(group + 3);
        long hours = matcher.group(group) == null ? 0 : Long.parseLong(matcher.group(group));
        long millis = Long.parseLong((fraction + "00").substring(0, 3));
        return Duration.ofHours(hours)
                .plusMinutes(Long.parseLong(matcher.group(group + 1)))
                .plusSeconds(Long.parseLong(matcher.group(group + 2)))
                .plusMillis(millis);
    }
}
