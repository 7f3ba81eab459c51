package io.antiphon.nativeapi.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Leaves out of items the fields that were not asked for (`fields=`).
final class SparseFields {

    private SparseFields() {}

    /// @throws ProblemException when there is no such field
    static JsonNode reduce(JsonNode body, Class<?> record, String fields) {
        Set<String> wanted = new HashSet<>(Arrays.stream(fields.split(",")).map(String::strip).toList());
        List<Class<?>> items = items(record).toList();
        Set<String> known = new HashSet<>();
        items.forEach(item -> known.addAll(names(item)));
        wanted.stream().filter(name -> !known.contains(name)).sorted().findFirst().ifPresent(name -> {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, "`fields` names `%s`, which is none of %s"
                    .formatted(name, String.join(", ", known.stream().sorted().toList())), "fields");
        });
        wanted.add("id");
        if (record.isAnnotationPresent(Sparse.class)) {
            keep(body, wanted);
        } else {
            for (RecordComponent component : record.getRecordComponents()) {
                sparseType(component)
                        .ifPresent(_ -> body.path(component.getName()).forEach(item -> keep(item, wanted)));
            }
        }
        return body;
    }

    private static Stream<Class<?>> items(Class<?> record) {
        return record.isAnnotationPresent(Sparse.class) ? Stream.of(record)
                : Arrays.stream(record.getRecordComponents()).flatMap(component -> sparseType(component).stream());
    }

    private static Optional<Class<?>> sparseType(RecordComponent component) {
        return component.getGenericType() instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] instanceof Class<?> item && item.isAnnotationPresent(Sparse.class)
                        ? Optional.of(item)
                        : Optional.empty();
    }

    private static List<String> names(Class<?> record) {
        return Arrays.stream(record.getRecordComponents()).map(RecordComponent::getName).toList();
    }

    private static void keep(JsonNode item, Set<String> wanted) {
        if (item instanceof ObjectNode object) {
            object.retain(wanted);
        }
    }
}
