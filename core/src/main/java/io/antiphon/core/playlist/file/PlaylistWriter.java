package io.antiphon.core.playlist.file;

import io.antiphon.core.text.JsonText;
import java.io.IOException;
import java.io.Writer;
import java.time.Duration;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/// Writes playlist files. Locations are relative to the music folder's root, so that a file put there plays everywhere, and none tells
/// where the library lies.
public final class PlaylistWriter {

    private static final String NAMESPACE = "http://xspf.org/ns/0/";

    private PlaylistWriter() {}

    /// One entry.
    ///
    /// @param path relative to the music folder's root, `/` between names
    public record Line(String path, String title, String creator, String album, Duration duration) {}

    public static boolean canWrite(PlaylistFormat format) {
        return switch (format) {
            case M3U8, XSPF, JSPF -> true;
            case M3U, PLS -> false;
        };
    }

    /// Writes UTF-8's characters as they come; the caller closes.
    public static void write(PlaylistFormat format, String title, Iterable<Line> lines, Writer out)
            throws IOException {
        switch (format) {
            case M3U8, M3U -> m3u(title, lines, out);
            case XSPF -> xspf(title, lines, out);
            case JSPF -> jspf(title, lines, out);
            case PLS -> throw new IllegalArgumentException("PLS is not written");
        }
    }

    private static void m3u(String title, Iterable<Line> lines, Writer out) throws IOException {
        out.write("#EXTM3U\n#PLAYLIST:%s\n".formatted(oneLine(title)));
        for (Line line : lines) {
            out.write("#EXTINF:%d,%s - %s\n".formatted(seconds(line), oneLine(line.creator()),
                    oneLine(line.title())));
            // A name may begin as a comment does, or hold what would end the line.
            String path = line.path().startsWith("#") ? "./" + line.path() : line.path();
            boolean plain = path.chars().noneMatch(Character::isISOControl) && path.equals(path.strip());
            out.write(plain ? path : Locations.encoded(path));
            out.write('\n');
        }
    }

    private static void xspf(String title, Iterable<Line> lines, Writer out) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("playlist");
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeAttribute("version", "1");
            element(xml, "title", title);
            xml.writeStartElement("trackList");
            for (Line line : lines) {
                xml.writeStartElement("track");
                element(xml, "location", Locations.encoded(line.path()));
                element(xml, "title", line.title());
                element(xml, "creator", line.creator());
                element(xml, "album", line.album());
                element(xml, "duration", Long.toString(line.duration().toMillis()));
                xml.writeEndElement();
            }
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException broken) {
                throw broken;
            }
            throw new IOException(e);
        }
    }

    private static void element(XMLStreamWriter xml, String name, String value) throws XMLStreamException {
        if (!value.isEmpty()) {
            xml.writeStartElement(name);
            xml.writeCharacters(allowed(value));
            xml.writeEndElement();
        }
    }

    /// XML 1.0 has no way to write most control characters.
    private static String allowed(String text) {
        StringBuilder result = new StringBuilder(text.length());
        text.codePoints()
                .filter(c -> c == '\t' || c == '\n' || c >= ' ' && c < 0xD800 || c >= 0xE000 && c < 0xFFFE
                        || c >= 0x1_0000)
                .forEach(result::appendCodePoint);
        return result.toString();
    }

    private static void jspf(String title, Iterable<Line> lines, Writer out) throws IOException {
        out.write("{\"playlist\":{\"title\":%s,\"track\":[".formatted(JsonText.quoted(title)));
        String separator = "\n";
        for (Line line : lines) {
            out.write(separator);
            out.write("{\"location\":[%s],\"title\":%s,\"creator\":%s,\"album\":%s,\"duration\":%d}".formatted(
                    JsonText.quoted(Locations.encoded(line.path())), JsonText.quoted(line.title()),
                    JsonText.quoted(line.creator()), JsonText.quoted(line.album()), line.duration().toMillis()));
            separator = ",\n";
        }
        out.write("\n]}}\n");
    }

    private static long seconds(Line line) {
        return Math.round(line.duration().toMillis() / 1000.0);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}", " ");
    }
}
