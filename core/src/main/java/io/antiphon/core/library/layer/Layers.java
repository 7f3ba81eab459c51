package io.antiphon.core.library.layer;

import io.antiphon.core.text.JsonText;
import io.antiphon.core.text.JsonValue;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The fields of one thing that show something else than its tags say. They are kept in the thing's own row, so that neither a scan nor
/// an answer needs to ask for them.
public record Layers(Map<Field, Layer> fields) {

    public static final Layers NONE = new Layers(Map.of());

    public Layers {
        Map<Field, Layer> ordered = new EnumMap<>(Field.class);
        ordered.putAll(fields);
        fields = Collections.unmodifiableMap(ordered);
    }

    /// One field.
    public record Layer(FieldValue tagged, FieldValue shown) {}

    /// @param tags what tags say of a field
    public static Layers over(Map<Field, FieldValue> shown, Function<Field, FieldValue> tags) {
        if (shown.isEmpty()) {
            return NONE;
        }
        Map<Field, Layer> fields = new EnumMap<>(Field.class);
        shown.forEach((field, value) -> fields.put(field, new Layer(tags.apply(field), value)));
        return new Layers(fields);
    }

    public boolean isEmpty() {
        return fields.isEmpty();
    }

    /// What is shown instead of tags.
    public Map<Field, FieldValue> shown() {
        Map<Field, FieldValue> values = new EnumMap<>(Field.class);
        fields.forEach((field, layer) -> values.put(field, layer.shown()));
        return values;
    }

    /// What tags say where something else is shown.
    public Map<Field, FieldValue> tagged() {
        Map<Field, FieldValue> values = new EnumMap<>(Field.class);
        fields.forEach((field, layer) -> values.put(field, layer.tagged()));
        return values;
    }

    /// On one line; [#decode] reads it.
    public String encode() {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        fields.forEach((field, layer) -> members.put(field.name(),
                new JsonValue.Elements(List.of(layer.tagged().json(), layer.shown().json()))));
        return JsonText.write(new JsonValue.Members(members));
    }

    /// Fields that are not known any more are left out.
    public static Layers decode(String text) {
        if (!(JsonText.parse(text) instanceof JsonValue.Members members)) {
            return NONE;
        }
        Map<Field, Layer> fields = new EnumMap<>(Field.class);
        for (Field field : Field.values()) {
            members.find(field.name())
                    .map(JsonValue::elements)
                    .filter(layer -> layer.size() == 2)
                    .ifPresent(layer -> fields.put(field,
                            new Layer(FieldValue.of(layer.getFirst()), FieldValue.of(layer.getLast()))));
        }
        return new Layers(fields);
    }
}
