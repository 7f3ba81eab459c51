package io.antiphon.core.enrichment;

import io.antiphon.core.library.layer.Layered;
import java.util.List;

/// Where all values of one thing come from.
///
/// @param name what it is called
/// @param fields those that have a value, or had one
/// @param pending whether lists still show something else, because a scan goes on: it shows this when it ends
public record ItemProvenance(Layered kind, String id, String name, List<FieldProvenance> fields, boolean pending) {

    public ItemProvenance {
        fields = List.copyOf(fields);
    }

    /// How sure its values are on the whole, from 0 to 1: the mean of those that are there.
    public double confidence() {
        return fields.stream()
                .filter(field -> !field.value().isNone())
                .mapToDouble(FieldProvenance::confidence)
                .average()
                .orElse(0);
    }
}
