package io.antiphon.persistence.catalogue;

import io.antiphon.core.library.BriefTrack;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.persistence.Kinds;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds tracks for those who write something down about them, nearly always with a single query.
final class BriefTracks {

    private static final String COLUMNS = "SELECT row_no, id, sight, missing, duration_ms FROM track WHERE";

    private BriefTracks() {}

    /// By the id they were asked by.
    static Map<TrackId, BriefTrack> find(Reads reads, Viewer viewer, Collection<TrackId> ids) {
        Map<TrackId, BriefTrack> found = new HashMap<>();
        if (ids.isEmpty()) {
            return found;
        }
        return reads.call(connection -> {
            // What is missing may be another since a merge.
            Set<String> left = new HashSet<>();
            ids.forEach(id -> left.add(id.value()));
            Reads.each(connection, COLUMNS + " id = ANY(?)", row -> {
                if (!row.getBoolean(4)) {
                    left.remove(row.getString(2));
                    put(found, row.getString(2), brief(row, viewer));
                }
            }, (Object) left.toArray(String[]::new));
            if (!left.isEmpty()) {
                addMerged(connection, viewer, left, found);
            }
            return found;
        });
    }

    private static void addMerged(Connection connection, Viewer viewer, Set<String> ids,
            Map<TrackId, BriefTrack> found) throws SQLException {
        Map<String, Integer> rows = IdReads.rowNumbers(connection, IdReads.Table.TRACK, Kinds.TRACK, ids);
        Map<Integer, BriefTrack> tracks = Reads.byNumber(connection, COLUMNS, "row_no",
                rows.values().stream().mapToInt(Integer::intValue).distinct().toArray(), row -> brief(row, viewer));
        rows.forEach((id, row) -> put(found, id, tracks.get(row)));
    }

    private static void put(Map<TrackId, BriefTrack> found, String id, @Nullable BriefTrack track) {
        if (track != null) {
            found.put(new TrackId(id), track);
        }
    }

    private static @Nullable BriefTrack brief(ResultSet row, Viewer viewer) throws SQLException {
        return viewer.musicFolders().contains(row.getInt(3))
                ? new BriefTrack(new TrackId(row.getString(2)), Duration.ofMillis(row.getLong(5)))
                : null;
    }
}
