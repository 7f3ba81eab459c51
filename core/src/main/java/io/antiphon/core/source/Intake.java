package io.antiphon.core.source;

import io.antiphon.core.library.TrackId;
import io.antiphon.core.user.User;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Takes whole files into the library: finds out whether they are music, and places them by what they say of themselves.
public interface Intake {

    /// @param owner in whose name
    /// @param file its bytes, which belong to the caller before and after
    /// @param name as it was called, which says nothing about where it will lie
    /// @throws RefusedException when it is no music, or can never be placed there
    /// @throws IOException when it cannot be placed now
    Taken take(User owner, Path file, String name, int musicFolder)
            throws RefusedException, IOException, InterruptedException;

    /// @param track absent while it is not known
    /// @param known whether the same sound was in the library before
    record Taken(@Nullable TrackId track, boolean known) {}

    /// It will never be taken; the message says why.
    final class RefusedException extends Exception {

        private static final long serialVersionUID = 1L;

        public RefusedException(String message) {
            super(message);
        }
    }
}
