package io.antiphon.conformance.answer;

import java.util.Map;
import java.util.TreeMap;

/// Counts which fields answers held: how often a type was seen, and how often each of its fields was there.
public final class FieldSightings {

    private final Map<String, Integer> objects = new TreeMap<>();
    private final Map<String, Map<String, Integer>> fields = new TreeMap<>();

    void sawObject(String type) {
        objects.merge(type, 1, Integer::sum);
    }

    void sawField(String type, String field) {
        fields.computeIfAbsent(type, key -> new TreeMap<>()).merge(field, 1, Integer::sum);
    }

    /// How often a value of the type was seen.
    public int objects(String type) {
        return objects.getOrDefault(type, 0);
    }

    /// How often the field was there.
    public int count(String type, String field) {
        return fields.getOrDefault(type, Map.of()).getOrDefault(field, 0);
    }
}
