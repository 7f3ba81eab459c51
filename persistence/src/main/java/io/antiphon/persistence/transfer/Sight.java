package io.antiphon.persistence.transfer;

import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Sql;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What may be found: everything, or what lies in the music folders of one account.
///
/// @param folders ids joined by commas, as a list for SQL; absent for all
record Sight(@Nullable String folders) {

    static final Sight ALL = new Sight(null);

    static Sight of(Sql sql, @Nullable UserId only) {
        if (only == null) {
            return ALL;
        }
        Optional<String> granted = sql.list("SELECT music_folders FROM app_user WHERE id = ?",
                row -> Optional.ofNullable(row.textOrNull(1)), only.value())
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
        return granted.map(ids -> new Sight(ids.matches("\\d+(,\\d+)*") ? ids : "0")).orElse(ALL);
    }

    /// To be added to a condition.
    ///
    /// @param column that holds the number of a music folder
    String within(String column) {
        return folders == null ? "" : " AND %s IN (%s)".formatted(column, folders);
    }

    String presence() {
        return folders == null ? ""
                : " AND EXISTS (SELECT 1 FROM artist_presence p WHERE p.artist = artist.row_no AND p.music_folder IN (%s))"
                        .formatted(folders);
    }
}
