package io.antiphon.core.lyrics;

import io.antiphon.core.lyrics.Lyrics.Kind;
import io.antiphon.core.lyrics.Lyrics.Line;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads lyrics: LRC with times (`[01:02.34]line`, several times before one line, `[offset:+500]`, `[la:en]`), else plain lines. Times
/// inside a line, as some programs write for words, are taken out.
final class LrcReader {

    private static final int MAX_LINES = 10_000;
    private static final Pattern TIME = Pattern.compile("\\G\\s*\\[(\\d{1,3}):(\\d{1,2})(?:[.:](\\d{1,3}))?]");
    private static final Pattern INNER_TIME = Pattern.compile("<\\d{1,3}:\\d{1,2}(?:[.:]\\d{1,3})?>");
    private static final Pattern HEADER = Pattern.compile("\\[([a-z#]{1,10}):([^\\]]*)]", Pattern.CASE_INSENSITIVE);

    private final List<Line> timed = new ArrayList<>();
    private final List<Line> plain = new ArrayList<>();
    private Duration offset = Duration.ZERO;
    private String language = "und";
    private @Nullable String artist;
    private @Nullable String title;

    private LrcReader() {
    }

    /// @return empty when there is no text
    static Optional<Lyrics> read(String text) {
        LrcReader reader = new LrcReader();
        text.lines().limit(MAX_LINES).forEach(reader::take);
        return reader.lyrics();
    }

    private void take(String raw) {
        String line = raw.startsWith("\uFEFF") ? raw.substring(1) : raw;
        Matcher time = TIME.matcher(line);
        List<Duration> starts = new ArrayList<>();
        int end = 0;
        while (time.find()) {
            starts.add(start(time));
            end = time.end();
        }
        if (!starts.isEmpty()) {
            String words = INNER_TIME.matcher(line.substring(end)).replaceAll("").strip();
            starts.forEach(start -> timed.add(new Line(start, words)));
            return;
        }
        Matcher header = HEADER.matcher(line.strip());
        if (header.matches()) {
            header(header.group(1).toLowerCase(Locale.ROOT), header.group(2).strip());
        } else {
            plain.add(new Line(null, line.stripTrailing()));
        }
    }

    private void header(String name, String value) {
        switch (name) {
            case "offset" -> offset = offset(value);
            case "la", "lang" -> language = value.isEmpty() ? language : value;
            case "ar" -> artist = value;
            case "ti" -> title = value;
            default -> {
                // Album, length, editor: known from elsewhere or of no use.
            }
        }
    }

    private Optional<Lyrics> lyrics() {
        boolean synced = !timed.isEmpty();
        timed.sort(Comparator.comparing(line -> line.start() == null ? Duration.ZERO : line.start()));
        List<Line> lines = synced ? timed : trimmed(plain);
        if (lines.stream().allMatch(line -> line.text().isEmpty())) {
            return Optional.empty();
        }
        return Optional.of(new Lyrics(Kind.MAIN, language, synced, artist, title, offset, lines, List.of(), List.of()));
    }

    private static List<Line> trimmed(List<Line> lines) {
        int from = 0;
        int to = lines.size();
        while (from < to && lines.get(from).text().isEmpty()) {
            from++;
        }
        while (to > from && lines.get(to - 1).text().isEmpty()) {
            to--;
        }
        return lines.subList(from, to);
    }

    private static Duration start(Matcher time) {
        String fraction = time.group(3) == null ? "0" : time.group(3);
        long millis = Long.parseLong((fraction + "00").substring(0, 3));
        return Duration.ofMinutes(Long.parseLong(time.group(1))).plusSeconds(Long.parseLong(time.group(2))).plusMillis(millis);
    }

    private static Duration offset(String value) {
        try {
            return Duration.ofMillis(Integer.parseInt(value.startsWith("+") ? value.substring(1) : value));
        } catch (NumberFormatException _) {
            return Duration.ZERO;
        }
    }
}
