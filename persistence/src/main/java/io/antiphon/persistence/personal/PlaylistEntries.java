package io.antiphon.persistence.personal;

import io.antiphon.core.library.TrackId;
import io.antiphon.core.playlist.PlaylistId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.SqlFailure;
import io.antiphon.persistence.Transactions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/// The entries of playlists, numbered from 0 on. Must be used within a transaction.
final class PlaylistEntries {

    private static final int BATCH = 1_000;

    private final Sql sql;
    private final Transactions transactions;

    PlaylistEntries(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
    }

    List<TrackId> list(PlaylistId playlist) {
        return sql.list("""
                SELECT COALESCE(a.new_id, e.track) FROM playlist_entry e LEFT JOIN alias a ON a.kind = 1 AND a.old_id = e.track
                WHERE e.playlist = ? ORDER BY e.place
                """, row -> new TrackId(row.text(1)), playlist.value());
    }

    /// Rewrites the entries from the first one on that differs, and what the playlist's row says of them.
    void replace(PlaylistId playlist, List<TrackId> before, List<TrackId> after) {
        int same = 0;
        while (same < Math.min(before.size(), after.size()) && before.get(same).equals(after.get(same))) {
            same++;
        }
        if (same < before.size()) {
            sql.change("DELETE FROM playlist_entry WHERE playlist = ? AND place >= ?", playlist.value(), same);
        }
        insert(playlist, after, same);
        sql.change("""
                UPDATE playlist SET track_count = ?, duration_ms = (
                    SELECT COALESCE(SUM(t.duration_ms), 0) FROM playlist_entry e JOIN track t ON t.id = e.track WHERE e.playlist = ?)
                WHERE id = ?
                """, after.size(), playlist.value(), playlist.value());
    }

    private void insert(PlaylistId playlist, List<TrackId> tracks, int from) {
        try (Connection connection = transactions.connection();
                PreparedStatement insert = connection
                        .prepareStatement("INSERT INTO playlist_entry (playlist, place, track) VALUES (?, ?, ?)")) {
            for (int place = from; place < tracks.size(); place++) {
                insert.setString(1, playlist.value());
                insert.setInt(2, place);
                insert.setString(3, tracks.get(place).value());
                insert.addBatch();
                if ((place + 1) % BATCH == 0) {
                    insert.executeBatch();
                }
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new SqlFailure("playlist entries", e);
        }
    }
}
