package io.antiphon.nativeapi.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Holds a JSON body against the record it is to become: what is missing, of another type or out of bounds is refused by name. Fields that
/// the record does not have are passed over. Says names and never values, which may be secrets.
final class BodyCheck {

    private static final int LONGEST = 64 * 1024;

    private BodyCheck() {}

    /// @throws ProblemException naming the first field that is not as it must be
    static void check(JsonNode body, Class<?> record) {
        if (!body.isObject()) {
            throw new ProblemException(ProblemType.INVALID_BODY, "the body must be a JSON object");
        }
        object(body, record, "");
    }

    private static void object(JsonNode node, Class<?> record, String at) {
        if (!node.isObject()) {
            throw wrong(at, "an object");
        }
        for (RecordComponent component : record.getRecordComponents()) {
            String name = at.isEmpty() ? component.getName() : at + "." + component.getName();
            JsonNode value = node.get(component.getName());
            if (value != null && !value.isNull()) {
                value(value, component.getGenericType(), component.getAnnotation(Field.class), name);
            } else if (!isOptional(component)) {
                throw new ProblemException(ProblemType.INVALID_BODY, "`%s` is missing".formatted(name), name);
            }
        }
    }

    static boolean isOptional(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static void value(JsonNode value, Type type, @Nullable Field field, String at) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            if (!value.isArray()) {
                throw wrong(at, "a list");
            }
            if (field != null && value.size() > field.most()) {
                throw wrong(at, "a list of at most %d".formatted(field.most()));
            }
            for (int i = 0; i < value.size(); i++) {
                value(value.get(i), list.getActualTypeArguments()[0], null, "%s[%d]".formatted(at, i));
            }
        } else if (type == String.class) {
            text(value, field, at);
        } else if (type == Integer.class || type == int.class || type == Long.class || type == long.class) {
            number(value, type == Integer.class || type == int.class, field, at);
        } else if (type == Boolean.class || type == boolean.class) {
            require(value.isBoolean(), at, "true or false");
        } else if (type == Double.class || type == double.class) {
            require(value.isNumber(), at, "a number");
        } else if (type instanceof Class<?> nested && nested.isRecord()) {
            object(value, nested, at);
        } else if (type != JsonNode.class) {
            throw new IllegalStateException("%s is of %s, which bodies do not hold".formatted(at, type));
        }
    }

    private static void text(JsonNode value, @Nullable Field field, String at) {
        require(value.isTextual(), at, "a text");
        if (field == null) {
            return;
        }
        long longest = Math.min(field.most(), LONGEST);
        require(value.textValue().length() <= longest, at, "a text of at most %d characters".formatted(longest));
        if (field.oneOf() != Void.class) {
            List<String> choices = choices(field);
            require(choices.contains(value.textValue()), at, "one of %s".formatted(String.join(", ", choices)));
        }
    }

    /// The texts that a field with constants takes.
    static List<String> choices(Field field) {
        return Names.all(field.oneOf());
    }

    private static void number(JsonNode value, boolean small, @Nullable Field field, String at) {
        require(value.isIntegralNumber() && value.canConvertToLong(), at, "a whole number");
        long least = Math.max(field == null ? Long.MIN_VALUE : field.least(),
                small ? Integer.MIN_VALUE : Long.MIN_VALUE);
        long most = Math.min(field == null ? Long.MAX_VALUE : field.most(), small ? Integer.MAX_VALUE : Long.MAX_VALUE);
        require(value.longValue() >= least && value.longValue() <= most, at,
                "a number from %d to %d".formatted(least, most));
    }

    private static void require(boolean condition, String at, String what) {
        if (!condition) {
            throw wrong(at, what);
        }
    }

    private static ProblemException wrong(String at, String what) {
        return new ProblemException(ProblemType.INVALID_BODY, "`%s` must be %s".formatted(at, what), at);
    }
}
