package io.antiphon.core.lyrics;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads SubRip and WebVTT (<https://www.w3.org/TR/webvtt1/>): lines with a start and an end, singers from `<v Name>`, words
/// from stamps inside a line. Styles and places are dropped.
final class SubtitleParser {

    private static final Pattern TIMING = Pattern.compile("\\s*" + Stamps.TIME + "\\s*-->\\s*" + Stamps.TIME + ".*");
    private static final Pattern VOICE = Pattern.compile("<v(?:\\.[^\\s>]{0,50})?\\s{1,9}([^>]{1,100})>");
    private static final Pattern MARKUP = Pattern.compile("<(?!\\d)[^>]{0,100}>|\\{\\\\[^}]{0,100}}");

    private SubtitleParser() {}

    static List<Lyrics> parse(String text) {
        List<LineDraft> lines = new ArrayList<>();
        Iterator<String> source = text.lines().iterator();
        while (source.hasNext()) {
            Matcher timing = TIMING.matcher(source.next());
            if (timing.matches()) {
                lines.add(readCue(source, Stamps.time(timing, 1), Stamps.time(timing, 5)));
            }
        }
        return LayerBuilder.build(LayerDraft.of(Lyrics.Kind.MAIN, null, lines)).stream().toList();
    }

    private static LineDraft readCue(Iterator<String> source, Duration start, Duration end) {
        @Nullable VoiceBuilder voice = null;
        while (source.hasNext()) {
            String line = source.next();
            if (line.isBlank()) {
                break;
            }
            if (voice == null) {
                voice = new VoiceBuilder(singer(line), false);
            }
            voice.lineBreak();
            Stamps.append(voice, unescaped(MARKUP.matcher(line).replaceAll("")), start);
        }
        return new LineDraft(start, end,
                List.of(voice == null ? new VoiceBuilder(null, false).build() : voice.build()));
    }

    private static @Nullable String singer(String line) {
        Matcher voice = VOICE.matcher(line);
        String name = voice.find() ? VoiceBuilder.clean(voice.group(1)) : "";
        return name.isBlank() ? null : name;
    }

    private static String unescaped(String line) {
        return line.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&nbsp;", "\u00a0")
                .replace("&lrm;", "\u200e")
                .replace("&rlm;", "\u200f")
                .replace("&amp;", "&");
    }
}
