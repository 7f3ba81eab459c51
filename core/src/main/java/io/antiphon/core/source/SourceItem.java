package io.antiphon.core.source;

import io.antiphon.core.library.TrackId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of a file of a source.
///
/// @param id of the file at the source
/// @param version of what was fetched
/// @param track what it is here; absent unless it is placed
/// @param note why it is not, for people
public record SourceItem(String id, String version, State state, @Nullable TrackId track, String note, Instant at) {

    /// What became of it.
    public enum State {
        /// It is in the library.
        PLACED,
        /// It is no music, and is not tried again until it changes.
        REFUSED,
        /// It could not be had, and is tried again the next time.
        FAILED
    }

    /// Whether nothing more is to be done for the file as it is.
    boolean settles(SourceFile file) {
        return state != State.FAILED && version.equals(file.version());
    }
}
