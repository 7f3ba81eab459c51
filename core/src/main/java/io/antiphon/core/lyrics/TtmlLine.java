package io.antiphon.core.lyrics;

import io.antiphon.core.lyrics.XmlCursor.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/// Reads the content of one line of TTML: words, what is sung behind it, and its renderings in other languages or letters.
final class TtmlLine {

    private static final int MAX_RENDERINGS = 20;

    /// Another layer the line has a part in.
    record Rendering(Lyrics.Kind kind, String language) {}

    private final TtmlClock clock;
    private final VoiceBuilder lead;
    private final VoiceBuilder behind = new VoiceBuilder(null, true);
    private final Map<Rendering, VoiceBuilder> renderings = new LinkedHashMap<>();

    TtmlLine(TtmlClock clock, @Nullable String agent) {
        this.clock = clock;
        this.lead = new VoiceBuilder(agent, false);
    }

    /// From the start of the line's element to its end.
    void read(XmlCursor xml) throws XMLStreamException {
        read(xml, lead);
    }

    /// @param end when the line ends; absent when the source doesn't say
    LineDraft line(@Nullable Duration begin, @Nullable Duration end) {
        Voice sung = lead.build();
        // Times inside a line count from its start by the standard, but lyrics count from the song's: then none is before the line.
        boolean relative = begin != null && !sung.words().isEmpty()
                && sung.words().stream().allMatch(word -> word.start().compareTo(begin) < 0);
        Duration shift = relative ? Objects.requireNonNull(begin) : Duration.ZERO;
        List<Voice> voices = new ArrayList<>(List.of(sung.shifted(shift)));
        Voice background = behind.build();
        if (!background.text().isEmpty()) {
            voices.add(background.shifted(shift));
            voices.removeIf(voice -> voice.text().isEmpty());
        }
        return new LineDraft(begin == null ? firstWord(voices) : begin, end, voices);
    }

    Map<Rendering, Voice> renderings() {
        Map<Rendering, Voice> result = new LinkedHashMap<>();
        renderings.forEach((rendering, voice) -> result.put(rendering, voice.build()));
        return result;
    }

    private void read(XmlCursor xml, VoiceBuilder voice) throws XMLStreamException {
        while (xml.hasNext()) {
            Step step = xml.next();
            if (step == Step.END) {
                return;
            }
            if (step == Step.TEXT) {
                voice.append(xml.text());
            } else if (step == Step.START) {
                readElement(xml, voice);
            }
        }
    }

    private void readElement(XmlCursor xml, VoiceBuilder voice) throws XMLStreamException {
        switch (xml.name()) {
            case "br" -> {
                voice.lineBreak();
                xml.readText();
            }
            case "metadata" -> xml.readText();
            default -> readSpan(xml, voiceOf(xml, voice));
        }
    }

    private void readSpan(XmlCursor xml, VoiceBuilder voice) throws XMLStreamException {
        @Nullable Duration begin = clock.time(xml.attribute("begin"));
        if (begin == null) {
            read(xml, voice);
            return;
        }
        @Nullable Duration end = end(xml, begin);
        voice.openWord(begin);
        read(xml, voice);
        voice.closeWord(end);
    }

    /// `end`, or `begin` and `dur`.
    private @Nullable Duration end(XmlCursor xml, Duration begin) {
        @Nullable Duration end = clock.time(xml.attribute("end"));
        @Nullable Duration length = clock.time(xml.attribute("dur"));
        return end == null && length != null ? begin.plus(length) : end;
    }

    private VoiceBuilder voiceOf(XmlCursor xml, VoiceBuilder voice) {
        String role = xml.attribute("role");
        VoiceBuilder chosen = switch (role == null ? "" : role.strip()) {
            case "x-bg" -> voice == lead ? behind : voice;
            case "x-translation" -> rendering(Lyrics.Kind.TRANSLATION, xml.attribute("lang"), voice);
            case "x-roman",
                    "x-romanization",
                    "x-transliteration" -> rendering(Lyrics.Kind.PRONUNCIATION, xml.attribute("lang"), voice);
            default -> voice;
        };
        if (chosen != voice) {
            chosen.append(" ");
        }
        return chosen;
    }

    private VoiceBuilder rendering(Lyrics.Kind kind, @Nullable String language, VoiceBuilder otherwise) {
        Rendering rendering = new Rendering(kind, Languages.normalize(language));
        if (renderings.size() == MAX_RENDERINGS && !renderings.containsKey(rendering)) {
            return otherwise;
        }
        return renderings.computeIfAbsent(rendering, _ -> new VoiceBuilder(null, false));
    }

    private static @Nullable Duration firstWord(List<Voice> voices) {
        return voices.stream()
                .flatMap(voice -> voice.words().stream())
                .map(Voice.Word::start)
                .min(Duration::compareTo)
                .orElse(null);
    }
}
