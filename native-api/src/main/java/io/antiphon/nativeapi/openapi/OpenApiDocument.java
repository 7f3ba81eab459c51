package io.antiphon.nativeapi.openapi;

import io.antiphon.nativeapi.http.Access;
import io.antiphon.nativeapi.http.Names;
import io.antiphon.nativeapi.http.Problem;
import io.antiphon.nativeapi.http.ProblemType;
import io.antiphon.nativeapi.http.Route;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The document (OpenAPI 3.1.1) of some routes, as maps and lists to be written as JSON.
final class OpenApiDocument {

    private static final String ABOUT = """
            The API of an Antiphon server for scripts and other programs.

            **Signing in.** `POST /auth/login` gives an access token for `Authorization: Bearer`; or send an API key (`POST /users/me/api-keys`) the \
            same way or as `X-API-Key`.

            **Lists** come in pages: `limit` says how many, and `next` of an answer is the `cursor` of the next page; it is absent at the end. \
            `fields` leaves out of items what you do not need.

            **Reading again.** Answers with an `ETag` are asked for with `If-None-Match`. **Changing** what others may change, too, needs \
            `If-Match` with the `ETag` that reading gave. **Repeating** what creates something is safe with an `Idempotency-Key`.

            **Errors** are problem documents (RFC 9457). Their `type` stays as it is:

            """;

    private OpenApiDocument() {}

    /// @param version of the program
    static Map<String, Object> of(List<Route> routes, String version) {
        Schemas schemas = new Schemas();
        Map<String, Object> paths = new LinkedHashMap<>();
        Map<String, Map<String, Object>> byPath = new TreeMap<>();
        for (Route route : routes) {
            byPath.computeIfAbsent(route.path(), _ -> new LinkedHashMap<>())
                    .put(Names.lowerCase(route.method().text()), new Operation(route, schemas).json());
        }
        paths.putAll(byPath);
        schemas.reference(Problem.class);
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("openapi", "3.1.1");
        document.put("info", Map.of("title", "Antiphon", "version", version, "description", ABOUT + problems()));
        document.put("servers", List.of(Map.of("url", "../v1", "description", "This server")));
        document.put("tags", tags(routes));
        document.put("paths", paths);
        document.put("components", components(schemas));
        return document;
    }

    private static Map<String, Object> components(Schemas schemas) {
        Map<String, Object> components = new LinkedHashMap<>();
        Map<String, Object> all = new TreeMap<>(schemas.all());
        all.put("Problem", problem());
        components.put("schemas", all);
        components.put("responses", Map.of("Problem", Map.of("description", "What went wrong", "content",
                Map.of("application/problem+json", Map.of("schema", Map.of("$ref", "#/components/schemas/Problem"))))));
        components.put("securitySchemes", Map.of("bearer",
                Map.of("type", "http", "scheme", "bearer", "description", "An access token or an API key"),
                "apiKey", Map.of("type", "apiKey", "in", "header", "name", "X-API-Key")));
        return components;
    }

    private static Map<String, Object> problem() {
        return Map.of("type", "object", "required", List.of("type", "title", "status", "detail"), "properties",
                Map.of("type", Map.of("type", "string", "format", "uri", "enum",
                        Arrays.stream(ProblemType.values()).map(ProblemType::uri).toList()),
                        "title", Map.of("type", "string"), "status", Map.of("type", "integer"), "detail",
                        Map.of("type", "string"), "parameter",
                        Map.of("type", "string", "description", "The parameter or field to blame")));
    }

    /// A table for people.
    private static String problems() {
        return Arrays.stream(ProblemType.values())
                .map(type -> "| %d | `%s` | %s: %s |\n".formatted(type.status(), type.uri(), type.title(),
                        type.about()))
                .collect(Collectors.joining("", "| status | `type` | means |\n|---|---|---|\n", ""));
    }

    private static List<Map<String, String>> tags(List<Route> routes) {
        return routes.stream().map(OpenApiDocument::tag).distinct().sorted().map(tag -> Map.of("name", tag)).toList();
    }

    /// The first word of the path.
    static String tag(Route route) {
        return route.segments().getFirst().replaceFirst("\\..*", "");
    }

    /// Whether callers show credentials.
    static boolean isGuarded(Route route) {
        return route.access() != Access.ANYONE;
    }
}
