package io.antiphon.core.playlist.file;

import io.antiphon.core.playlist.file.PlaylistDocument.Entry;
import io.antiphon.core.text.JsonText;
import io.antiphon.core.text.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads JSPF: XSPF's names in JSON, where `location` may be a list of places of the same thing.
final class JspfReader {

    private JspfReader() {}

    static PlaylistDocument read(String text) throws PlaylistFileException {
        try {
            JsonValue playlist = JsonText.parse(text)
                    .find("playlist")
                    .orElseThrow(() -> new PlaylistFileException("is no JSPF: it has no field `playlist`"));
            List<Entry> entries = new ArrayList<>();
            for (JsonValue track : playlist.find("track").map(JsonValue::elements).orElse(List.of())) {
                track.find("location")
                        .flatMap(JspfReader::first)
                        .ifPresent(location -> entries.add(new Entry(location, true)));
            }
            return new PlaylistDocument(playlist.find("title").flatMap(JsonValue::text).orElse(null), entries);
        } catch (IllegalArgumentException e) {
            throw new PlaylistFileException("is no JSON: %s".formatted(e.getMessage()));
        }
    }

    private static Optional<String> first(JsonValue location) {
        return location.text().or(() -> location.elements().stream().findFirst().flatMap(JsonValue::text));
    }
}
