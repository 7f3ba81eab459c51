package io.antiphon.subsonic.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.antiphon.subsonic.response.WrittenForm;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// JSON, and JSONP when a callback is given.
///
/// @param callback a checked name
record JsonAnswerWriter(@Nullable String callback) implements AnswerWriter {
    /// Buffers are pooled: kept by threads, as Jackson does otherwise, each connection's thread would hold some.
    private static final JsonMapper MAPPER = JsonMapper
            .builder(JsonFactory.builder().recyclerPool(JsonRecyclerPools.sharedBoundedPool()).build())
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .build();

    @Override
    public String contentType() {
        return callback == null ? "application/json; charset=utf-8" : "application/javascript; charset=utf-8";
    }

    @Override
    public void write(Envelope envelope, boolean plain, OutputStream out) throws IOException {
        if (callback != null) {
            out.write((callback + "(").getBytes(StandardCharsets.UTF_8));
        }
        JsonGenerator json = MAPPER.createGenerator(out);
        json.writeStartObject();
        json.writeObjectFieldStart("subsonic-response");
        json.writeStringField("status", envelope.status());
        json.writeStringField("version", API_VERSION);
        json.writeStringField("type", SERVER_TYPE);
        json.writeStringField("serverVersion", envelope.serverVersion());
        json.writeBooleanField("openSubsonic", true);
        if (envelope.element() != null && envelope.value() != null) {
            json.writeFieldName(envelope.element());
            writeValue(json, envelope.value(), plain);
        }
        json.writeEndObject();
        json.writeEndObject();
        // Gives the buffers back. Not after a failure: closing would write what was begun to its end.
        json.close();
        if (callback != null) {
            out.write(");".getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void writeValue(JsonGenerator json, Object value, boolean plain) throws IOException {
        switch (value) {
            case String text -> json.writeString(WireText.forJson(text));
            case Integer number -> json.writeNumber(number);
            case Long number -> json.writeNumber(number);
            case Double number -> json.writeNumber(number);
            case Boolean truth -> json.writeBoolean(truth);
            case Instant instant -> json.writeString(WireText.date(instant));
            case Record record -> writeRecord(json, record, plain);
            case Iterable<?> values -> {
                json.writeStartArray();
                for (Object element : values) {
                    writeValue(json, element, plain);
                }
                json.writeEndArray();
            }
            default -> throw new IllegalArgumentException("no wire form for " + value.getClass());
        }
    }

    private static void writeRecord(JsonGenerator json, Record record, boolean plain) throws IOException {
        json.writeStartObject();
        writeMembers(json, record, plain);
        json.writeEndObject();
    }

    /// As they were written before, where that is kept and something stands before them.
    private static void writeMembers(JsonGenerator json, Record record, boolean plain) throws IOException {
        RecordShape shape = RecordShape.of(record.getClass());
        WrittenForm form = plain || !json.getOutputContext().hasCurrentIndex() ? null : shape.formOf(record);
        if (form != null) {
            SerializedString kept = form.json();
            if (kept == null && form.isWrittenAgain()) {
                kept = new SerializedString(members(record, shape));
                form.keep(kept);
            }
            if (kept != null) {
                json.writeRaw(kept);
                return;
            }
        }
        writePieces(json, record, shape, plain);
    }

    /// Each after a comma.
    private static String members(Record record, RecordShape shape) throws IOException {
        StringWriter text = new StringWriter(1_024);
        try (JsonGenerator json = MAPPER.createGenerator(text)) {
            json.writeStartObject();
            writePieces(json, record, shape, false);
            json.writeEndObject();
        }
        String object = text.toString();
        return object.length() == 2 ? "" : "," + object.substring(1, object.length() - 1);
    }

    private static void writePieces(JsonGenerator json, Record record, RecordShape shape, boolean plain)
            throws IOException {
        for (RecordShape.Piece piece : shape.view(plain).pieces()) {
            switch (piece) {
                case RecordShape.Part part -> writeMembers(json, part.of(record), plain);
                case RecordShape.Member member -> {
                    Object value = member.value().apply(record);
                    if (value != null) {
                        json.writeFieldName(member.jsonName());
                        writeValue(json, value, plain);
                    }
                }
            }
        }
    }
}
