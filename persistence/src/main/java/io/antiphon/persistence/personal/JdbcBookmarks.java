package io.antiphon.persistence.personal;

import io.antiphon.core.library.TrackId;
import io.antiphon.core.playback.Bookmark;
import io.antiphon.core.playback.Bookmarks;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Aliases;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Kinds;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import java.time.Duration;
import java.util.List;

/// Bookmarks in the table `bookmark`.
public final class JdbcBookmarks implements Bookmarks {

    private final Sql sql;
    private final Transactions transactions;
    private final Aliases aliases;

    public JdbcBookmarks(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
        this.aliases = new Aliases(sql);
    }

    @Override
    public List<Bookmark> listBookmarks(UserId user) {
        return sql.list("""
                SELECT COALESCE(a.new_id, b.track), b.position_ms, b.note, b.created_at, b.changed_at
                FROM bookmark b LEFT JOIN alias a ON a.kind = 1 AND a.old_id = b.track
                WHERE b.user_id = ? ORDER BY b.changed_at DESC, b.track
                """, JdbcBookmarks::bookmark, user.value());
    }

    @Override
    public void saveBookmark(UserId user, Bookmark bookmark) {
        transactions.run(() -> {
            String track = aliases.resolve(Kinds.TRACK, bookmark.track().value());
            long changed = sql.change("""
                    UPDATE bookmark SET position_ms = ?, note = ?, changed_at = ? WHERE user_id = ? AND track = ?
                    """, bookmark.position().toMillis(), bookmark.comment(), bookmark.changedAt().toEpochMilli(),
                    user.value(), track);
            if (changed == 0) {
                sql.change("""
                        INSERT INTO bookmark (user_id, track, position_ms, note, created_at, changed_at) VALUES (?, ?, ?, ?, ?, ?)
                        """, user.value(), track, bookmark.position().toMillis(), bookmark.comment(),
                        bookmark.createdAt().toEpochMilli(),
                        bookmark.changedAt().toEpochMilli());
            }
        });
    }

    @Override
    public void deleteBookmark(UserId user, TrackId track) {
        String resolved = aliases.resolve(Kinds.TRACK, track.value());
        sql.change("DELETE FROM bookmark WHERE user_id = ? AND (track = ? OR track = ?)", user.value(), track.value(),
                resolved);
    }

    private static Bookmark bookmark(Row row) {
        return new Bookmark(new TrackId(row.text(1)), Duration.ofMillis(row.number(2)), row.textOrNull(3),
                row.instant(4), row.instant(5));
    }
}
