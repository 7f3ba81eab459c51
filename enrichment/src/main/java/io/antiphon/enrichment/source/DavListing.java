package io.antiphon.enrichment.source;

import io.antiphon.core.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// What a server answers to PROPFIND (RFC 4918, section 9.1), read without declarations and entities of its own.
final class DavListing {

    private static final String DAV = "DAV:";
    private static final int MOST = 100_000;
    private static final int LONGEST = 8_000;

    private DavListing() {}

    /// @param folder the id of the folder that was asked for
    /// @throws IOException when it is no such answer
    static List<SourceFile> read(InputStream in, FolderAddress address, String folder) throws IOException {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader xml = factory.createXMLStreamReader(in);
            if (xml.nextTag() != XMLStreamConstants.START_ELEMENT || !is(xml, "multistatus")) {
                throw new IOException("it does not speak WebDAV");
            }
            List<SourceFile> files = new ArrayList<>();
            while (xml.hasNext() && files.size() < MOST) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT && is(xml, "response")) {
                    add(files, fields(xml), address, folder);
                }
            }
            return files;
        } catch (XMLStreamException e) {
            throw new IOException("it does not speak WebDAV", e);
        }
    }

    private static boolean is(XMLStreamReader xml, String name) {
        return name.equals(xml.getLocalName()) && DAV.equals(xml.getNamespaceURI());
    }

    /// The texts of one response's elements; a collection has an entry of its own.
    private static Map<String, String> fields(XMLStreamReader xml) throws XMLStreamException {
        Map<String, String> fields = new HashMap<>();
        StringBuilder text = new StringBuilder();
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.START_ELEMENT) {
                text.setLength(0);
                if (is(xml, "collection")) {
                    fields.put("collection", "");
                }
            } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
                if (text.length() < LONGEST) {
                    text.append(xml.getText());
                }
            } else if (event == XMLStreamConstants.END_ELEMENT) {
                if (is(xml, "response")) {
                    return fields;
                }
                if (DAV.equals(xml.getNamespaceURI())) {
                    fields.putIfAbsent(xml.getLocalName(), text.toString().strip());
                }
                text.setLength(0);
            }
        }
        return fields;
    }

    private static void add(List<SourceFile> files, Map<String, String> fields, FolderAddress address, String folder) {
        String id = address.id(folder, fields.getOrDefault("href", "")).orElse("");
        boolean itself = withoutSlash(id).equals(withoutSlash(folder));
        if (id.isEmpty() || itself) {
            return;
        }
        boolean collection = fields.containsKey("collection");
        String size = fields.getOrDefault("getcontentlength", "");
        String etag = fields.getOrDefault("getetag", "");
        String version = etag.isEmpty() ? fields.getOrDefault("getlastmodified", "") + " " + size : etag;
        files.add(new SourceFile(id, FolderAddress.name(id), collection,
                size.matches("\\d{1,18}") ? Long.parseLong(size) : -1, version.strip()));
    }

    private static String withoutSlash(String id) {
        return id.endsWith("/") ? id.substring(0, id.length() - 1) : id;
    }
}
