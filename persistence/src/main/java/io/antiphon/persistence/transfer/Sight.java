package io.antiphon.persistence.transfer;

import io.antiphon.core.user.Permission;
import io.antiphon.core.user.Role;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Sql;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What may be found: everything, or what lies in the music folders of one account, and no drafts unless it sees them.
///
/// @param folders ids joined by commas, as a list for SQL; absent for all
/// @param drafts whether drafts may be found, too
record Sight(@Nullable String folders, boolean drafts) {

    static final Sight ALL = new Sight(null, true);

    static Sight of(Sql sql, @Nullable UserId only) {
        if (only == null) {
            return ALL;
        }
        return sql.list("SELECT music_folders, role, granted, withdrawn FROM app_user WHERE id = ?",
                row -> new Sight(listed(row.textOrNull(1)), seesDrafts(row.text(2),
                        Objects.requireNonNullElse(row.textOrNull(3), ""),
                        Objects.requireNonNullElse(row.textOrNull(4), ""))),
                only.value()).stream().findFirst().orElse(ALL);
    }

    private static @Nullable String listed(@Nullable String ids) {
        return ids == null || ids.matches("\\d+(,\\d+)*") ? ids : "0";
    }

    private static boolean seesDrafts(String role, String granted, String withdrawn) {
        String permission = Permission.EDIT_TAGS.name();
        boolean byRole = Arrays.stream(Role.values())
                .filter(one -> one.name().equalsIgnoreCase(role))
                .anyMatch(one -> one.defaults().contains(Permission.EDIT_TAGS));
        return byRole ? !withdrawn.toUpperCase(Locale.ROOT).contains(permission)
                : granted.toUpperCase(Locale.ROOT).contains(permission);
    }

    /// To be added to a condition.
    ///
    /// @param column that holds what something is in view as
    String within(String column) {
        String shown = drafts ? "ABS(" + column + ")" : column;
        return folders != null ? " AND %s IN (%s)".formatted(shown, folders)
                : drafts ? "" : " AND %s >= 0".formatted(column);
    }

    String presence() {
        String condition = within("p.sight");
        return condition.isEmpty() ? ""
                : " AND EXISTS (SELECT 1 FROM artist_presence p WHERE p.artist = artist.row_no%s)".formatted(condition);
    }
}
