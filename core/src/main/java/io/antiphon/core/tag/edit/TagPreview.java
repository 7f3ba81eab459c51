package io.antiphon.core.tag.edit;

import io.antiphon.core.library.TrackId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What would be written.
///
/// @param token of exactly this: another as soon as one of the files is another
public record TagPreview(String token, List<File> files) {

    public TagPreview {
        files = List.copyOf(files);
    }

    /// One file.
    ///
    /// @param path relative to the music folder's root
    /// @param changes none when the file says all of it already
    /// @param refusal why nothing can be written; absent when it can
    public record File(TrackId track, int musicFolder, String path, List<FieldChange> changes,
            @Nullable String refusal) {

        public File {
            changes = List.copyOf(changes);
        }

        boolean isWritten() {
            return refusal == null && !changes.isEmpty();
        }
    }
}
