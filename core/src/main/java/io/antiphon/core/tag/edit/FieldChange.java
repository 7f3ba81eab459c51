package io.antiphon.core.tag.edit;

import io.antiphon.core.tag.TagField;
import java.util.List;

/// What becomes of one field.
///
/// @param before none when the file does not have it
/// @param after none when it is taken out
public record FieldChange(TagField field, List<String> before, List<String> after) {

    public FieldChange {
        before = List.copyOf(before);
        after = List.copyOf(after);
    }
}
