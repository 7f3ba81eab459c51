package io.antiphon.core.lyrics;

import io.antiphon.core.lyrics.XmlCursor.Step;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.jspecify.annotations.Nullable;

/// Reads lyrics in TTML (<https://www.w3.org/TR/ttml2/>) with what Apple and AMLL add: singers, words, background, and
/// translations and transliterations, inside the lines or listed in the head by the lines' keys.
final class TtmlParser {

    private static final int MAX_LAYERS = 20;

    private final XmlCursor xml;
    private final List<LineDraft> lines = new ArrayList<>();
    private final Map<String, LineDraft> byKey = new HashMap<>();
    private final Map<TtmlLine.Rendering, List<LineDraft>> renderings = new LinkedHashMap<>();
    private final List<HeadText> headTexts = new ArrayList<>();
    private final Map<String, LayerDraft.Singer> singers = new HashMap<>();
    private TtmlClock clock = TtmlClock.of(null, null);
    private @Nullable String language;
    private @Nullable String title;
    private @Nullable String divisionAgent;

    /// A rendering of a line that the head holds.
    private record HeadText(TtmlLine.Rendering rendering, String key, Voice voice) {}

    private TtmlParser(XmlCursor xml) {
        this.xml = xml;
    }

    /// The main layer, then the others; of a damaged document what stands before the damage.
    static List<Lyrics> parse(String text) {
        TtmlParser parser;
        try {
            parser = new TtmlParser(new XmlCursor(text.stripLeading()));
        } catch (XMLStreamException e) {
            return List.of();
        }
        parser.readAll();
        return parser.layers().stream().map(LayerBuilder::build).flatMap(Optional::stream).toList();
    }

    private void readAll() {
        try {
            while (xml.hasNext()) {
                if (xml.next() == Step.START) {
                    readElement();
                }
            }
        } catch (XMLStreamException _) {
            // Damaged or too deep: see above.
        } catch (IndexOutOfBoundsException | IllegalStateException | NullPointerException _) {
            // The JDK's reader fails in these ways too on some damaged documents.
        }
    }

    private void readElement() throws XMLStreamException {
        switch (xml.name()) {
            case "tt" -> {
                clock = TtmlClock.of(xml.attribute("frameRate"), xml.attribute("tickRate"));
                language = xml.attribute("lang");
            }
            case "title" -> title = xml.readText();
            case "agent" -> readSinger();
            case "translation" -> readHeadTexts(Lyrics.Kind.TRANSLATION);
            case "transliteration" -> readHeadTexts(Lyrics.Kind.PRONUNCIATION);
            case "body", "div" -> divisionAgent = xml.attribute("agent");
            case "p" -> readLine();
            default -> {
                // Styles and the like: what is inside is looked at all the same.
            }
        }
    }

    private void readSinger() throws XMLStreamException {
        String id = reference(xml.attribute("id"));
        boolean group = "group".equals(xml.attribute("type"));
        String name = VoiceBuilder.clean(xml.readText());
        if (id != null) {
            singers.put(id, new LayerDraft.Singer(group, name.isBlank() ? null : name));
        }
    }

    private void readLine() throws XMLStreamException {
        @Nullable Duration begin = clock.time(xml.attribute("begin"));
        @Nullable Duration end = clock.time(xml.attribute("end"));
        @Nullable Duration length = clock.time(xml.attribute("dur"));
        @Nullable String key = xml.attribute("key") == null ? xml.attribute("id") : xml.attribute("key");
        String agent = reference(xml.attribute("agent"));
        TtmlLine content = new TtmlLine(clock, agent == null ? reference(divisionAgent) : agent);
        content.read(xml);
        LineDraft line = content.line(begin,
                end == null && begin != null && length != null ? begin.plus(length) : end);
        lines.add(line);
        if (key != null) {
            byKey.putIfAbsent(key, line);
        }
        content.renderings().forEach((rendering, voice) -> render(rendering, line, voice));
    }

    private void readHeadTexts(Lyrics.Kind kind) throws XMLStreamException {
        TtmlLine.Rendering rendering = new TtmlLine.Rendering(kind, Languages.normalize(xml.attribute("lang")));
        while (xml.hasNext()) {
            Step step = xml.next();
            if (step == Step.END) {
                return;
            }
            if (step == Step.START) {
                String key = xml.attribute("for");
                TtmlLine content = new TtmlLine(clock, null);
                content.read(xml);
                if (key != null) {
                    content.line(null, null)
                            .voices()
                            .forEach(voice -> headTexts.add(new HeadText(rendering, key, voice)));
                }
            }
        }
    }

    private void render(TtmlLine.Rendering rendering, LineDraft line, Voice voice) {
        if (voice.text().isBlank() || renderings.size() == MAX_LAYERS && !renderings.containsKey(rendering)) {
            return;
        }
        renderings.computeIfAbsent(rendering, _ -> new ArrayList<>())
                .add(new LineDraft(line.start(), line.end(), List.of(voice)));
    }

    private List<LayerDraft> layers() {
        renderHeadTexts();
        List<LayerDraft> layers = new ArrayList<>();
        layers.add(new LayerDraft(Lyrics.Kind.MAIN, language, null, title, Duration.ZERO, lines, singers));
        renderings
                .forEach((rendering, text) -> layers.add(LayerDraft.of(rendering.kind(), rendering.language(), text)));
        return layers;
    }

    /// The texts of one line stand behind each other: the line and what is sung behind it.
    private void renderHeadTexts() {
        Map<TtmlLine.Rendering, Map<String, List<Voice>>> grouped = new LinkedHashMap<>();
        headTexts.forEach(text -> grouped.computeIfAbsent(text.rendering(), _ -> new LinkedHashMap<>())
                .computeIfAbsent(text.key(), _ -> new ArrayList<>())
                .add(text.voice()));
        grouped.forEach((rendering, texts) -> texts.forEach((key, voices) -> {
            LineDraft line = byKey.get(key);
            if (line != null && (renderings.size() < MAX_LAYERS || renderings.containsKey(rendering))) {
                renderings.computeIfAbsent(rendering, _ -> new ArrayList<>())
                        .add(new LineDraft(line.start(), line.end(), voices));
            }
        }));
    }

    private static @Nullable String reference(@Nullable String id) {
        String cleaned = id == null ? "" : VoiceBuilder.clean(id);
        return cleaned.isBlank() ? null : cleaned;
    }
}
