package io.antiphon.core.playlist.file;

import io.antiphon.core.playlist.file.PlaylistDocument.Entry;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Reads XSPF. Document types are refused, so that no entity can be declared, expanded or fetched.
final class XspfReader {

    private static final int MAX_DEPTH = 50;

    private final Deque<String> open = new ArrayDeque<>();
    private final List<Entry> entries = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private @Nullable String title;
    private boolean located;

    private XspfReader() {}

    static PlaylistDocument read(byte[] file) throws PlaylistFileException {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(new ByteArrayInputStream(file));
            try {
                return new XspfReader().read(xml);
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw new PlaylistFileException("is no well-formed XML: %s".formatted(firstLine(e)));
        }
    }

    private PlaylistDocument read(XMLStreamReader xml) throws XMLStreamException, PlaylistFileException {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD -> throw new PlaylistFileException(
                        "has a document type, which playlists need not have");
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new PlaylistFileException(
                        "refers to the entity %s".formatted(xml.getLocalName()));
                case XMLStreamConstants.START_ELEMENT -> start(xml.getLocalName());
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
                case XMLStreamConstants.END_ELEMENT -> end();
                default -> {
                    // Comments and the like.
                }
            }
        }
        return new PlaylistDocument(title, entries);
    }

    private void start(String name) throws PlaylistFileException {
        if (open.isEmpty() && !name.equals("playlist")) {
            throw new PlaylistFileException("is no XSPF: its root is <%s>".formatted(name));
        }
        open.push(name);
        if (open.size() > MAX_DEPTH) {
            throw new PlaylistFileException("is nested more than %d deep".formatted(MAX_DEPTH));
        }
        text.setLength(0);
        if (name.equals("track")) {
            located = false;
        }
    }

    /// A track may have several locations of the same thing; the first counts.
    private void end() {
        String name = open.pop();
        String content = text.toString().strip();
        text.setLength(0);
        if (name.equals("location") && "track".equals(open.peek()) && !located && !content.isEmpty()) {
            entries.add(new Entry(content, true));
            located = true;
        } else if (name.equals("title") && open.size() == 1 && !content.isEmpty()) {
            title = content;
        }
    }

    private static String firstLine(XMLStreamException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
