package io.antiphon.media.tag.write;

import io.antiphon.core.tag.TagField;
import io.antiphon.core.tag.edit.UnwritableTagsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Writes the tags of one format. May throw whatever a damaged file makes it throw.
interface FormatWriter {

    /// @param fields the values that each of these fields has afterwards; none for one that is taken out
    // Libraries throw all kinds of exceptions here; what comes out is one.
    void write(Path file, Map<TagField, List<String>> fields) throws Exception;

    static UnwritableTagsException cannotHold(String format, TagField field) {
        return new UnwritableTagsException(
                "%s files have no place for `%s`".formatted(format, field.name().toLowerCase(java.util.Locale.ROOT)));
    }
}
