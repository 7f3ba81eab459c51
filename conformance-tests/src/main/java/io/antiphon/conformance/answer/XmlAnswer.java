package io.antiphon.conformance.answer;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Parses an XML answer with neither DTDs nor outside entities. The root must be `subsonic-response` in the namespace
/// of the published schema.
final class XmlAnswer {

    static final String NAMESPACE = "http://subsonic.org/restapi";

    private static final String ROOT = "subsonic-response";

    private XmlAnswer() {}

    static WireNode parse(byte[] body) throws UnreadableAnswerException {
        try {
            XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(text(body)));
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                // comments and white space before the root
            }
            if (!ROOT.equals(reader.getLocalName())) {
                throw new UnreadableAnswerException("the root element is " + reader.getLocalName() + ", not " + ROOT);
            }
            if (!NAMESPACE.equals(reader.getNamespaceURI())) {
                throw new UnreadableAnswerException("the root element is not in the namespace " + NAMESPACE);
            }
            WireNode root = element(reader);
            while (reader.hasNext()) {
                reader.next();
            }
            return root;
        } catch (XMLStreamException e) {
            throw new UnreadableAnswerException("not XML: " + String.valueOf(e.getMessage()).replace('\n', ' '));
        }
    }

    /// Decodes strictly: the JDK's parser would print to the console about bytes that are no UTF-8.
    private static String text(byte[] body) throws UnreadableAnswerException {
        try {
            String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new UnreadableAnswerException("not XML: not UTF-8");
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }

    private static WireNode element(XMLStreamReader reader) throws XMLStreamException {
        Map<String, List<WireNode>> members = new LinkedHashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            members.computeIfAbsent(reader.getAttributeLocalName(i), name -> new ArrayList<>())
                    .add(WireNode.scalar(WireNode.Form.ATTRIBUTE, reader.getAttributeValue(i)));
        }
        StringBuilder text = new StringBuilder();
        for (int event = reader.next(); event != XMLStreamConstants.END_ELEMENT; event = reader.next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                String name = reader.getLocalName();
                members.computeIfAbsent(name, key -> new ArrayList<>()).add(element(reader));
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                text.append(reader.getText());
            }
        }
        return new WireNode(WireNode.Form.ELEMENT, text.toString(), members, Set.of());
    }
}
