package io.antiphon.server.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.antiphon.server.contract.ApiDocument.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// Requests that nobody means: one of a good request's parts at a time is replaced by something odd, in its path, its query, its headers and
/// everywhere in its body.
final class OddRequests {

    private static final List<String> TEXTS = List.of("", "-1", "0", "99999999999999999999", "1.5", "true", "maybe",
            "'--", "%00", "\u0000", "\u00fc\ud83c\udfb5\u202e", "[]", "{}", "../../etc/passwd", "..", "2026-13-45",
            "x".repeat(3_000));
    private static final List<String> HEADERS = List.of("", "-1", "99999999999999999999", "\"", "W/\"", "*, *",
            "bytes=9-1", "bytes=0-0,-", "\u00e9", "a b", "x".repeat(3_000));
    private static final List<String> COMMON = List.of("If-None-Match", "If-Match", "If-Range", "Range", "Accept",
            "Content-Type", "Idempotency-Key", "Last-Event-ID", "Accept-Language", "Icy-MetaData");
    private static final List<String> VALUES = List.of("null", "-1", "0", "1.5", "1e300", "9223372036854775808", "true",
            "\"\"", "\"\\u0000\\ud800\"", "[]", "[[null]]", "[{}]", "{}", "{\"a\":{\"a\":1}}",
            "\"" + "x".repeat(5_000) + "\"");
    private static final List<String> BODIES = List.of("", "{", "[]", "null", "1", "\"x\"", "\uFEFF{}", "{}{}",
            "{\"a\":1,\"a\":2}", "<a/>", "a=b", "[".repeat(20_000), "{\"a\":".repeat(2_000) + "1" + "}".repeat(2_000),
            "{\"x\":" + "9".repeat(10_000) + "}", "{\"x\":1e999999999}");
    private static final String MARK = "\"\\u0001odd\\u0001\"";

    private final ApiWorld world;
    private final ApiDocument document;
    private final Random random;

    OddRequests(ApiWorld world, ApiDocument document, Random random) {
        this.world = world;
        this.document = document;
        this.random = random;
    }

    /// @param share how many of them, 1 for all
    List<ApiRequest> of(Operation operation, double share) throws Exception {
        ApiRequest good = ApiRequest.of(world, document, operation);
        List<ApiRequest> all = new ArrayList<>();
        addPaths(good, all);
        addQueries(good, all);
        addHeaders(good, all);
        if (good.sends()) {
            addBodies(good, all);
        }
        all.add(ApiRequest.bare(world, document, operation).sending("{}"));
        return all.stream().filter(request -> random.nextDouble() < share).toList();
    }

    private static void addPaths(ApiRequest good, List<ApiRequest> all) {
        String[] names = good.operation().path().split("/", -1);
        for (int i = 0; i < names.length; i++) {
            if (names[i].startsWith("{")) {
                // Without a segment, or with one that leads elsewhere, it is another path.
                for (String text : TEXTS.stream().filter(one -> !List.of("", "..").contains(one)).toList()) {
                    String[] parts = good.path().split("/", -1);
                    parts[i] = ApiRequest.encoded(text);
                    all.add(good.at(String.join("/", parts)));
                }
            }
        }
    }

    private void addQueries(ApiRequest good, List<ApiRequest> all) {
        List<String> names = good.operation()
                .parameters("query")
                .stream()
                .map(parameter -> parameter.path("name").asText())
                .toList();
        for (String name : names) {
            for (String text : TEXTS) {
                all.add(good.asking("?%s=%s".formatted(name, ApiRequest.encoded(text))));
            }
            all.add(good.asking("?%s=1&%s=2".formatted(name, name)));
        }
        if (names.size() > 1) {
            List<String> odd = names.stream()
                    .map(name -> name + "=" + ApiRequest.encoded(TEXTS.get(random.nextInt(TEXTS.size()))))
                    .toList();
            all.add(good.asking("?" + String.join("&", odd)));
        }
    }

    private void addHeaders(ApiRequest good, List<ApiRequest> all) {
        for (JsonNode header : good.operation().parameters("header")) {
            HEADERS.forEach(value -> all.add(good.with(header.path("name").asText(), value)));
        }
        for (int i = 0; i < 3; i++) {
            all.add(good.with(COMMON.get(random.nextInt(COMMON.size())), HEADERS.get(random.nextInt(HEADERS.size()))));
        }
    }

    private void addBodies(ApiRequest good, List<ApiRequest> all) {
        BODIES.forEach(body -> all.add(good.sending(body)));
        all.add(good.sending(new byte[]{(byte) 0xff, (byte) 0xfe, 0, '{', (byte) 0xc0}));
        for (String type : List.of("text/plain", "application/json; charset=utf-16", "multipart/form-data; boundary=x",
                "application/x-www-form-urlencoded", "x")) {
            all.add(good.with("Content-Type", type).sending(good.said()));
        }
        JsonNode body = parsed(good.said());
        if (body instanceof ObjectNode object) {
            ObjectNode whole = object.deepCopy();
            document.fields(good.operation()).forEach((name, schema) -> {
                if (!whole.has(name)) {
                    whole.set(name, document.example(schema));
                }
            });
            texts(whole, whole).forEach(marked -> VALUES.forEach(
                    value -> all.add(good.sending(marked.replace(MARK, value)))));
        }
    }

    private static JsonNode parsed(String text) {
        try {
            return ApiDocument.parsed(text.isEmpty() ? "null" : text);
        } catch (JsonProcessingException _) {
            // No JSON.
            return NullNode.getInstance();
        }
    }

    /// The whole as text, once for each of its parts, with a mark in that one's place.
    private static Stream<String> texts(JsonNode whole, JsonNode part) {
        List<String> texts = new ArrayList<>();
        if (part instanceof ObjectNode object) {
            for (String name : object.properties().stream().map(Map.Entry::getKey).toList()) {
                JsonNode there = object.get(name);
                object.put(name, "\u0001odd\u0001");
                texts.add(whole.toString());
                object.set(name, there);
                texts.addAll(texts(whole, there).toList());
            }
        } else if (part instanceof ArrayNode array && !array.isEmpty()) {
            JsonNode there = array.get(0);
            array.set(0, "\u0001odd\u0001");
            texts.add(whole.toString());
            array.set(0, there);
            texts.addAll(texts(whole, there).toList());
        }
        return texts.stream();
    }
}
