package io.antiphon.server.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaId;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// An OpenAPI document as a client reads it.
public final class ApiDocument {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String REFERENCE = "#/components/schemas/";

    private final JsonNode document;
    private final JsonNode closed;
    private final JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private final Map<String, JsonSchema> schemas = new HashMap<>();

    public ApiDocument(String text) throws Exception {
        this.document = JSON.readTree(text);
        this.closed = document.path("components").deepCopy();
        // What is not documented must not be there.
        for (JsonNode schema : closed.path("schemas")) {
            if (schema.has("properties")) {
                ((ObjectNode) schema).put("additionalProperties", false);
            }
        }
    }

    static JsonNode parsed(String text) throws JsonProcessingException {
        return JSON.readTree(text);
    }

    /// One operation.
    ///
    /// @param path below `/api/v1`
    public record Operation(String method, String path, JsonNode node) {

        public String id() {
            return node.path("operationId").asText();
        }

        /// The parameters of a place: `query`, `path` or `header`.
        List<JsonNode> parameters(String place) {
            List<JsonNode> found = new ArrayList<>();
            node.path("parameters").forEach(parameter -> {
                if (parameter.path("in").asText().equals(place)) {
                    found.add(parameter);
                }
            });
            return found;
        }

        /// The first status of success.
        public int success() {
            List<String> statuses = new ArrayList<>();
            node.path("responses").fieldNames().forEachRemaining(statuses::add);
            return statuses.stream()
                    .filter(status -> status.matches("[23]\\d\\d") && !status.equals("304"))
                    .mapToInt(Integer::parseInt)
                    .min()
                    .orElseThrow();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    JsonNode json() {
        return document;
    }

    /// The one with that id.
    public Operation operation(String id) {
        return operations().stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }

    List<Operation> operations() {
        List<Operation> all = new ArrayList<>();
        document.path("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> all.add(new Operation(operation.getKey().toUpperCase(Locale.ROOT),
                                path.getKey(), operation.getValue()))));
        return all;
    }

    /// A body as the schema of the operation has it, of examples, first choices and least values.
    JsonNode body(Operation operation) {
        return example(schemaOf(operation));
    }

    /// The fields of an operation's body and what they are.
    Map<String, JsonNode> fields(Operation operation) {
        Map<String, JsonNode> fields = new HashMap<>();
        resolved(schemaOf(operation)).path("properties")
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue()));
        return fields;
    }

    private JsonNode schemaOf(Operation operation) {
        return operation.node().path("requestBody").path("content").path("application/json").path("schema");
    }

    private JsonNode resolved(JsonNode schema) {
        return schema.has("$ref")
                ? document.path("components")
                        .path("schemas")
                        .path(schema.path("$ref").asText().substring(REFERENCE.length()))
                : schema;
    }

    JsonNode example(JsonNode given) {
        JsonNode schema = resolved(given);
        JsonNodeFactory make = JsonNodeFactory.instance;
        if (schema.has("examples")) {
            return schema.path("examples").get(0);
        }
        if (schema.has("default")) {
            return schema.path("default");
        }
        if (schema.has("enum")) {
            return schema.path("enum").get(0);
        }
        return switch (schema.path("type").asText()) {
            case "object" -> {
                ObjectNode object = make.objectNode();
                Set<String> required = new HashSet<>();
                schema.path("required").forEach(name -> required.add(name.asText()));
                schema.path("properties").properties().forEach(field -> {
                    if (required.contains(field.getKey())) {
                        object.set(field.getKey(), example(field.getValue()));
                    }
                });
                yield object;
            }
            case "array" -> {
                ArrayNode array = make.arrayNode();
                yield array.add(example(schema.path("items")));
            }
            case "integer", "number" -> make.numberNode(schema.path("minimum").asLong(1));
            case "boolean" -> make.booleanNode(true);
            default -> schema.path("format").asText().equals("date-time") ? make.textNode("2026-01-31T00:00:00Z")
                    : make.textNode("text");
        };
    }

    /// What an answer has that the document does not promise, or lacks of it; empty when it is as promised.
    public String faults(Operation operation, int status, String contentType, String body) throws Exception {
        JsonNode responses = operation.node().path("responses");
        JsonNode response = responses.has(Integer.toString(status)) ? responses.path(Integer.toString(status))
                : responses.path("default");
        if (response.path("$ref").asText().endsWith("/Problem")) {
            response = document.path("components").path("responses").path("Problem");
        }
        JsonNode content = response.path("content");
        if (content.isMissingNode()) {
            return body.isEmpty() ? "" : "a body that is not promised: %.80s".formatted(body);
        }
        String type = contentType.replaceFirst(";.*", "");
        if (!content.has(type)) {
            return content.has("*/*") || content.has(type.replaceFirst("/.*", "/*")) ? ""
                    : "%s in place of %s".formatted(contentType, content.fieldNames().next());
        }
        JsonNode schema = content.path(type).path("schema");
        if (!type.endsWith("json") || schema.isEmpty()) {
            return "";
        }
        return schemas.computeIfAbsent(schema.toString(), _ -> schema(schema))
                .validate(JSON.readTree(body))
                .stream()
                .map(ValidationMessage::getMessage)
                .collect(Collectors.joining("; "));
    }

    /// What is wrong with the schemas themselves, by the rules of JSON Schema 2020-12, and with the examples in them, by their own.
    List<String> schemaFaults() {
        List<String> faults = new ArrayList<>();
        JsonSchema rules = factory.getSchema(SchemaLocation.of(SchemaId.V202012));
        document.path("components").path("schemas").properties().forEach(named -> {
            rules.validate(named.getValue())
                    .forEach(fault -> faults.add("%s: %s".formatted(named.getKey(), fault.getMessage())));
            named.getValue().path("properties").properties().forEach(field -> {
                for (JsonNode example : field.getValue().path("examples")) {
                    schema(field.getValue()).validate(example)
                            .forEach(fault -> faults.add("an example of %s.%s: %s".formatted(named.getKey(),
                                    field.getKey(), fault.getMessage())));
                }
            });
        });
        return faults;
    }

    private JsonSchema schema(JsonNode given) {
        ObjectNode whole = ((ObjectNode) given).deepCopy();
        whole.set("components", closed);
        SchemaValidatorsConfig config = SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return factory.getSchema(whole, config);
    }
}
