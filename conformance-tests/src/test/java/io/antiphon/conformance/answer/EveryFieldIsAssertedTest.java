package io.antiphon.conformance.answer;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.conformance.protocol.Endpoint;
import io.antiphon.conformance.protocol.Field;
import io.antiphon.conformance.protocol.Protocol;
import io.antiphon.conformance.protocol.Type;
import io.antiphon.conformance.protocol.ValueType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Breaks every field of every type in turn, in both formats, and wants the walker to notice.
class EveryFieldIsAssertedTest {

    private final Protocol protocol = Protocol.load();
    private final ResponseSchema schema = new ResponseSchema(protocol, false);

    @Test
    void anObjectWithAllItsFieldsHasNoFindings() {
        for (Type type : protocol.types()) {
            for (Format format : Format.values()) {
                assertThat(findings(object(type, format, 0), type)).as("%s in %s", type.name(), format).isEmpty();
            }
        }
    }

    @Test
    void everyWrongValueIsNoticed() {
        for (Type type : protocol.types()) {
            for (Field field : protocol.fields(type)) {
                assertThat(findings(with(type, field, WireNode.scalar(WireNode.Form.NULL, "")), type))
                        .as("null in %s.%s", type.name(), field.name())
                        .isNotEmpty();
                if (field.form() != Field.Form.TEXT && field.valueType().orElse(null) != ValueType.STRING) {
                    WireNode wrong = WireNode.scalar(WireNode.Form.ATTRIBUTE, "~");
                    boolean idAttribute = field.valueType().orElse(null) == ValueType.ID && !field.list();
                    assertThat(idAttribute || !findings(xmlWith(type, field, wrong), type).isEmpty())
                            .as("a wrong text in %s.%s", type.name(), field.name())
                            .isTrue();
                }
            }
        }
    }

    @Test
    void everyRequiredFieldIsMissed() {
        for (Type type : protocol.types()) {
            for (Field field : protocol.fields(type)) {
                if (field.required()) {
                    Map<String, List<WireNode>> members = new LinkedHashMap<>(object(type, Format.JSON, 0).members());
                    members.remove(field.name());
                    Set<String> arrays = new HashSet<>(object(type, Format.JSON, 0).arrays());
                    arrays.remove(field.name());
                    assertThat(findings(new WireNode(WireNode.Form.OBJECT, "", members, arrays), type))
                            .as("%s.%s missing", type.name(), field.name())
                            .anyMatch(finding -> finding.category() == Category.MISSING_FIELD);
                }
            }
        }
    }

    @Test
    void everyTypeIsReachedFromAnEndpoint() {
        Set<String> reached = new HashSet<>(Set.of("Error", "JukeboxPlaylist"));
        List<String> open = new ArrayList<>(reached);
        for (Endpoint endpoint : protocol.endpoints()) {
            endpoint.findAnswer().ifPresent(answer -> open.add(answer.type()));
        }
        while (!open.isEmpty()) {
            Type type = protocol.type(open.removeLast());
            reached.add(type.name());
            for (Field field : protocol.fields(type)) {
                if (field.valueType().isEmpty() && !reached.contains(field.type())) {
                    open.add(field.type());
                }
            }
        }
        assertThat(protocol.types()).extracting(Type::name).allMatch(reached::contains);
    }

    private List<Finding> findings(WireNode node, Type type) {
        return schema.read(node, type.name(), type.name()).findings();
    }

    private WireNode with(Type type, Field field, WireNode value) {
        WireNode good = object(type, Format.JSON, 0);
        Map<String, List<WireNode>> members = new LinkedHashMap<>(good.members());
        members.put(field.name(), List.of(value));
        return new WireNode(WireNode.Form.OBJECT, "", members, good.arrays());
    }

    private WireNode xmlWith(Type type, Field field, WireNode value) {
        WireNode good = object(type, Format.XML, 0);
        Map<String, List<WireNode>> members = new LinkedHashMap<>(good.members());
        members.put(field.name(), List.of(value));
        return new WireNode(WireNode.Form.ELEMENT, good.text(), members, Set.of());
    }

    private WireNode object(Type type, Format format, int depth) {
        Map<String, List<WireNode>> members = new LinkedHashMap<>();
        Set<String> arrays = new HashSet<>();
        String text = "";
        for (Field field : protocol.fields(type)) {
            if (field.form() == Field.Form.TEXT && format == Format.XML) {
                text = value(field);
                continue;
            }
            boolean nested = field.valueType().isEmpty();
            if (nested && depth > 2 && !field.required()) {
                continue;
            }
            members.put(field.name(), List.of(
                    nested ? object(protocol.type(field.type()), format, depth + 1) : scalar(field, format)));
            if (field.list() && format == Format.JSON) {
                arrays.add(field.name());
            }
        }
        return new WireNode(format == Format.XML ? WireNode.Form.ELEMENT : WireNode.Form.OBJECT, text, members, arrays);
    }

    private static WireNode scalar(Field field, Format format) {
        if (format == Format.XML) {
            boolean attribute = field.form() == Field.Form.ATTRIBUTE;
            return WireNode.scalar(attribute ? WireNode.Form.ATTRIBUTE : WireNode.Form.ELEMENT, value(field));
        }
        return WireNode.scalar(switch (field.valueType().orElseThrow()) {
            case STRING, ID, DATE -> WireNode.Form.STRING;
            case INT, FLOAT -> WireNode.Form.NUMBER;
            case BOOLEAN -> WireNode.Form.BOOLEAN;
        }, value(field));
    }

    private static String value(Field field) {
        List<String> oneOf = field.oneOf();
        if (oneOf != null) {
            return oneOf.getFirst();
        }
        return switch (field.valueType().orElseThrow()) {
            case STRING -> "text";
            case ID -> "id-1";
            case INT, FLOAT -> "1";
            case BOOLEAN -> "true";
            case DATE -> "2024-01-02T03:04:05.678Z";
        };
    }
}
