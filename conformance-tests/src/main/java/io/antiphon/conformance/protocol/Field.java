package io.antiphon.conformance.protocol;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One field of a type. `type` names a [ValueType] in lower case or another type; `form` is how XML carries it.
public record Field(String name, String type, boolean list, Form form, boolean required, boolean openSubsonic,
        @Nullable List<String> oneOf, @Nullable Double min, @Nullable Double max, String says) {

    /// How a field looks in XML; in JSON it is always a member of that name (`value` for a text).
    public enum Form {
        @JsonProperty("attribute")
        ATTRIBUTE, @JsonProperty("element")
        ELEMENT, @JsonProperty("text")
        TEXT
    }

    /// The kind of value, or nothing when the field holds another type.
    public Optional<ValueType> valueType() {
        if (Character.isUpperCase(type.charAt(0))) {
            return Optional.empty();
        }
        return Optional.of(ValueType.valueOf(type.toUpperCase(Locale.ROOT)));
    }

    /// Whether a date without a value may be sent as an empty text; only newer fields ever were.
    public boolean mayBeEmpty() {
        return openSubsonic && !required;
    }
}
