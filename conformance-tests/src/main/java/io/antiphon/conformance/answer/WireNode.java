package io.antiphon.conformance.answer;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// One node of a parsed answer, as close to the wire as both formats allow.
///
/// @param text the text of a scalar or of an XML element, "" when there is none
/// @param members what it holds by name, in the order of the answer
/// @param arrays the names whose value was a JSON array
record WireNode(Form form, String text, Map<String, List<WireNode>> members, Set<String> arrays) {

    /// Where the node stood.
    enum Form {
        ATTRIBUTE, ELEMENT, OBJECT, ARRAY, STRING, NUMBER, BOOLEAN, NULL
    }

    static WireNode scalar(Form form, String text) {
        return new WireNode(form, text, Map.of(), Set.of());
    }

    List<WireNode> all(String name) {
        return members.getOrDefault(name, List.of());
    }

    boolean isXml() {
        return form == Form.ATTRIBUTE || form == Form.ELEMENT;
    }
}
