package io.antiphon.core.lyrics;

import java.io.StringReader;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/// Walks through XML that may be hostile: no document types, no entities, bounded depth. Names are told without their namespace,
/// because lyrics files disagree on those.
final class XmlCursor {

    private static final int MAX_DEPTH = 64;

    private final XMLStreamReader reader;
    private int depth;

    XmlCursor(String xml) throws XMLStreamException {
        // The JDK's own: what else lies on the class path may not know these limits.
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        factory.setXMLResolver((_, _, _, _) -> {
            throw new XMLStreamException("entities are not read");
        });
        reader = factory.createXMLStreamReader(new StringReader(xml));
    }

    boolean hasNext() throws XMLStreamException {
        return reader.hasNext();
    }

    Step next() throws XMLStreamException {
        return switch (reader.next()) {
            case XMLStreamConstants.START_ELEMENT -> {
                if (++depth > MAX_DEPTH) {
                    throw new XMLStreamException("more than %d elements inside each other".formatted(MAX_DEPTH));
                }
                yield Step.START;
            }
            case XMLStreamConstants.END_ELEMENT -> {
                depth--;
                yield Step.END;
            }
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> Step.TEXT;
            default -> Step.OTHER;
        };
    }

    enum Step {
        START, END, TEXT, OTHER
    }

    String name() {
        return reader.getLocalName();
    }

    String text() {
        return reader.getText();
    }

    @Nullable String attribute(String name) {
        return reader.getAttributeValue(null, name);
    }

    /// The text of the element just started, that of elements inside included; leaves the cursor at its end.
    String readText() throws XMLStreamException {
        StringBuilder text = new StringBuilder();
        int outside = depth - 1;
        while (depth > outside && hasNext()) {
            if (next() == Step.TEXT) {
                text.append(text());
            }
        }
        return text.toString();
    }
}
