package io.antiphon.core.backup;

import java.util.List;
import java.util.Map;

/// Makes copies of the database while everything runs, and keeps the newest.
public interface Backups {

    /// Makes one, restores it elsewhere to see that it is whole, and deletes those that are too many.
    ///
    /// @throws io.antiphon.core.LibraryException.Unavailable when it cannot be made, saying why and what to do; none of the others
    ///     is deleted then
    Made make();

    /// The newest first.
    List<Backup> list();

    /// @param rows what was counted in the restored copy, by table
    record Made(Backup backup, Map<String, Long> rows) {

        public Made {
            rows = Map.copyOf(rows);
        }
    }
}
