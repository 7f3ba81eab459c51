package io.antiphon.conformance.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Compares what one question was answered in XML and in JSON. What one format may leave out (empty texts, empty
/// lists, 0 and false) counts as not there in the other too.
public final class TreeComparison {

    private static final Set<String> UNORDERED = Set.of(".contributors");
    private static final Set<String> MOVING = Set.of("playCount", "played", "changed", "minutesAgo", "positionMs",
            "lastVisited", "visitCount", "position", "starred", "created", "expires", "validUntil", "time",
            "smallImageUrl", "mediumImageUrl", "largeImageUrl", "transcodeParams");
    private static final Set<String> NOTHING_SAID = Set.of("", "0", "false");
    private static final int ENOUGH = 8;

    private final List<Finding> findings = new ArrayList<>();
    private final boolean shapeOnly;

    private TreeComparison(boolean shapeOnly) {
        this.shapeOnly = shapeOnly;
    }

    /// Compares two answers.
    ///
    /// @param shapeOnly whether only the presence of things is compared, since the questions were not quite the same
    public static List<Finding> compare(String place, AnswerTree xml, AnswerTree json, boolean shapeOnly) {
        TreeComparison comparison = new TreeComparison(shapeOnly);
        comparison.walk(place, xml, json);
        return comparison.findings;
    }

    private void walk(String place, AnswerTree xml, AnswerTree json) {
        if (findings.size() >= ENOUGH) {
            return;
        }
        if (xml instanceof AnswerTree.Branch(Map<String, AnswerTree> left)
                && json instanceof AnswerTree.Branch(Map<String, AnswerTree> right)) {
            branches(place, left, right);
        } else if (xml instanceof AnswerTree.Items(List<AnswerTree> left)
                && json instanceof AnswerTree.Items(List<AnswerTree> right)) {
            lists(place, left, right);
        } else if (!shapeOnly && !xml.equals(json)) {
            differ(place, show(xml), show(json));
        }
    }

    private void branches(String place, Map<String, AnswerTree> xml, Map<String, AnswerTree> json) {
        Set<String> names = new TreeSet<>(xml.keySet());
        names.addAll(json.keySet());
        for (String name : names) {
            AnswerTree left = xml.getOrDefault(name, AnswerTree.nothing());
            AnswerTree right = json.getOrDefault(name, AnswerTree.nothing());
            if (MOVING.contains(name) || (isEmpty(left) && isEmpty(right))) {
                continue;
            }
            if (isEmpty(left) || isEmpty(right)) {
                differ(place + "." + name, isEmpty(left) ? "nothing" : show(left),
                        isEmpty(right) ? "nothing" : show(right));
            } else {
                walk(place + "." + name, left, right);
            }
        }
    }

    private void lists(String place, List<AnswerTree> xml, List<AnswerTree> json) {
        if (xml.size() != json.size()) {
            differ(place, xml.size() + " items", json.size() + " items");
            return;
        }
        boolean unordered = UNORDERED.stream().anyMatch(place::endsWith);
        List<AnswerTree> left = inOrder(xml, unordered);
        List<AnswerTree> right = inOrder(json, unordered);
        for (int i = 0; i < left.size(); i++) {
            walk(place + "[" + i + "]", left.get(i), right.get(i));
        }
    }

    /// Lists of plain values, such as moods and roles, have no order; nothing gives contributors one either.
    private static List<AnswerTree> inOrder(List<AnswerTree> items, boolean unordered) {
        boolean plain = items.stream().allMatch(AnswerTree.Value.class::isInstance);
        return plain || unordered
                ? items.stream().sorted(Comparator.comparing(plain ? AnswerTree::text : AnswerTree::toString)).toList()
                : items;
    }

    private static boolean isEmpty(AnswerTree tree) {
        return switch (tree) {
            case AnswerTree.Value value -> NOTHING_SAID.contains(value.text());
            case AnswerTree.Branch branch -> branch.members().values().stream().allMatch(TreeComparison::isEmpty);
            case AnswerTree.Items items -> items.all().isEmpty();
        };
    }

    private static String show(AnswerTree tree) {
        return switch (tree) {
            case AnswerTree.Value value -> "\"" + value.text() + "\"";
            case AnswerTree.Branch branch -> "an object with " + branch.members().keySet();
            case AnswerTree.Items items -> items.all().size() + " items";
        };
    }

    private void differ(String place, String xml, String json) {
        findings.add(Finding.failure(Category.FORMATS_DIFFER, place + " is the same in XML and JSON",
                "opensubsonic-api", "XML has " + xml + ", JSON has " + json));
    }
}
