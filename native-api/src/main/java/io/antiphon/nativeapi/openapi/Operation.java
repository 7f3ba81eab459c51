package io.antiphon.nativeapi.openapi;

import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Gives;
import io.antiphon.nativeapi.http.Names;
import io.antiphon.nativeapi.http.Parameter;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import io.antiphon.nativeapi.http.Takes;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One operation of the document.
final class Operation {

    private static final Map<String, Object> TEXT = Map.of("type", "string");

    private final Route route;
    private final Schemas schemas;

    Operation(Route route, Schemas schemas) {
        this.route = route;
        this.schemas = schemas;
    }

    Map<String, Object> json() {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("operationId", id());
        operation.put("summary", route.summary());
        operation.put("tags", List.of(OpenApiDocument.tag(route)));
        operation.put("x-access", access());
        List<Object> parameters = parameters();
        if (!parameters.isEmpty()) {
            operation.put("parameters", parameters);
        }
        Map<String, Object> body = body();
        if (body != null) {
            operation.put("requestBody", body);
        }
        operation.put("responses", responses());
        operation.put("security", OpenApiDocument.isGuarded(route)
                ? List.of(Map.of("bearer", List.of()), Map.of("apiKey", List.of()))
                : List.of());
        return operation;
    }

    /// `getTracksId`.
    private String id() {
        return Names.lowerCase(route.method().text()) + route.segments()
                .stream()
                .flatMap(segment -> java.util.Arrays.stream(segment.split("[^A-Za-z0-9]+")))
                .filter(word -> !word.isEmpty())
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    private String access() {
        return Names.lower(route.access()) + (route.local() ? ", at the server's own machine" : "");
    }

    private List<Object> parameters() {
        Takes takes = route.takes();
        List<Object> all = new ArrayList<>();
        for (String segment : route.segments()) {
            if (segment.startsWith("{")) {
                all.add(path(segment.substring(1, segment.length() - 1)));
            }
        }
        takes.query().forEach(parameter -> all.add(query(parameter)));
        for (Takes.Header header : takes.headers()) {
            all.add(Map.of("name", header.value().name(), "in", "header", "required", header.required(), "description",
                    header.value().about(), "schema", schema(header.value())));
        }
        if (takes.guarded()) {
            all.add(header("If-Match", true, "The `ETag` of the state that is changed"));
        } else if (takes.matched()) {
            all.add(header("If-Match", false, "The `ETag` of the state that is changed; without it the newest one is"));
        }
        if (takes.repeatable()) {
            all.add(header("Idempotency-Key", false, "Makes repeating this safe for a day"));
        }
        if (route.gives().kept()) {
            all.add(header("If-None-Match", false, "The `ETag` of an answer at hand"));
        }
        return all;
    }

    private Map<String, Object> path(String name) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", "path");
        parameter.put("required", true);
        route.takes()
                .path()
                .stream()
                .filter(described -> described.name().equals(name))
                .findFirst()
                .ifPresentOrElse(described -> {
                    parameter.put("description", described.about());
                    parameter.put("schema", schema(described));
                }, () -> parameter.put("schema", TEXT));
        return parameter;
    }

    private static Map<String, Object> query(Parameter parameter) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", parameter.name());
        json.put("in", "query");
        json.put("description", parameter.about());
        json.put("schema", parameter.repeated() ? Map.of("type", "array", "items", schema(parameter))
                : schema(parameter));
        return json;
    }

    private static Map<String, Object> header(String name, boolean required, String about) {
        return Map.of("name", name, "in", "header", "required", required, "description", about, "schema", TEXT);
    }

    private static Map<String, Object> schema(Parameter parameter) {
        Map<String, Object> schema = new LinkedHashMap<>();
        switch (parameter.kind()) {
            case TEXT -> {
                schema.put("type", "string");
                schema.put("maxLength", parameter.most());
            }
            case NUMBER -> {
                schema.put("type", "integer");
                schema.put("minimum", parameter.least());
                schema.put("maximum", parameter.most());
            }
            case FLAG -> schema.put("type", "boolean");
            case CHOICE -> {
                schema.put("type", "string");
                schema.put("enum", parameter.choices());
            }
            case MOMENT -> {
                schema.put("type", "string");
                schema.put("format", "date-time");
            }
        }
        String standard = parameter.standard();
        if (standard != null) {
            schema.put("default", switch (parameter.kind()) {
                case NUMBER -> (Object) Long.valueOf(standard);
                case FLAG -> Boolean.valueOf(standard);
                case TEXT, CHOICE, MOMENT -> standard;
            });
        }
        return schema;
    }

    private @Nullable Map<String, Object> body() {
        Takes takes = route.takes();
        Class<?> record = takes.body();
        if (record != null) {
            return Map.of("required", true, "content",
                    Map.of("application/json", Map.of("schema", schemas.reference(record))));
        }
        String media = takes.media();
        return media == null ? null
                : Map.of("required", true, "content", Map.of(media, Map.of("schema", Map.of())));
    }

    private Map<String, Object> responses() {
        Gives gives = route.gives();
        Map<String, Object> all = new TreeMap<>();
        all.put(Integer.toString(gives.status()), success(gives));
        if (gives.ranges()) {
            all.put("206", success(gives));
            all.put("416", Map.of("description", "The file has no such range"));
        }
        if (gives.kept()) {
            all.put("304", Map.of("description", "The answer at hand is still true"));
        }
        Map<Integer, String> problems = problems().stream()
                .collect(Collectors.groupingBy(ProblemType::status, TreeMap::new,
                        Collectors.mapping(ProblemType::title, Collectors.joining("; or "))));
        problems.forEach((status, titles) -> all.put(status.toString(), problem(titles)));
        if (gives.media() != null) {
            all.putIfAbsent("412", Map.of("description", "What is sent is not what a precondition names"));
        }
        all.put("default", Map.of("$ref", "#/components/responses/Problem"));
        return all;
    }

    private Map<String, Object> success(Gives gives) {
        Map<String, Object> response = new LinkedHashMap<>();
        response.put("description", gives.status() == 303 ? "Leads elsewhere" : "Done");
        if (gives.kept()) {
            response.put("headers", Map.of("ETag", Map.of("schema", TEXT)));
        }
        Class<?> record = gives.body();
        String media = gives.media();
        if (record != null) {
            response.put("content", Map.of("application/json", Map.of("schema", schemas.reference(record))));
        } else if (media != null) {
            response.put("content", Map.of(media, Map.of("schema", Map.of())));
        }
        return response;
    }

    private static Map<String, Object> problem(String titles) {
        return Map.of("description", titles, "content",
                Map.of("application/problem+json", Map.of("schema", Map.of("$ref", "#/components/schemas/Problem"))));
    }

    /// What follows from what it takes, and what it says itself.
    private Set<ProblemType> problems() {
        Takes takes = route.takes();
        Set<ProblemType> types = EnumSet.of(ProblemType.TOO_MANY_REQUESTS, ProblemType.UNKNOWN_PARAMETER);
        if (!takes.query().isEmpty()) {
            types.add(ProblemType.INVALID_PARAMETER);
        }
        if (takes.find("cursor").isPresent()) {
            types.add(ProblemType.INVALID_CURSOR);
        }
        if (takes.body() != null || takes.media() != null) {
            types.addAll(Set.of(ProblemType.INVALID_BODY, ProblemType.INVALID_REQUEST, ProblemType.TOO_LARGE));
        }
        if (OpenApiDocument.isGuarded(route)) {
            types.add(ProblemType.NOT_SIGNED_IN);
        }
        if (route.access() != Access.ANYONE && (route.access() != Access.USER || route.changes()) || route.local()) {
            types.add(ProblemType.FORBIDDEN);
        }
        if (route.path().indexOf('{') >= 0) {
            types.add(ProblemType.NOT_FOUND);
        }
        if (takes.repeatable()) {
            types.addAll(Set.of(ProblemType.CONFLICT, ProblemType.KEY_REUSED));
        }
        types.addAll(route.gives().problems());
        return types;
    }
}
