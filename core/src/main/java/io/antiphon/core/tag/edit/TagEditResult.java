package io.antiphon.core.tag.edit;

import io.antiphon.core.library.TrackId;
import java.util.List;

/// What became of files that were to be changed, each on its own.
///
/// @param edit of all that were
public record TagEditResult(String edit, List<TagEdit> done, List<Refused> refused) {

    public TagEditResult {
        done = List.copyOf(done);
        refused = List.copyOf(refused);
    }

    /// @param reason why the file is as it was
    /// @param full whether it is that there is no room on the disk
    public record Refused(TrackId track, String path, String reason, boolean full) {

        Refused(TrackId track, String path, String reason) {
            this(track, path, reason, false);
        }
    }
}
