package io.antiphon.core.tag.edit;

import io.antiphon.core.tag.MediaFile;
import io.antiphon.core.tag.TagField;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes tags into files of some formats, under the names that MusicBrainz Picard gives them. Must not touch the sound.
public interface TagWriter {

    /// Why files of this kind cannot be written, for people, naming the format; empty when they can.
    Optional<String> refusal(MediaFile media);

    /// Changes a file in its place; nobody else uses it, and what became of it is checked afterwards.
    ///
    /// @param media what the file says now
    /// @param fields the values that each of these fields has afterwards; none for a field that is taken out. All others stay.
    /// @throws UnwritableTagsException when the format, or this very file, cannot hold them
    void write(Path file, MediaFile media, Map<TagField, List<String>> fields)
            throws IOException, UnwritableTagsException;
}
