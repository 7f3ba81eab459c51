package io.antiphon.core.library.layer;

import io.antiphon.core.library.Contributor;
import java.util.List;

/// What fields of several parts an entry may hold.
final class PeopleAndWorks {

    private static final int MOST = 100;
    private static final int LONGEST = 20_000;
    private static final int PERSON = 4;
    private static final int WORK = 2;
    private static final int MOVEMENT = 3;

    private PeopleAndWorks() {}

    /// @throws io.antiphon.core.LibraryException.Invalid when the field cannot hold this
    static void require(Field field, List<String> parts) {
        if (parts.isEmpty()) {
            return;
        }
        if (parts.stream().mapToInt(String::length).sum() > LONGEST) {
            throw FieldValue.invalid(field, "holds at most %d characters in all".formatted(LONGEST));
        }
        switch (field.shape()) {
            case CONTRIBUTORS -> requireContributors(field, parts);
            case WORKS -> requireWorks(field, parts);
            case MOVEMENTS -> requireMovements(field, parts);
            default -> throw new IllegalArgumentException("no entries in " + field);
        }
    }

    private static void requireEntries(Field field, int parts, int each) {
        if (parts % each != 0 || parts / each > MOST) {
            throw FieldValue.invalid(field, "holds at most %d whole entries".formatted(MOST));
        }
    }

    private static void requireContributors(Field field, List<String> parts) {
        requireEntries(field, parts.size() - 1, PERSON);
        if (!parts.getFirst().isEmpty()) {
            FieldValue.requireText(field, parts.getFirst());
        }
        for (int i = 1; i < parts.size(); i += PERSON) {
            if (!Contributor.ROLES.contains(parts.get(i))) {
                throw FieldValue.invalid(field, "knows the roles %s".formatted(String.join(", ", Contributor.ROLES)));
            }
            if (!parts.get(i + 1).isEmpty()) {
                FieldValue.requireText(field, parts.get(i + 1));
            }
            FieldValue.requireText(field, parts.get(i + 2));
            FieldValue.requireMbid(field, parts.get(i + 3));
        }
    }

    private static void requireWorks(Field field, List<String> parts) {
        requireEntries(field, parts.size(), WORK);
        for (int i = 0; i < parts.size(); i += WORK) {
            FieldValue.requireText(field, parts.get(i));
            FieldValue.requireMbid(field, parts.get(i + 1));
        }
    }

    private static void requireMovements(Field field, List<String> parts) {
        requireEntries(field, parts.size(), MOVEMENT);
        for (int i = 0; i < parts.size(); i += MOVEMENT) {
            FieldValue.requireText(field, parts.get(i));
            for (String number : List.of(parts.get(i + 1), parts.get(i + 2))) {
                if (!number.isEmpty() && !FieldValue.isNumber(number)) {
                    throw FieldValue.invalid(field, "takes whole numbers from 1 on");
                }
            }
        }
    }
}
