package io.antiphon.persistence.missing;

import io.antiphon.core.library.scan.store.Carry;
import io.antiphon.persistence.Kinds;
import io.antiphon.persistence.change.CatalogueChanges;
import io.antiphon.persistence.change.PersonalChanges;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Takes doomed things out of all tables. To be called inside one transaction.
final class Removal {

    private final Selected selected;
    private final Doomed doomed;
    private final long at;

    Removal(Selected selected, Doomed doomed, Instant at) {
        this.selected = selected;
        this.doomed = doomed;
        this.at = at.toEpochMilli();
    }

    /// @param losses counted in the same transaction
    void run(Losses losses) throws SQLException {
        tellFollowers();
        keepNumbers();
        for (int kind : Losses.KINDS) {
            removeDeeds(kind, doomed.ids(kind));
        }
        removeFromPlaylists(losses.playlists());
        removeFromQueues(losses.queues());
        removeTracks();
        removeAlbums();
        removeArtists();
        removeFolders();
    }

    /// Whoever follows the library hears of all of it by its ids, because there are no rows any more.
    private void tellFollowers() throws SQLException {
        CatalogueChanges changes = new CatalogueChanges();
        List<Integer> musicFolders = musicFolders();
        for (int kind : Losses.KINDS) {
            for (Doomed.Thing thing : doomed.of(kind).values()) {
                for (int folder : thing.musicFolder() == 0 ? musicFolders : List.of(thing.musicFolder())) {
                    changes.left(kind, thing.id(), folder);
                }
            }
        }
        changes.write(selected.connection(), at);
    }

    private List<Integer> musicFolders() throws SQLException {
        try (Statement statement = selected.connection().createStatement();
                ResultSet rows = statement.executeQuery("SELECT id FROM music_folder ORDER BY id")) {
            List<Integer> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getInt(1));
            }
            return ids;
        }
    }

    /// A number that a row had is never given to another: the feed and the search index know rows by them.
    private void keepNumbers() throws SQLException {
        for (Carry.Kind kind : Carry.Kind.values()) {
            String table = kind.name().toLowerCase(Locale.ROOT);
            String name = "rows.free." + table;
            long free;
            try (Statement statement = selected.connection().createStatement();
                    ResultSet row = statement.executeQuery("SELECT COALESCE(MAX(row_no), 0) + 1 FROM " + table)) {
                row.next();
                free = row.getLong(1);
            }
            long before = selected.sums("SELECT CAST(value AS BIGINT) FROM setting WHERE name = ANY(?)", List.of(name),
                    1)[0];
            put(name, Math.max(free, before));
        }
    }

    private void put(String name, long value) throws SQLException {
        if (execute("UPDATE setting SET value = ? WHERE name = ?", Long.toString(value), name) == 0) {
            execute("INSERT INTO setting (value, name) VALUES (?, ?)", Long.toString(value), name);
        }
    }

    private int execute(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = selected.connection().prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }

    private void removeDeeds(int kind, Collection<String> ids) throws SQLException {
        selected.change("DELETE FROM annotation WHERE kind = %d AND item = ANY(?)".formatted(kind), ids);
        selected.change("DELETE FROM item_rating WHERE kind = %d AND item = ANY(?)".formatted(kind), ids);
        selected.change("DELETE FROM outside_note WHERE kind = %d AND item = ANY(?)".formatted(kind), ids);
        removeNames(kind, ids);
        // Each of them hears that it is gone.
        String told = "UPDATE personal_change SET seq = 0, deleted = TRUE, changed_at = %d WHERE kind = %d AND item = ANY(?)";
        selected.change(told.formatted(at, kind), ids);
        for (String table : List.of("field_step", "layer_stale", "enrichment_state", "candidate", "kept_picture",
                "offered_picture", "picture_search")) {
            selected.change("DELETE FROM %s WHERE kind = %d AND item = ANY(?)".formatted(table, kind), ids);
        }
        if (kind == Kinds.TRACK) {
            selected.change("DELETE FROM play WHERE kind = 1 AND track = ANY(?)", ids);
            selected.change("DELETE FROM bookmark WHERE kind = 1 AND track = ANY(?)", ids);
            selected.change("DELETE FROM playlist_entry WHERE track = ANY(?)", ids);
            selected.change("DELETE FROM collection_entry WHERE track = ANY(?)", ids);
            selected.change("DELETE FROM track_slice WHERE track = ANY(?)", ids);
            selected.change("DELETE FROM former_place WHERE track = ANY(?)", ids);
            selected.change("DELETE FROM track_relation WHERE track = ANY(?)", ids);
            selected.change(told.formatted(at, PersonalChanges.BOOKMARK), ids);
            selected.change(told.formatted(at, PersonalChanges.COLLECTION), ids);
            selected.change("DELETE FROM scrobble_play WHERE track = ANY(?)", ids);
            selected.change("DELETE FROM scrobble_love WHERE track = ANY(?)", ids);
            selected.change("UPDATE scrobble_love_seen SET track = NULL, known = FALSE WHERE track = ANY(?)", ids);
            selected.change("UPDATE source_item SET track = NULL WHERE track = ANY(?)", ids);
            selected.change("UPDATE download SET track = NULL WHERE track = ANY(?)", ids);
        }
    }

    /// What leads to things by their ids, as that leads on to what they were merged into.
    private void removeNames(int kind, Collection<String> ids) throws SQLException {
        List<String> all = new ArrayList<>(ids);
        selected.forEach("SELECT old_id FROM alias WHERE kind = %d AND new_id = ANY(?)".formatted(kind), ids,
                row -> all.add(row.getString(1)));
        selected.change("DELETE FROM alias WHERE kind = %d AND new_id = ANY(?)".formatted(kind), ids);
        selected.change("DELETE FROM share_item WHERE kind = %d AND item = ANY(?)".formatted(kind)
                + Losses.unlessMerged(kind, "item"), all);
        selected.change("DELETE FROM external_reference WHERE kind = %d AND item = ANY(?)".formatted(kind)
                + Losses.unlessMerged(kind, "item"), all);
        selected.change("DELETE FROM track_relation WHERE target_kind = %d AND target = ANY(?)".formatted(kind)
                + Losses.unlessMerged(kind, "target"), all);
    }

    /// Numbers the entries that stay from 0 on.
    private void removeFromPlaylists(Set<String> playlists) throws SQLException {
        for (String playlist : playlists) {
            int place = 0;
            int[] places = places(playlist);
            for (int old : places) {
                if (old != place) {
                    execute("UPDATE playlist_entry SET place = ? WHERE playlist = ? AND place = ?", place, playlist,
                            old);
                }
                place++;
            }
            execute("""
                    UPDATE playlist SET changed_at = ?, track_count = ?, duration_ms = (
                        SELECT COALESCE(SUM(t.duration_ms), 0) FROM playlist_entry e JOIN track t ON t.id = e.track WHERE e.playlist = ?)
                    WHERE id = ?
                    """, at, place, playlist, playlist);
        }
        selected.change("UPDATE personal_change SET seq = 0, changed_at = %d WHERE kind = %d AND item = ANY(?)"
                .formatted(at, PersonalChanges.PLAYLIST), playlists);
    }

    private int[] places(String playlist) throws SQLException {
        List<Integer> places = new ArrayList<>();
        selected.forEach("SELECT place FROM playlist_entry WHERE playlist = ANY(?) ORDER BY place", List.of(playlist),
                row -> places.add(row.getInt(1)));
        return places.stream().mapToInt(Integer::intValue).toArray();
    }

    private record Queue(String user, List<String> tracks, int current, long position) {

        Queue without(Set<String> gone) {
            List<String> left = tracks.stream().filter(track -> !gone.contains(track)).toList();
            int before = (int) tracks.subList(0, Math.min(current, tracks.size()))
                    .stream()
                    .filter(track -> !gone.contains(track))
                    .count();
            boolean currentGone = current < tracks.size() && gone.contains(tracks.get(current));
            return new Queue(user, left, Math.clamp(before, 0, Math.max(0, left.size() - 1)),
                    currentGone ? 0 : position);
        }
    }

    private void removeFromQueues(Set<String> users) throws SQLException {
        Set<String> gone = Set.copyOf(doomed.ids(Kinds.TRACK));
        List<Queue> queues = new ArrayList<>();
        selected.forEach("SELECT user_id, tracks, current_index, position_ms FROM play_queue WHERE user_id = ANY(?)",
                users, row -> queues.add(new Queue(row.getString(1), Arrays.asList(row.getString(2).split(" ")),
                        row.getInt(3), row.getLong(4))));
        for (Queue queue : queues) {
            Queue left = queue.without(gone);
            if (left.tracks().isEmpty()) {
                execute("DELETE FROM play_queue WHERE user_id = ?", queue.user());
            } else {
                execute("UPDATE play_queue SET tracks = ?, current_index = ?, position_ms = ? WHERE user_id = ?",
                        left.tracks().stream().collect(Collectors.joining(" ")), left.current(), left.position(),
                        queue.user());
            }
            // Whoever changes the queue next has to have seen this.
            execute("""
                    UPDATE playback_session SET version = version + 1, queue_version = queue_version + 1 WHERE user_id = ?
                    """, queue.user());
            execute("UPDATE personal_change SET seq = 0, deleted = ?, changed_at = ? WHERE kind = ? AND item = ?",
                    left.tracks().isEmpty(), at, PersonalChanges.PLAY_QUEUE, queue.user());
        }
    }

    private void removeTracks() throws SQLException {
        Collection<Integer> rows = doomed.of(Kinds.TRACK).keySet();
        List<String> ids = doomed.ids(Kinds.TRACK);
        selected.change("DELETE FROM track_credit WHERE track = ANY(?)", rows);
        selected.change("DELETE FROM track_genre WHERE track = ANY(?)", rows);
        selected.change("DELETE FROM track_work WHERE track = ANY(?)", rows);
        selected.change("DELETE FROM work_left WHERE track = ANY(?)", rows);
        // Nothing can be undone any more in what is gone.
        selected.change("DELETE FROM tag_edit WHERE track = ANY(?)", ids);
        selected.change("DELETE FROM upload WHERE track = ANY(?)", ids);
        selected.change("DELETE FROM sound_analysis WHERE track = ANY(?)", ids);
        selected.change("DELETE FROM sound_shape WHERE track = ANY(?)", ids);
        selected.change("UPDATE album SET cover_track = NULL WHERE cover_track = ANY(?)", rows);
        selected.change("DELETE FROM track WHERE row_no = ANY(?)", rows);
    }

    private void removeAlbums() throws SQLException {
        Collection<Integer> rows = doomed.of(Kinds.ALBUM).keySet();
        removeRemnants("album", rows);
        selected.change("DELETE FROM album_artist WHERE album = ANY(?)", rows);
        selected.change("DELETE FROM album_genre WHERE album = ANY(?)", rows);
        selected.change("UPDATE folder SET album = NULL WHERE album = ANY(?)", rows);
        selected.change("DELETE FROM album WHERE row_no = ANY(?)", rows);
    }

    private void removeArtists() throws SQLException {
        Collection<Integer> rows = doomed.of(Kinds.ARTIST).keySet();
        selected.change("DELETE FROM track_credit WHERE artist = ANY(?)", rows);
        selected.change("DELETE FROM artist_presence WHERE artist = ANY(?)", rows);
        selected.change("UPDATE folder SET artist = NULL WHERE artist = ANY(?)", rows);
        selected.change("DELETE FROM artist WHERE row_no = ANY(?)", rows);
    }

    private void removeFolders() throws SQLException {
        Collection<Integer> rows = doomed.of(Kinds.FOLDER).keySet();
        removeRemnants("folder", rows);
        selected.change("DELETE FROM folder WHERE row_no = ANY(?)", rows);
    }

    /// What a scan left of tracks that other files became.
    ///
    /// @param column of tracks, by which they belong to the rows
    private void removeRemnants(String column, Collection<Integer> rows) throws SQLException {
        String remnants = "(SELECT row_no FROM track WHERE %s = ANY(?))".formatted(column);
        selected.change("DELETE FROM track_genre WHERE track IN " + remnants, rows);
        selected.change("DELETE FROM track_work WHERE track IN " + remnants, rows);
        selected.change("DELETE FROM work_left WHERE track IN " + remnants, rows);
        selected.change("DELETE FROM track_credit WHERE track IN " + remnants, rows);
        selected.change("DELETE FROM track WHERE %s = ANY(?)".formatted(column), rows);
    }
}
