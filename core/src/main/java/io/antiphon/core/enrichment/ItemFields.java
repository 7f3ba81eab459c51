package io.antiphon.core.enrichment;

import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.core.library.layer.Layered;
import java.util.Map;

/// A thing's fields as its row holds them.
///
/// @param id its own, not one that it is also known by
/// @param tagged what tags say of each field
/// @param shown what lists show
public record ItemFields(Layered kind, String id, Map<Field, FieldValue> tagged, Map<Field, FieldValue> shown) {

    public ItemFields {
        tagged = Map.copyOf(tagged);
        shown = Map.copyOf(shown);
    }

    String name() {
        Field field = kind == Layered.ARTIST ? Field.NAME : Field.TITLE;
        String name = shown.getOrDefault(field, FieldValue.NONE).text();
        return name == null ? "" : name;
    }
}
