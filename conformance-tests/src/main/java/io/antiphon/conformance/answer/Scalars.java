package io.antiphon.conformance.answer;

import io.antiphon.conformance.protocol.Field;
import io.antiphon.conformance.protocol.Type;
import io.antiphon.conformance.protocol.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Judges one scalar: its kind in JSON, its spelling, and whether its value is allowed.
final class Scalars {

    private static final String CLIENTS = "client practice: dates";

    private Scalars() {}

    record Result(Optional<AnswerTree> tree, List<Finding> findings) {}

    static Result read(WireNode node, Field field, Type type, String here) {
        ValueType kind = field.valueType().orElse(ValueType.STRING);
        if (node.form() == WireNode.Form.OBJECT || node.form() == WireNode.Form.ARRAY || !node.members().isEmpty()) {
            return wrong(Category.WRONG_TYPE, here + " is " + Values.describe(kind), type,
                    ResponseSchema.describe(node));
        }
        if (kind == ValueType.DATE && node.text().isEmpty() && field.mayBeEmpty()) {
            return new Result(Optional.empty(), List.of(Finding.advice(Category.WRONG_TYPE,
                    here + " is left out when there is no date", CLIENTS, "an empty text")));
        }
        if (kind == ValueType.ID && node.text().isEmpty() && !field.required()) {
            return emptyId(field, type, here);
        }
        if (!node.isXml() && node.form() != jsonForm(kind)) {
            return wrong(Category.WRONG_TYPE, here + " is " + Values.describe(kind) + jsonSpelling(kind), type,
                    ResponseSchema.describe(node));
        }
        Optional<String> value = Values.canonical(kind, node.text());
        if (value.isEmpty()) {
            return wrong(Category.WRONG_TYPE, here + " is " + Values.describe(kind), type,
                    ResponseSchema.describe(node));
        }
        List<Finding> findings = new ArrayList<>();
        checkRange(value.get(), field, type, here, findings);
        if (kind == ValueType.DATE && !Values.hasZone(node.text())) {
            findings.add(
                    Finding.advice(Category.WRONG_TYPE, here + " names its zone, best as Z", CLIENTS, node.text()));
        }
        return new Result(Optional.of(new AnswerTree.Value(value.get())), findings);
    }

    /// Newer fields are sent empty when there is nothing to say; the older ones were left out.
    private static Result emptyId(Field field, Type type, String here) {
        List<Finding> findings = field.openSubsonic() ? List.of()
                : List.of(Finding.advice(Category.WRONG_TYPE, here + " is left out when there is none", type.page(),
                        "an empty text"));
        return new Result(Optional.empty(), findings);
    }

    private static void checkRange(String value, Field field, Type type, String here, List<Finding> findings) {
        List<String> oneOf = field.oneOf();
        if (oneOf != null && !oneOf.contains(value)) {
            findings.add(Finding.failure(Category.OUT_OF_RANGE, here + " is one of " + String.join(", ", oneOf),
                    type.page(), value));
        }
        @Nullable Double min = field.min();
        if (min != null && Double.parseDouble(value) < min) {
            Finding finding = Finding.failure(Category.OUT_OF_RANGE, here + " is at least " + min, type.page(), value);
            // A newer field that is supported must be sent, and 0 is then its "nothing".
            findings.add(field.openSubsonic() && value.equals("0") ? finding.asAdvice() : finding);
        }
        @Nullable Double max = field.max();
        if (max != null && Double.parseDouble(value) > max) {
            findings.add(Finding.failure(Category.OUT_OF_RANGE, here + " is at most " + max, type.page(), value));
        }
    }

    private static Result wrong(Category category, String expected, Type type, String came) {
        return new Result(Optional.empty(), List.of(Finding.failure(category, expected, type.page(), came)));
    }

    private static WireNode.Form jsonForm(ValueType kind) {
        return switch (kind) {
            case STRING, ID, DATE -> WireNode.Form.STRING;
            case INT, FLOAT -> WireNode.Form.NUMBER;
            case BOOLEAN -> WireNode.Form.BOOLEAN;
        };
    }

    private static String jsonSpelling(ValueType kind) {
        return switch (kind) {
            case STRING, ID, DATE -> ", quoted in JSON";
            case INT, FLOAT, BOOLEAN -> ", unquoted in JSON";
        };
    }
}
