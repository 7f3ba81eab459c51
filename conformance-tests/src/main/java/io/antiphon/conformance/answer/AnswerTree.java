package io.antiphon.conformance.answer;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What an answer says, whichever format it came in: the tree that cases look at and that the formats are compared by.
public sealed interface AnswerTree {

    /// A tree without anything in it.
    static AnswerTree nothing() {
        return Branch.EMPTY;
    }

    /// One value, in its canonical spelling.
    record Value(String text) implements AnswerTree {}

    /// Named members.
    record Branch(Map<String, AnswerTree> members) implements AnswerTree {
        private static final Branch EMPTY = new Branch(Map.of());
    }

    /// A list.
    record Items(List<AnswerTree> all) implements AnswerTree {}

    /// The member of that name, [#nothing()] when there is none.
    default AnswerTree at(String name) {
        return this instanceof Branch branch ? branch.members().getOrDefault(name, nothing()) : nothing();
    }

    default boolean has(String name) {
        return this instanceof Branch branch && branch.members().containsKey(name);
    }

    /// The value of the member of that name.
    default Optional<String> find(String name) {
        return at(name) instanceof Value value ? Optional.of(value.text()) : Optional.empty();
    }

    /// The value of the member of that name, "" when there is none.
    default String text(String name) {
        return find(name).orElse("");
    }

    /// The value of the member of that name as a number, `otherwise` when there is none.
    default long number(String name, long otherwise) {
        try {
            return find(name).map(Long::parseLong).orElse(otherwise);
        } catch (NumberFormatException e) {
            return otherwise;
        }
    }

    /// The items of the list of that name; none when it is not there.
    default List<AnswerTree> items(String name) {
        return at(name).items();
    }

    /// The items of this list, or none.
    default List<AnswerTree> items() {
        return this instanceof Items items ? items.all() : List.of();
    }

    /// The ids of the items of the list of that name.
    default List<String> ids(String name) {
        return items(name).stream().map(item -> item.text("id")).toList();
    }

    /// The plain text of a value, "" for anything else.
    default String text() {
        return this instanceof Value value ? value.text() : "";
    }
}
