package io.antiphon.subsonic.wire;

import io.antiphon.subsonic.response.WrittenForm;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// Response records with every component filled, from their types alone.
final class SampleRecords {
    private static final Instant DATE = Instant.parse("2024-02-29T23:59:58.007Z");

    private SampleRecords() {}

    static Record of(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components)
                .map(component -> value(component.getName(), component.getGenericType()))
                .toArray();
        try {
            return (Record) type.getDeclaredConstructor(types).newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + type, e);
        }
    }

    private static Object value(String name, Type type) {
        if (type instanceof ParameterizedType list) {
            Class<?> element = (Class<?>) list.getActualTypeArguments()[0];
            return List.of(value(name, element), value(name, element));
        }
        Class<?> plain = (Class<?>) type;
        if (plain == String.class) {
            return name + " <&\"ü";
        } else if (plain == int.class || plain == Integer.class) {
            return 7;
        } else if (plain == long.class || plain == Long.class) {
            return 70_000_000_000L;
        } else if (plain == double.class || plain == Double.class) {
            return 0.5;
        } else if (plain == boolean.class || plain == Boolean.class) {
            return true;
        } else if (plain == Instant.class) {
            return DATE;
        } else if (plain == WrittenForm.class) {
            return new WrittenForm();
        }
        return of(plain);
    }
}
