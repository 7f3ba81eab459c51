package io.antiphon.core.nfo;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads Kodi's XML (https://kodi.wiki/view/NFO_files/Artists, …/Albums), of which only what stands directly below the root counts:
/// deeper down are other things with the same names. Document types and entities are not read, and an address behind the root,
/// which such files may end with, is not looked at.
final class NfoParser {

    private static final int MAX_DEPTH = 32;
    private static final int MAX_TEXT = 100_000;
    private static final int MAX_VALUES = 100;
    private static final Pattern MBID = Pattern.compile("[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern WEB = Pattern.compile("https?://\\S{1,2000}");

    private final Map<String, List<String>> values = new HashMap<>();

    private NfoParser() {}

    /// @param root `artist` or `album`; a file with another root is none
    static Optional<Nfo> parse(byte[] file, String root) {
        NfoParser parser = new NfoParser();
        try {
            if (!parser.read(file, root)) {
                return Optional.empty();
            }
        } catch (XMLStreamException _) {
            return Optional.empty();
        }
        return Optional.of(parser.nfo(root));
    }

    private Nfo nfo(String root) {
        boolean artist = root.equals("artist");
        String mbid = first(artist ? "musicbrainzartistid" : "musicbrainzalbumid");
        String name = first(artist ? "name" : "title");
        String text = artist ? firstOf("biography", "plot") : firstOf("review", "plot", "outline");
        return new Nfo(name, text, mbid == null || !MBID.matcher(mbid.toLowerCase(Locale.ROOT)).matches() ? null
                : mbid.toLowerCase(Locale.ROOT), artist ? first("disambiguation") : null, all("genre"), similar(),
                pictures());
    }

    private List<String> similar() {
        List<String> names = new ArrayList<>(all("similar"));
        names.addAll(all("similarartist"));
        return names;
    }

    private List<String> pictures() {
        return all("thumb").stream().filter(address -> WEB.matcher(address).matches()).toList();
    }

    private boolean read(byte[] file, String root) throws XMLStreamException {
        XMLStreamReader reader = factory().createXMLStreamReader(new ByteArrayInputStream(file));
        int depth = 0;
        StringBuilder text = new StringBuilder();
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    depth++;
                    if (depth == 1 && !reader.getLocalName().equalsIgnoreCase(root) || depth > MAX_DEPTH) {
                        return false;
                    }
                    if (depth == 2) {
                        text.setLength(0);
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append(text, reader);
                case XMLStreamConstants.END_ELEMENT -> {
                    if (depth == 2) {
                        keep(reader.getLocalName(), text);
                    }
                    depth--;
                    if (depth == 0) {
                        return true;
                    }
                }
                default -> {
                    // comments and processing instructions say nothing
                }
            }
        }
        return false;
    }

    private static void append(StringBuilder text, XMLStreamReader reader) {
        if (text.length() < MAX_TEXT) {
            text.append(reader.getText());
        }
    }

    private void keep(String element, StringBuilder text) {
        String value = text.substring(0, Math.min(text.length(), MAX_TEXT)).strip();
        List<String> known = values.computeIfAbsent(element.toLowerCase(Locale.ROOT), _ -> new ArrayList<>());
        if (!value.isEmpty() && known.size() < MAX_VALUES) {
            known.add(value);
        }
    }

    private List<String> all(String element) {
        return values.getOrDefault(element, List.of());
    }

    private @Nullable String first(String element) {
        List<String> all = all(element);
        return all.isEmpty() ? null : all.getFirst();
    }

    private @Nullable String firstOf(String... elements) {
        for (String element : elements) {
            String value = first(element);
            if (value != null) {
                return value;
            }
        }
        return null;
    }

    private static XMLInputFactory factory() {
        // The JDK's own: what else lies on the class path may not know these limits.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("entities are not read");
        });
        return factory;
    }
}
