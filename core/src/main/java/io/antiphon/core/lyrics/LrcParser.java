package io.antiphon.core.lyrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads LRC (<https://en.wikipedia.org/wiki/LRC_(file_format)>) and what grew out of it: several stamps before a line, stamps
/// before words, singers (`v1:`, `[bg: …]`), and translations as a second line with the same stamp.
final class LrcParser {

    private static final int MAX_STAMPS = 200;
    private static final String BACKGROUND = "[bg:";

    private static final Pattern STAMP = Pattern.compile("\\s*\\[\\s*" + Stamps.TIME + "\\s*]");
    private static final Pattern STAMPED_LINE = Pattern.compile("^\\h*\\[\\h*" + Stamps.TIME + "\\h*]",
            Pattern.MULTILINE);
    private static final Pattern TEXT_LINE = Pattern.compile("^\\h*+(?!\\[[A-Za-z#]{1,20}:)\\S", Pattern.MULTILINE);
    private static final Pattern TAG = Pattern.compile("\\[([A-Za-z#]{1,20}):(.*)]", Pattern.DOTALL);
    private static final Pattern SINGER = Pattern.compile("(v\\d{1,4}|bg)\\s*:\\s*", Pattern.CASE_INSENSITIVE);

    private final List<Verse> verses = new ArrayList<>();
    private final List<LineDraft> untimed = new ArrayList<>();
    private @Nullable String language;
    private @Nullable String artist;
    private @Nullable String title;
    private Duration offset = Duration.ZERO;

    private LrcParser() {}

    /// The main layer, then translations; one plain layer when no line has a stamp; empty when there is no text.
    static List<Lyrics> parse(String text) {
        LrcParser parser = new LrcParser();
        text.lines().forEach(parser::read);
        return parser.layers().stream().map(LayerBuilder::build).flatMap(Optional::stream).toList();
    }

    /// Whether most of the lines have stamps: tells LRC from prose that holds a time in brackets.
    static boolean isLrc(String text) {
        long stamped = STAMPED_LINE.matcher(text).results().count();
        return stamped > 0 && stamped * 2 >= TEXT_LINE.matcher(text).results().count();
    }

    private void read(String line) {
        List<Duration> stamps = new ArrayList<>();
        Matcher stamp = STAMP.matcher(line);
        int from = 0;
        while (stamp.lookingAt()) {
            if (stamps.size() < MAX_STAMPS) {
                stamps.add(Stamps.time(stamp, 1));
            }
            from = stamp.end();
            stamp.region(from, line.length());
        }
        String rest = line.substring(from).strip();
        if (stamps.isEmpty()) {
            readUnstamped(rest);
        } else {
            readStamped(stamps, rest);
        }
    }

    private void readStamped(List<Duration> stamps, String rest) {
        if (rest.regionMatches(true, 0, BACKGROUND, 0, BACKGROUND.length())) {
            background(stamps, rest.substring(BACKGROUND.length(), rest.length() - (rest.endsWith("]") ? 1 : 0)));
            return;
        }
        Matcher singer = SINGER.matcher(rest);
        if (!singer.lookingAt()) {
            verses.add(new Verse(stamps, null));
            verses.getLast().sing(rest);
            return;
        }
        String words = rest.substring(singer.end());
        String name = singer.group(1).toLowerCase(Locale.ROOT);
        if (name.equals("bg")) {
            background(stamps, words);
        } else {
            verses.add(new Verse(stamps, name));
            verses.getLast().sing(words);
        }
    }

    /// What is sung behind the line of the same time, or alone where there is none.
    private void background(List<Duration> stamps, String words) {
        if (verses.isEmpty() || !verses.getLast().startsAt(stamps.getFirst())) {
            verses.add(new Verse(stamps, null));
        }
        verses.getLast().singBehind(words);
    }

    private void readUnstamped(String line) {
        Matcher tag = TAG.matcher(line);
        if (tag.matches()) {
            if (!readTag(tag.group(1).toLowerCase(Locale.ROOT), tag.group(2).strip())) {
                untimed(line);
            }
            return;
        }
        untimed(line);
        if (!verses.isEmpty() && !line.isBlank()) {
            verses.getLast().continueOnNextLine(line);
        }
    }

    private void untimed(String line) {
        untimed.add(new LineDraft(null, null, List.of(new Voice(null, false, VoiceBuilder.clean(line), List.of()))));
    }

    /// @return whether it is a tag of LRC and so no text
    private boolean readTag(String name, String value) {
        switch (name) {
            case "la", "lang", "language" -> language = value;
            case "ar" -> artist = value;
            case "ti" -> title = value;
            case "offset" -> offset = offset(value);
            case "bg" -> {
                if (!verses.isEmpty()) {
                    verses.getLast().singBehind(value);
                }
            }
            case "al",
                    "au",
                    "by",
                    "length",
                    "re",
                    "ve",
                    "tool",
                    "id",
                    "encoding",
                    "hash",
                    "sign",
                    "total",
                    "qq",
                    "#",
                    "lr" -> {
                // Says nothing that is shown.
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /// Milliseconds; positive means earlier, as in the songLyrics extension.
    private static Duration offset(String value) {
        try {
            return Duration.ofMillis(Integer.parseInt(value.replace(" ", "")));
        } catch (NumberFormatException _) {
            return Duration.ZERO;
        }
    }

    private List<LayerDraft> layers() {
        if (verses.isEmpty()) {
            return List.of(layer(Lyrics.Kind.MAIN, language, untimed));
        }
        SameStamps lines = new SameStamps(verses.stream().flatMap(Verse::lines).toList());
        List<LayerDraft> layers = new ArrayList<>();
        layers.add(layer(Lyrics.Kind.MAIN, language, lines.main()));
        lines.translations().forEach(translation -> layers.add(layer(Lyrics.Kind.TRANSLATION, null, translation)));
        return layers;
    }

    private LayerDraft layer(Lyrics.Kind kind, @Nullable String code, List<LineDraft> lines) {
        return new LayerDraft(kind, code, artist, title, offset, lines, Map.of());
    }
}
