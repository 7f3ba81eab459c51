package io.antiphon.persistence.change;

import io.antiphon.core.library.Viewer;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import java.util.Optional;
import java.util.stream.Collectors;

/// Which music folders each person was last told of. When they are others, what they know is of no use: what came into their
/// sight has old numbers, and what went out of it none.
final class ChangeViews {

    private final Sql sql;
    private final Transactions transactions;

    ChangeViews(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
    }

    private record View(String folders, long since) {}

    /// @return the number below which nobody's knowledge of this view is good
    long since(Viewer viewer, int scope) {
        String folders = viewer.musicFolders()
                .stream()
                .sorted()
                .map(String::valueOf)
                .collect(Collectors.joining(","));
        String user = viewer.user().value();
        Optional<View> known = find(user, scope);
        if (known.isPresent() && known.get().folders().equals(folders)) {
            return known.get().since();
        }
        return transactions.call(() -> replace(user, scope, folders));
    }

    private Optional<View> find(String user, int scope) {
        return sql.find("SELECT music_folders, since_seq FROM change_view WHERE user_id = ? AND scope = ?",
                row -> new View(row.text(1), row.number(2)), user, scope);
    }

    private long replace(String user, int scope, String folders) {
        long next = sql.find("SELECT last_seq FROM change_counter FOR UPDATE", row -> row.number(1)).orElse(0L) + 1;
        Optional<View> known = find(user, scope);
        if (known.isEmpty()) {
            sql.change("INSERT INTO change_view (user_id, scope, music_folders, since_seq) VALUES (?, ?, ?, 0)", user,
                    scope, folders);
            return 0;
        }
        if (known.get().folders().equals(folders)) {
            return known.get().since();
        }
        // A number of its own, so that who knew everything under the other view is below it.
        sql.change("UPDATE change_counter SET last_seq = ?", next);
        sql.change("UPDATE change_view SET music_folders = ?, since_seq = ? WHERE user_id = ? AND scope = ?", folders,
                next, user, scope);
        return next;
    }
}
