package io.antiphon.subsonic.wire;

import com.ctc.wstx.api.WstxOutputProperties;
import com.fasterxml.jackson.dataformat.xml.XmlMapper;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.codehaus.stax2.XMLStreamProperties;

/// XML by the schema's habits: scalars are attributes and come first, records and lists are elements, a list repeats its element.
/// The stream writer of Jackson's [XmlMapper] is used directly, as attributes before elements need two passes over a record.
final class XmlAnswerWriter implements AnswerWriter {
    private static final String NAMESPACE = "http://subsonic.org/restapi";
    private static final XMLOutputFactory FACTORY = factory();

    @Override
    public String contentType() {
        return "text/xml; charset=utf-8";
    }

    @Override
    public void write(Envelope envelope, boolean plain, OutputStream out) throws IOException {
        try {
            XMLStreamWriter xml = FACTORY.createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("subsonic-response");
            xml.writeAttribute("xmlns", NAMESPACE);
            xml.writeAttribute("status", envelope.status());
            xml.writeAttribute("version", API_VERSION);
            xml.writeAttribute("type", SERVER_TYPE);
            xml.writeAttribute("serverVersion", envelope.serverVersion());
            xml.writeAttribute("openSubsonic", "true");
            if (envelope.element() != null && envelope.value() != null) {
                writeElement(xml, envelope.element(), envelope.value(), plain);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw e.getNestedException() instanceof IOException broken ? broken
                    : new IOException("cannot write XML", e);
        }
    }

    private static void writeElement(XMLStreamWriter xml, String name, Object value, boolean plain)
            throws XMLStreamException {
        switch (value) {
            case Iterable<?> values -> {
                for (Object element : values) {
                    writeElement(xml, name, element, plain);
                }
            }
            case Record record -> writeRecord(xml, name, record, RecordShape.of(record.getClass()).view(plain), plain);
            default -> {
                xml.writeStartElement(name);
                xml.writeCharacters(text(value));
                xml.writeEndElement();
            }
        }
    }

    private static void writeRecord(XMLStreamWriter xml, String name, Record record, RecordShape.View view,
            boolean plain) throws XMLStreamException {
        xml.writeStartElement(name);
        for (RecordShape.Member member : view.attributes()) {
            Object value = member.value().apply(record);
            if (value != null) {
                xml.writeAttribute(member.xmlName(), text(value));
            }
        }
        for (RecordShape.Member member : view.elements()) {
            Object value = member.value().apply(record);
            if (value != null) {
                writeElement(xml, member.xmlName(), value, plain);
            }
        }
        RecordShape.Member text = view.text();
        Object content = text == null ? null : text.value().apply(record);
        if (content != null) {
            xml.writeCharacters(text(content));
        }
        xml.writeEndElement();
    }

    private static String text(Object value) {
        return switch (value) {
            case String text -> WireText.forXml(text);
            case Instant instant -> WireText.date(instant);
            case Integer number -> Integer.toString(number);
            case Long number -> Long.toString(number);
            case Double number -> Double.toString(number);
            case Boolean truth -> Boolean.toString(truth);
            default -> throw new IllegalArgumentException("no wire form for " + value.getClass());
        };
    }

    /// Without namespaces and name checks, which would cost more than the writing: names come from records, not from data.
    private static XMLOutputFactory factory() {
        XMLOutputFactory factory = new XmlMapper().getFactory().getXMLOutputFactory();
        factory.setProperty(XMLOutputFactory.IS_REPAIRING_NAMESPACES, false);
        factory.setProperty(XMLStreamProperties.XSP_NAMESPACE_AWARE, false);
        factory.setProperty(WstxOutputProperties.P_OUTPUT_VALIDATE_NAMES, false);
        factory.setProperty(WstxOutputProperties.P_OUTPUT_VALIDATE_ATTR, false);
        factory.setProperty(WstxOutputProperties.P_USE_DOUBLE_QUOTES_IN_XML_DECL, true);
        return factory;
    }
}
