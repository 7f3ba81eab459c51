package io.antiphon.persistence.takeout;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.antiphon.core.LibraryException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;

/// JSON of any length, read as it streams: one object at a time, with what lies in it beside lists as fields whose names are joined by dots.
/// One document, or any number of them one after the other, as in lines.
final class FlatJson {

    private static final int DEEPEST = 32;
    private static final int MOST_FIELDS = 500;
    private static final int LONGEST_TEXT = 1_000_000;
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_TEXT)
                    .maxNameLength(1_000)
                    .maxNumberLength(100)
                    .build())
            // The names in hostile documents would else be kept for good.
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private FlatJson() {}

    /// Takes objects, those in lists of an object before the object itself.
    interface Taker {

        /// @param place the fields that lead there from the outermost, joined by dots; empty for the outermost
        void take(String place, Map<String, String> fields);
    }

    /// @throws LibraryException.Invalid when it is no JSON, or too deep; what came before was taken
    static void read(InputStream in, String name, Taker taker) throws IOException {
        try (JsonParser parser = FACTORY.createParser(in)) {
            parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                value(parser, token, "", "", new HashMap<>(), taker);
            }
        } catch (JsonProcessingException e) {
            throw new LibraryException.Invalid("%s is no JSON that can be read: line %d, column %d".formatted(name,
                    e.getLocation() == null ? 0 : e.getLocation().getLineNr(),
                    e.getLocation() == null ? 0 : e.getLocation().getColumnNr()));
        }
    }

    private static void value(JsonParser parser, JsonToken token, String place, String field,
            Map<String, String> fields, Taker taker) throws IOException {
        if (token == JsonToken.START_OBJECT) {
            boolean own = field.isEmpty();
            Map<String, String> mine = own ? new HashMap<>() : fields;
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                value(parser, parser.nextToken(), place, field.isEmpty() ? name : field + "." + name, mine, taker);
            }
            if (own) {
                taker.take(place, mine);
            }
        } else if (token == JsonToken.START_ARRAY) {
            String inside = field.isEmpty() ? place : place.isEmpty() ? field : place + "." + field;
            for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
                value(parser, next, inside, "", Map.of(), taker);
            }
        } else if (token.isScalarValue() && token != JsonToken.VALUE_NULL && !field.isEmpty()
                && fields.size() < MOST_FIELDS) {
            fields.put(field, parser.getText());
        }
    }
}
