package io.antiphon.core.text;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A value of a JSON document.
public sealed interface JsonValue {

    /// In the order they are written.
    record Members(Map<String, JsonValue> values) implements JsonValue {

        public Members {
            values = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }
    }

    record Elements(List<JsonValue> values) implements JsonValue {

        public Elements {
            values = List.copyOf(values);
        }
    }

    record Text(String value) implements JsonValue {}

    record Decimal(BigDecimal value) implements JsonValue {}

    record Flag(boolean value) implements JsonValue {}

    record Nothing() implements JsonValue {}

    /// A member of an object; none when it is missing or `null`, or this is no object.
    default Optional<JsonValue> find(String name) {
        return this instanceof Members members
                ? Optional.ofNullable(members.values().get(name)).filter(value -> !(value instanceof Nothing))
                : Optional.empty();
    }

    /// Empty when this is no array.
    default List<JsonValue> elements() {
        return this instanceof Elements elements ? elements.values() : List.of();
    }

    default Optional<String> text() {
        return this instanceof Text text ? Optional.of(text.value()) : Optional.empty();
    }
}
