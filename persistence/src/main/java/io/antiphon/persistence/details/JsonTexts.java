package io.antiphon.persistence.details;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.SegmentedStringWriter;
import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import io.antiphon.core.library.ArtistCredit;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.PartialDate;
import io.antiphon.core.tag.EmbeddedPicture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The shapes that several documents share, written and read token by token. What is absent or empty is not written.
final class JsonTexts {

    /// Buffers are pooled: kept by threads, as Jackson does otherwise, each connection's thread would hold some.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.sharedBoundedPool())
            .build();

    private JsonTexts() {}

    /// Writes a document.
    interface Writing {
        void to(JsonGenerator json) throws IOException;
    }

    /// Reads one field's value; the parser stands on its first token.
    interface FieldReading {
        /// @return whether to go on with the next field
        boolean read(String field, JsonParser json) throws IOException;
    }

    static String write(Writing content) {
        try (SegmentedStringWriter text = new SegmentedStringWriter(new BufferRecycler())) {
            try (JsonGenerator json = FACTORY.createGenerator(text)) {
                json.writeStartObject();
                content.to(json);
                json.writeEndObject();
            }
            return text.getAndClear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @throws IllegalArgumentException when the text is no document
    static void readFields(String text, FieldReading fields) {
        try (JsonParser json = FACTORY.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("not a details document: " + text);
            }
            boolean more = true;
            while (more && json.nextToken() == JsonToken.FIELD_NAME) {
                String field = json.currentName();
                json.nextToken();
                more = fields.read(field, json);
            }
        } catch (IOException e) {
            throw new IllegalArgumentException("damaged details document: " + text, e);
        }
    }

    static void writeText(JsonGenerator json, String field, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(field, value);
        }
    }

    static void writeInteger(JsonGenerator json, String field, @Nullable Integer value) throws IOException {
        if (value != null) {
            json.writeNumberField(field, value);
        }
    }

    static void writeFlag(JsonGenerator json, String field, boolean value) throws IOException {
        if (value) {
            json.writeNumberField(field, 1);
        }
    }

    static void writeTexts(JsonGenerator json, String field, List<String> values) throws IOException {
        if (values.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(field);
        for (String value : values) {
            json.writeString(value);
        }
        json.writeEndArray();
    }

    static List<String> readTexts(JsonParser json) throws IOException {
        List<String> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            values.add(json.getText());
        }
        return values;
    }

    static void writeArtists(JsonGenerator json, String field, List<ArtistCredit> artists) throws IOException {
        if (artists.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(field);
        for (ArtistCredit artist : artists) {
            json.writeString(artist.id().value());
            json.writeString(artist.name());
        }
        json.writeEndArray();
    }

    static List<ArtistCredit> readArtists(JsonParser json) throws IOException {
        List<ArtistCredit> artists = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            ArtistId id = new ArtistId(json.getText());
            json.nextToken();
            artists.add(new ArtistCredit(id, json.getText()));
        }
        return artists;
    }

    /// As the number `YYYYMMDD` with zeros for what is unknown.
    static void writeDate(JsonGenerator json, String field, @Nullable PartialDate date) throws IOException {
        if (date != null) {
            int month = date.month() == null ? 0 : date.month();
            int day = date.day() == null ? 0 : date.day();
            json.writeNumberField(field, date.year() * 10_000 + month * 100 + day);
        }
    }

    static PartialDate readDate(JsonParser json) throws IOException {
        int number = json.getIntValue();
        int month = number / 100 % 100;
        int day = number % 100;
        return new PartialDate(number / 10_000, month == 0 ? null : month, day == 0 ? null : day);
    }

    static void writePicture(JsonGenerator json, String field, @Nullable EmbeddedPicture picture) throws IOException {
        if (picture == null) {
            return;
        }
        json.writeArrayFieldStart(field);
        json.writeNumber(picture.type());
        json.writeString(picture.mimeType());
        json.writeNumber(picture.size());
        json.writeString(picture.fingerprint());
        json.writeEndArray();
    }

    static EmbeddedPicture readPicture(JsonParser json) throws IOException {
        int type = json.nextIntValue(0);
        String mimeType = json.nextTextValue();
        long size = json.nextLongValue(0);
        String fingerprint = json.nextTextValue();
        json.nextToken();
        return new EmbeddedPicture(type, mimeType, size, fingerprint);
    }
}
