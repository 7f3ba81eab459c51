package io.antiphon.nativeapi.openapi;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.antiphon.nativeapi.http.Field;
import io.antiphon.nativeapi.http.Names;
import io.antiphon.nativeapi.http.Sparse;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// JSON schemas (2020-12) of records: a component is a property, and required unless it is `@Nullable`. A record inside another becomes a
/// schema of its own that is referred to. Texts whose names end in `At` are moments.
final class Schemas {

    private static final String REFERENCE = "#/components/schemas/";

    private final Map<String, Object> named = new TreeMap<>();
    private final Map<String, Class<?>> owners = new LinkedHashMap<>();

    /// All schemas that were referred to, by name.
    Map<String, Object> all() {
        return named;
    }

    /// A reference to the schema of a record.
    Map<String, Object> reference(Class<?> record) {
        String name = name(record);
        Class<?> owner = owners.putIfAbsent(name, record);
        if (owner != null && owner != record) {
            throw new IllegalStateException("%s and %s would both be called %s".formatted(owner, record, name));
        }
        if (owner == null) {
            named.put(name, Map.of());
            named.put(name, object(record));
        }
        return Map.of("$ref", REFERENCE + name);
    }

    /// `ScanRoutes.Doubt` is `ScanDoubt`, `TrackBody` is `Track`.
    static String name(Class<?> record) {
        Class<?> around = record.getEnclosingClass();
        String own = stripped(record.getSimpleName(), "Body");
        if (around == null) {
            return own;
        }
        String outer = stripped(stripped(around.getSimpleName(), "Routes"), "Bodies");
        return own.startsWith(outer) || outer.equals("Paging") ? own : outer + own;
    }

    private static String stripped(String name, String ending) {
        return name.endsWith(ending) && name.length() > ending.length()
                ? name.substring(0, name.length() - ending.length())
                : name;
    }

    private Map<String, Object> object(Class<?> record) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        collect(record, properties, required);
        Map<String, Object> schema = new LinkedHashMap<>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (record.isAnnotationPresent(Sparse.class)) {
            required.removeIf(name -> !name.equals("id"));
        }
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    private void collect(Class<?> record, Map<String, Object> properties, List<String> required) {
        for (RecordComponent component : record.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonUnwrapped.class)) {
                collect(component.getType(), properties, required);
                continue;
            }
            properties.put(component.getName(), property(component));
            if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                required.add(component.getName());
            }
        }
    }

    private Map<String, Object> property(RecordComponent component) {
        if (component.getAccessor().isAnnotationPresent(JsonRawValue.class)) {
            return Map.of("type", "object");
        }
        Map<String, Object> schema = new LinkedHashMap<>(of(component.getGenericType()));
        if (component.getName().endsWith("At") && component.getType() == String.class) {
            schema.put("format", "date-time");
        }
        Field field = component.getAnnotation(Field.class);
        if (field != null) {
            describe(schema, field);
        }
        return schema;
    }

    private static void describe(Map<String, Object> schema, Field field) {
        if (!field.value().isEmpty()) {
            schema.put("description", field.value());
        }
        if (field.oneOf() != Void.class) {
            schema.put("enum", Names.all(field.oneOf()));
        }
        boolean number = "integer".equals(schema.get("type"));
        if (field.least() != Long.MIN_VALUE) {
            schema.put("minimum", field.least());
        }
        if (field.most() != Long.MAX_VALUE) {
            schema.put(number ? "maximum" : "array".equals(schema.get("type")) ? "maxItems" : "maxLength",
                    field.most());
        }
        if (!field.example().isEmpty()) {
            schema.put("examples", List.of(number ? (Object) Long.valueOf(field.example()) : field.example()));
        }
    }

    /// The schema of a type, or a reference to it.
    Map<String, Object> of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return generic.getRawType() == List.class ? Map.of("type", "array", "items", of(arguments[0]))
                    : Map.of("type", "object", "additionalProperties", of(arguments[1]));
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalStateException("%s is of no kind that bodies hold".formatted(type));
        }
        if (plain.isArray()) {
            return Map.of("type", "array", "items", of(plain.getComponentType()));
        }
        if (plain.isRecord()) {
            return reference(plain);
        }
        if (plain.isEnum()) {
            return Map.of("type", "string", "enum",
                    java.util.Arrays.stream(plain.getEnumConstants()).map(Object::toString).toList());
        }
        return scalar(plain);
    }

    private static Map<String, Object> scalar(Class<?> type) {
        if (type == String.class) {
            return Map.of("type", "string");
        }
        if (type == int.class || type == Integer.class) {
            return Map.of("type", "integer", "format", "int32");
        }
        if (type == long.class || type == Long.class) {
            return Map.of("type", "integer", "format", "int64");
        }
        if (type == double.class || type == Double.class) {
            return Map.of("type", "number");
        }
        if (type == boolean.class || type == Boolean.class) {
            return Map.of("type", "boolean");
        }
        if (type == JsonNode.class) {
            return Map.of();
        }
        throw new IllegalStateException("%s is of no kind that bodies hold".formatted(type));
    }
}
