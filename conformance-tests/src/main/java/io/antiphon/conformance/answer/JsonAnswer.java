package io.antiphon.conformance.answer;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Parses a JSON answer, strictly: no duplicate members, nothing after the document, one member `subsonic-response`.
final class JsonAnswer {

    private static final String ROOT = "subsonic-response";

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonAnswer() {}

    static WireNode parse(byte[] body) throws UnreadableAnswerException {
        JsonNode document = document(body);
        if (!document.isObject() || document.size() != 1 || !document.path(ROOT).isObject()) {
            throw new UnreadableAnswerException("the document is not one object with the only member " + ROOT);
        }
        return node(document.path(ROOT));
    }

    private static JsonNode document(byte[] body) throws UnreadableAnswerException {
        try {
            return MAPPER.readTree(body);
        } catch (IOException e) {
            throw new UnreadableAnswerException("not JSON: " + firstLine(e));
        }
    }

    private static String firstLine(Exception e) {
        String message = String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse(message);
    }

    private static WireNode node(JsonNode json) {
        return switch (json.getNodeType()) {
            case OBJECT -> object(json);
            case ARRAY -> new WireNode(WireNode.Form.ARRAY, "", Map.of("", items(json)), Set.of());
            case NUMBER -> WireNode.scalar(WireNode.Form.NUMBER, json.asText());
            case BOOLEAN -> WireNode.scalar(WireNode.Form.BOOLEAN, json.asText());
            case NULL -> WireNode.scalar(WireNode.Form.NULL, "");
            case STRING, BINARY, MISSING, POJO -> WireNode.scalar(WireNode.Form.STRING, json.asText());
        };
    }

    private static List<WireNode> items(JsonNode array) {
        List<WireNode> items = new ArrayList<>();
        array.forEach(item -> items.add(node(item)));
        return items;
    }

    private static WireNode object(JsonNode json) {
        Map<String, List<WireNode>> members = new LinkedHashMap<>();
        Set<String> arrays = new HashSet<>();
        json.properties().forEach(member -> {
            if (member.getValue().isArray()) {
                arrays.add(member.getKey());
                members.put(member.getKey(), items(member.getValue()));
            } else {
                members.put(member.getKey(), List.of(node(member.getValue())));
            }
        });
        return new WireNode(WireNode.Form.OBJECT, "", members, arrays);
    }
}
