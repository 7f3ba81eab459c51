package io.antiphon.persistence.personal;

import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.library.PlayableId;
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
import io.antiphon.persistence.change.PersonalChanges;
import java.time.Duration;
import java.util.List;

/// Bookmarks in the table `bookmark`.
public final class JdbcBookmarks implements Bookmarks {

    private final Sql sql;
    private final Transactions transactions;
    private final Aliases aliases;
    private final PersonalChanges changes;

    public JdbcBookmarks(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
        this.aliases = new Aliases(sql);
        this.changes = new PersonalChanges(database);
    }

    @Override
    public List<Bookmark> listBookmarks(UserId user) {
        return sql.list("""
                SELECT COALESCE(a.new_id, b.track), b.kind, b.position_ms, b.note, b.created_at, b.changed_at
                FROM bookmark b LEFT JOIN alias a ON a.kind = b.kind AND a.old_id = b.track
                WHERE b.user_id = ? ORDER BY b.changed_at DESC, b.track
                """, JdbcBookmarks::bookmark, user.value());
    }

    @Override
    public void saveBookmark(UserId user, Bookmark bookmark) {
        transactions.run(() -> {
            String track = aliases.resolve(Kinds.of(bookmark.item()), bookmark.item().value());
            long changed = sql.change("""
                    UPDATE bookmark SET position_ms = ?, note = ?, changed_at = ? WHERE user_id = ? AND track = ?
                    """, bookmark.position().toMillis(), bookmark.comment(), bookmark.changedAt().toEpochMilli(),
                    user.value(), track);
            if (changed == 0) {
                sql.change("""
                        INSERT INTO bookmark (user_id, track, kind, position_ms, note, created_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?)
                        """, user.value(), track, Kinds.of(bookmark.item()), bookmark.position().toMillis(),
                        bookmark.comment(),
                        bookmark.createdAt().toEpochMilli(),
                        bookmark.changedAt().toEpochMilli());
            }
            changes.bookmarked(user, track);
        });
    }

    @Override
    public void deleteBookmark(UserId user, PlayableId item) {
        String resolved = aliases.resolve(Kinds.of(item), item.value());
        transactions.run(() -> {
            long deleted = sql.change("DELETE FROM bookmark WHERE user_id = ? AND (track = ? OR track = ?)",
                    user.value(), item.value(), resolved);
            if (deleted > 0) {
                changes.bookmarkDeleted(user, resolved);
            }
        });
    }

    private static Bookmark bookmark(Row row) {
        PlayableId item = row.integer(2) == Kinds.EPISODE ? new EpisodeId(row.text(1)) : new TrackId(row.text(1));
        return new Bookmark(item, Duration.ofMillis(row.number(3)), row.textOrNull(4), row.instant(5), row.instant(6));
    }
}
