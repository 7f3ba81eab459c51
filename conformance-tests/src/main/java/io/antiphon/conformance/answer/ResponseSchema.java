package io.antiphon.conformance.answer;

import io.antiphon.conformance.protocol.Field;
import io.antiphon.conformance.protocol.Protocol;
import io.antiphon.conformance.protocol.Type;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Walks an answer of either format along the protocol's types: names known, required fields there, values of the
/// right kind and form, lists as lists, nothing null. What it understood becomes an [AnswerTree].
public final class ResponseSchema {

    private final Protocol protocol;
    private final boolean undocumentedIsAdvice;
    private final FieldSightings sightings = new FieldSightings();

    /// @param undocumentedIsAdvice whether a field that nothing describes is only worth a remark
    public ResponseSchema(Protocol protocol, boolean undocumentedIsAdvice) {
        this.protocol = protocol;
        this.undocumentedIsAdvice = undocumentedIsAdvice;
    }

    /// What a walk gave: the tree of all that was understood, and everything that was wrong.
    public record Reading(AnswerTree tree, List<Finding> findings) {}

    /// What was seen in JSON answers so far.
    public FieldSightings sightings() {
        return sightings;
    }

    Protocol protocol() {
        return protocol;
    }

    Reading read(WireNode node, String type, String place) {
        Walk walk = new Walk();
        return new Reading(walk.object(node, protocol.type(type), place), walk.findings);
    }

    Reading readList(List<WireNode> nodes, String type, String place) {
        Walk walk = new Walk();
        List<AnswerTree> items = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            items.add(walk.object(nodes.get(i), protocol.type(type), place + "[" + i + "]"));
        }
        return new Reading(new AnswerTree.Items(items), walk.findings);
    }

    private final class Walk {

        private final List<Finding> findings = new ArrayList<>();

        AnswerTree object(WireNode node, Type type, String place) {
            if (node.form() != WireNode.Form.OBJECT && node.form() != WireNode.Form.ELEMENT) {
                add(node.form() == WireNode.Form.NULL ? Category.NULL_VALUE : Category.WRONG_TYPE,
                        place + " is an object", type, describe(node));
                return AnswerTree.nothing();
            }
            Map<String, AnswerTree> members = new LinkedHashMap<>();
            Set<String> known = new HashSet<>();
            see(node, type.name());
            for (Field field : protocol.fields(type)) {
                known.add(field.name());
                Optional<AnswerTree> value = field(node, field, type, place);
                value.ifPresent(tree -> members.put(field.name(), tree));
                if (value.isPresent() && !node.isXml()) {
                    sightings.sawField(type.name(), field.name());
                }
            }
            undocumented(node, type, known, place);
            return new AnswerTree.Branch(members);
        }

        private void see(WireNode node, String type) {
            if (!node.isXml()) {
                sightings.sawObject(type);
            }
        }

        /// Samples are JSON: there nobody can be blamed for what they show.
        private void undocumented(WireNode node, Type type, Set<String> known, String place) {
            for (String name : node.members().keySet()) {
                boolean sampled = protocol.showsInSamples(type, name);
                if (!known.contains(name) && (node.isXml() || !sampled)) {
                    Finding finding = Finding.failure(Category.UNDOCUMENTED_FIELD,
                            place + " holds documented fields only", type.page(), name);
                    findings.add(undocumentedIsAdvice || sampled ? finding.asAdvice() : finding);
                }
            }
            boolean takesText = protocol.fields(type).stream().anyMatch(field -> field.form() == Field.Form.TEXT);
            if (node.isXml() && !takesText && !node.text().isBlank()) {
                add(Category.UNDOCUMENTED_FIELD, place + " holds no text of its own", type, node.text().strip());
            }
        }

        private Optional<AnswerTree> field(WireNode node, Field field, Type type, String place) {
            String here = place + "." + field.name();
            if (field.form() == Field.Form.TEXT && node.isXml()) {
                return node.text().isEmpty() ? missing(field, type, here)
                        : Optional.of(new AnswerTree.Value(node.text()));
            }
            List<WireNode> values = node.all(field.name());
            boolean isArray = node.arrays().contains(field.name());
            if (values.isEmpty() && !isArray) {
                return missing(field, type, here);
            }
            if (field.list()) {
                return Optional.of(list(node, values, isArray, field, type, here));
            }
            if (isArray || values.size() > 1) {
                add(Category.WRONG_TYPE, here + " is a single value", type, "a list of " + values.size());
                return Optional.empty();
            }
            return single(values.getFirst(), field, type, here);
        }

        private Optional<AnswerTree> missing(Field field, Type type, String here) {
            if (field.required()) {
                add(Category.MISSING_FIELD, here + " is there: " + field.says(), type, "nothing");
            }
            return Optional.empty();
        }

        private AnswerTree list(WireNode parent, List<WireNode> values, boolean isArray, Field field, Type type,
                String here) {
            if (!parent.isXml() && !isArray) {
                add(values.getFirst().form() == WireNode.Form.NULL ? Category.NULL_VALUE : Category.WRONG_TYPE,
                        here + " is an array, also for one item", type, describe(values.getFirst()));
                if (values.getFirst().form() == WireNode.Form.NULL) {
                    return new AnswerTree.Items(List.of());
                }
            }
            List<AnswerTree> items = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                single(values.get(i), field, type, here + "[" + i + "]").ifPresent(items::add);
            }
            return new AnswerTree.Items(items);
        }

        private Optional<AnswerTree> single(WireNode node, Field field, Type type, String here) {
            if (node.form() == WireNode.Form.NULL) {
                add(Category.NULL_VALUE, here + " is left out when it has no value", type, "null");
                return Optional.empty();
            }
            checkForm(node, field, type, here);
            if (field.valueType().isEmpty()) {
                return Optional.of(object(node, protocol.type(field.type()), here));
            }
            Scalars.Result result = Scalars.read(node, field, type, here);
            findings.addAll(result.findings());
            return result.tree();
        }

        private void checkForm(WireNode node, Field field, Type type, String here) {
            if (!node.isXml()) {
                return;
            }
            boolean attribute = node.form() == WireNode.Form.ATTRIBUTE;
            if (attribute == (field.form() == Field.Form.ATTRIBUTE)) {
                return;
            }
            Finding finding = Finding.failure(Category.WRONG_FORM,
                    here + (attribute ? " is an element in XML" : " is an attribute in XML"), type.page(),
                    attribute ? "an attribute" : "an element");
            // No text fixes the XML form of single values that only OpenSubsonic has.
            findings.add(field.openSubsonic() ? finding.asAdvice() : finding);
        }

        private void add(Category category, String expected, Type type, String came) {
            findings.add(Finding.failure(category, expected, type.page(), came));
        }
    }

    static String describe(WireNode node) {
        return switch (node.form()) {
            case ATTRIBUTE, STRING -> "the text \"" + node.text() + "\"";
            case ELEMENT -> "an element";
            case OBJECT -> "an object";
            case ARRAY -> "an array";
            case NUMBER -> "the number " + node.text();
            case BOOLEAN -> "the boolean " + node.text();
            case NULL -> "null";
        };
    }
}
