package io.antiphon.subsonic.parameter;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.antiphon.subsonic.response.ErrorCode;
import io.antiphon.subsonic.response.SubsonicException;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes a parameter record of a request. The rules:
///
/// - a component is named as the parameter, or by [Wire];
/// - `@Nullable` makes it optional, [Default] gives what it is then, a list may always be empty unless it is [Required], and
///   everything else is required: without it the request ends with error 10;
/// - text, `int`, `long`, `double`, `boolean`, [java.time.Instant] (milliseconds since 1970), enums (`BY_YEAR` is `byYear`), ids and
///   lists of these are read; a value that is none ends the request with error 10 as well;
/// - a component that is itself a record is bound from the same parameters, and one with [JsonBody] from the body.
public final class Binder<P extends Record> {
    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /// A description of a player is a few kilobytes; each of its lines costs work.
    private static final int MAX_JSON_BYTES = 256 * 1024;

    private final Constructor<P> constructor;
    private final List<Slot> slots;

    private Binder(Constructor<P> constructor, List<Slot> slots) {
        this.constructor = constructor;
        this.slots = slots;
    }

    /// One parameter, for people.
    ///
    /// @param type as a client author would say it: `int`, `id[]`, `byYear|byGenre`
    public record Description(String name, String type, boolean required, @Nullable String defaultValue,
            @Nullable Extension extension) {}

    /// What fills one component.
    private sealed interface Slot {

        @Nullable Object read(Parameters parameters);

        Stream<Description> describe();
    }

    private record One(String name, ValueReader reader, boolean required, @Nullable String defaultValue,
            boolean keepsEmpty,
            @Nullable Extension extension) implements Slot {

        @Override
        public @Nullable Object read(Parameters parameters) {
            String text = keepsEmpty ? parameters.first(name) : parameters.firstFilled(name);
            if (text == null && required) {
                throw SubsonicException.missing(name);
            }
            String given = text == null ? defaultValue : text;
            return given == null ? null : reader.read(name, given);
        }

        @Override
        public Stream<Description> describe() {
            return Stream.of(new Description(name, reader.typeName(), required, defaultValue, extension));
        }
    }

    private record Many(String name, ValueReader reader, boolean required, @Nullable Extension extension)
            implements Slot {

        @Override
        public List<?> read(Parameters parameters) {
            List<Object> values = new ArrayList<>();
            for (String text : parameters.all(name)) {
                if (!text.isEmpty()) {
                    values.add(reader.read(name, text));
                }
            }
            if (required && values.isEmpty()) {
                throw SubsonicException.missing(name);
            }
            return List.copyOf(values);
        }

        @Override
        public Stream<Description> describe() {
            return Stream.of(new Description(name, reader.typeName() + "[]", required, null, extension));
        }
    }

    private record Nested(Binder<?> binder) implements Slot {

        @Override
        public Object read(Parameters parameters) {
            return binder.bind(parameters);
        }

        @Override
        public Stream<Description> describe() {
            return binder.describe().stream();
        }
    }

    private record Body(Class<?> type) implements Slot {

        @Override
        public Object read(Parameters parameters) {
            byte[] body = parameters.body();
            if (body.length > MAX_JSON_BYTES) {
                throw new SubsonicException(ErrorCode.MISSING_PARAMETER,
                        "The body is larger than %d bytes".formatted(MAX_JSON_BYTES));
            }
            try {
                Object value = JSON.readValue(body, type);
                if (value != null) {
                    return value;
                }
                throw new SubsonicException(ErrorCode.MISSING_PARAMETER,
                        "The body is no %s in JSON: it is null".formatted(type.getSimpleName()));
            } catch (JacksonException e) {
                throw new SubsonicException(ErrorCode.MISSING_PARAMETER,
                        "The body is no %s in JSON: %s".formatted(type.getSimpleName(), e.getOriginalMessage()));
            } catch (IOException e) {
                throw new IllegalStateException("reading from memory failed", e);
            }
        }

        @Override
        public Stream<Description> describe() {
            return Stream.of(new Description("(body)", type.getSimpleName() + " as JSON", true, null, null));
        }
    }

    /// @throws IllegalArgumentException when a component has a type that cannot be read
    public static <P extends Record> Binder<P> of(Class<P> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        try {
            Constructor<P> constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return new Binder<>(constructor, Arrays.stream(components).map(Binder::slot).toList());
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException("%s has no canonical constructor".formatted(type), e);
        }
    }

    /// @throws SubsonicException with the parameter's name when one is missing or cannot be read
    public P bind(Parameters parameters) {
        @Nullable Object[] values = new @Nullable Object[slots.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = slots.get(i).read(parameters);
        }
        try {
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof SubsonicException refused ? refused
                    : new IllegalStateException("cannot make " + constructor, e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + constructor, e);
        }
    }

    public List<Description> describe() {
        return slots.stream().flatMap(Slot::describe).toList();
    }

    private static Slot slot(RecordComponent component) {
        Class<?> type = component.getType();
        Wire wire = component.getAnnotation(Wire.class);
        String name = wire == null ? component.getName() : wire.value();
        PartOf partOf = component.getAnnotation(PartOf.class);
        Extension extension = partOf == null ? null : partOf.value();
        if (component.isAnnotationPresent(JsonBody.class)) {
            return new Body(type);
        }
        if (type == List.class) {
            Class<?> element = (Class<?>) ((ParameterizedType) component.getGenericType()).getActualTypeArguments()[0];
            return new Many(name, ValueReader.of(element), component.isAnnotationPresent(Required.class), extension);
        }
        if (type.isRecord() && !ValueReader.knows(type)) {
            return new Nested(of(type.asSubclass(Record.class)));
        }
        Default byDefault = component.getAnnotation(Default.class);
        boolean optional = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
        return new One(name,
                ValueReader.of(type)
                        .within(component.getAnnotation(AtLeast.class), component.getAnnotation(AtMost.class)),
                !optional && byDefault == null, byDefault == null ? null : byDefault.value(),
                optional && type == String.class, extension);
    }
}
