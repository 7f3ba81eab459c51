package io.antiphon.persistence.personal;

import io.antiphon.persistence.change.PersonalChanges.Subject;
import java.util.Comparator;

/// What one of a user's annotations is about.
///
/// @param kind one of `Kinds`
record AnnotationKey(int kind, String item) {

    /// The order in which rows are changed.
    static final Comparator<AnnotationKey> ORDER = Comparator.comparingInt(AnnotationKey::kind)
            .thenComparing(AnnotationKey::item);

    Subject subject() {
        return new Subject(kind, item);
    }
}
