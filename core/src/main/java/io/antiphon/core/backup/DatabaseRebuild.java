package io.antiphon.core.backup;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes the database anew from what is left of it: the one that was set aside, backups, exports, and the files themselves.
public interface DatabaseRebuild {

    /// Begins in the background. Everything is served meanwhile, but for a moment in which the new database takes the place of the present one.
    ///
    /// @throws io.antiphon.core.LibraryException.Conflict when it runs already
    /// @throws io.antiphon.core.LibraryException.Unavailable when this database cannot be rebuilt so
    Progress start(String actor);

    Progress progress();

    /// @param state `idle`, `reading`, `restarting`, `scanning`, `done` or `failed`
    /// @param source what people did comes from, by name; absent as long as nobody knows
    /// @param rows that were saved, by table
    /// @param error why it failed; nothing has changed then
    record Progress(String state, @Nullable String source, Map<String, Long> rows, @Nullable Instant startedAt,
            @Nullable String error) {

        public static final Progress IDLE = new Progress("idle", null, Map.of(), null, null);

        public Progress {
            rows = Map.copyOf(rows);
        }

        public boolean isRunning() {
            return state.equals("reading") || state.equals("restarting") || state.equals("scanning");
        }
    }
}
