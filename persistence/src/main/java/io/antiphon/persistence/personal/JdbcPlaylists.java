package io.antiphon.persistence.personal;

import io.antiphon.core.LibraryException;
import io.antiphon.core.Rows;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.playlist.Playlist;
import io.antiphon.core.playlist.PlaylistId;
import io.antiphon.core.playlist.Playlists;
import io.antiphon.core.playlist.smart.SmartRules;
import io.antiphon.core.playlist.smart.SmartRulesReader;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import io.antiphon.persistence.change.PersonalChanges;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Playlists in the tables `playlist`, `playlist_entry` and `playlist_share`.
public final class JdbcPlaylists implements Playlists {

    private static final String COLUMNS = """
            SELECT p.id, p.name, p.note, p.owner, u.name, p.published, p.read_only, p.track_count, p.duration_ms, p.created_at, p.changed_at, p.rules
            FROM playlist p JOIN app_user u ON u.id = p.owner
            """;

    private final Sql sql;
    private final Transactions transactions;
    private final PlaylistEntries entries;
    private final EntryRows entryRows;
    private final PersonalChanges changes;

    public JdbcPlaylists(Database database, EntryRows entryRows) {
        this.sql = database.sql();
        this.transactions = database.transactions();
        this.entries = new PlaylistEntries(database);
        this.entryRows = entryRows;
        this.changes = new PersonalChanges(database);
    }

    /// Reads the tracks of a playlist as the catalogue knows them.
    @FunctionalInterface
    public interface EntryRows {

        Rows<Annotated<Track>> list(Viewer viewer, PlaylistId playlist);
    }

    @Override
    public Optional<Playlist> findPlaylist(PlaylistId id) {
        List<String> sharedWith = sql.list("""
                SELECT u.name FROM playlist_share s JOIN app_user u ON u.id = s.user_id WHERE s.playlist = ? ORDER BY u.folded_name
                """, row -> row.text(1), id.value());
        return sql.find(COLUMNS + "WHERE p.id = ?", row -> playlist(row, sharedWith), id.value());
    }

    @Override
    public List<Playlist> listPlaylistsVisibleTo(UserId user) {
        Map<String, List<String>> shares = sql.list("""
                SELECT s.playlist, u.name FROM playlist_share s JOIN app_user u ON u.id = s.user_id ORDER BY s.playlist, u.folded_name
                """, row -> Map.entry(row.text(1), row.text(2)))
                .stream()
                .collect(Collectors.groupingBy(Map.Entry::getKey,
                        Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return sql.list(COLUMNS + """
                WHERE p.owner = ? OR p.published = TRUE OR p.id IN (SELECT s.playlist FROM playlist_share s WHERE s.user_id = ?)
                ORDER BY LOWER(p.name), p.id
                """, row -> playlist(row, shares.getOrDefault(row.text(1), List.of())), user.value(), user.value());
    }

    @Override
    public Rows<Annotated<Track>> listEntries(Viewer viewer, PlaylistId id) {
        return entryRows.list(viewer, id);
    }

    @Override
    public void create(PlaylistId id, String name, UserId owner, List<TrackId> tracks, Instant at) {
        transactions.run(() -> {
            sql.change("""
                    INSERT INTO playlist (id, name, owner, published, read_only, created_at, changed_at) VALUES (?, ?, ?, FALSE, FALSE, ?, ?)
                    """, id.value(), name, owner.value(), at.toEpochMilli(), at.toEpochMilli());
            entries.replace(id, List.of(), tracks);
            changes.playlistChanged(id.value());
        });
    }

    @Override
    public void describe(PlaylistId id, @Nullable String name, @Nullable String comment, @Nullable Boolean published,
            Instant at) {
        changed(id, """
                UPDATE playlist SET
                    name = COALESCE(CAST(? AS VARCHAR(1000)), name),
                    note = COALESCE(CAST(? AS VARCHAR(10000)), note),
                    published = COALESCE(CAST(? AS BOOLEAN), published),
                    changed_at = ?
                WHERE id = ?
                """, name, comment, published, at.toEpochMilli(), id.value());
    }

    @Override
    public void changeEntries(PlaylistId id, UnaryOperator<List<TrackId>> change, Instant at) {
        transactions.run(() -> {
            // Taking the playlist's row first makes changes of its entries wait for each other.
            requireFound(sql.change("UPDATE playlist SET changed_at = ? WHERE id = ?", at.toEpochMilli(), id.value()),
                    id);
            List<TrackId> before = entries.list(id);
            entries.replace(id, before, List.copyOf(change.apply(before)));
            changes.playlistChanged(id.value());
        });
    }

    @Override
    public void follow(PlaylistId id, boolean file) {
        changed(id, "UPDATE playlist SET read_only = ? WHERE id = ?", file, id.value());
    }

    @Override
    public void setRules(PlaylistId id, SmartRules rules, Instant at) {
        changed(id, "UPDATE playlist SET rules = ?, changed_at = ? WHERE id = ?", rules.json(), at.toEpochMilli(),
                id.value());
    }

    @Override
    public void share(PlaylistId id, Collection<UserId> users, Instant at) {
        transactions.run(() -> {
            requireFound(sql.change("UPDATE playlist SET changed_at = ? WHERE id = ?", at.toEpochMilli(), id.value()),
                    id);
            sql.change("DELETE FROM playlist_share WHERE playlist = ?", id.value());
            for (UserId user : users) {
                sql.change("INSERT INTO playlist_share (playlist, user_id) VALUES (?, ?)", id.value(), user.value());
            }
            changes.playlistChanged(id.value());
        });
    }

    @Override
    public void delete(PlaylistId id) {
        transactions.run(() -> {
            changes.playlistDeleted(id.value());
            sql.change("DELETE FROM playlist WHERE id = ?", id.value());
            sql.change("DELETE FROM playlist_entry WHERE playlist = ?", id.value());
            sql.change("DELETE FROM playlist_share WHERE playlist = ?", id.value());
        });
    }

    private void changed(PlaylistId id, String statement, @Nullable Object... parameters) {
        transactions.run(() -> {
            requireFound(sql.change(statement, parameters), id);
            changes.playlistChanged(id.value());
        });
    }

    private static void requireFound(long changed, PlaylistId id) {
        if (changed == 0) {
            throw new LibraryException.NotFound("Playlist", id.value());
        }
    }

    private static Playlist playlist(Row row, List<String> sharedWith) {
        String rules = row.textOrNull(12);
        return new Playlist(new PlaylistId(row.text(1)), row.text(2), row.textOrNull(3), new UserId(row.text(4)),
                row.text(5), row.flag(6), sharedWith,
                row.integer(8), Duration.ofMillis(row.number(9)), row.instant(10), row.instant(11),
                row.flag(7) || rules != null, rules == null ? null : SmartRulesReader.read(rules).rules());
    }
}
