package io.antiphon.persistence.scan;

import io.antiphon.core.library.scan.store.Carry;
import io.antiphon.core.library.scan.store.Presence;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Makes true what follows from which albums are drafts: their tracks are seen by whom they are, folders by whom anything in them is, and
/// what artists have is counted apart.
final class Settling {

    private final Connection connection;
    private final Statements statements;
    private final ArtistTable artists;
    private final NotedChanges noted;

    /// @param noted takes what changes, for those who follow the library
    Settling(Connection connection, Statements statements, ArtistTable artists, NotedChanges noted) {
        this.connection = connection;
        this.statements = statements;
        this.artists = artists;
        this.noted = noted;
    }

    /// What is seen by others than before.
    ///
    /// @param any whether anything is
    record Settled(List<Integer> tracks, List<Integer> artists, boolean any) {}

    /// A row whose sight changes its sign.
    private record Flip(int row, String id, int sight) {}

    /// @param albums rows of those whose state has changed
    Settled settle(Collection<Integer> albums) throws SQLException {
        List<Flip> tracks = statements.list("""
                SELECT t.row_no, t.id, t.sight FROM track t JOIN album a ON a.row_no = t.album
                WHERE t.sight <> 0 AND SIGN(t.sight) <> SIGN(a.sight)
                """, null, row -> new Flip(row.getInt(1), row.getString(2), row.getInt(3)));
        flip("track", Carry.Kind.TRACK, tracks, noted.tracks);
        List<Integer> rows = tracks.stream().map(Flip::row).toList();
        Set<Integer> touched = new TreeSet<>(statements.listIn(
                "SELECT DISTINCT artist FROM track_credit WHERE track IN (%s)", some(rows), row -> row.getInt(1)));
        touched.addAll(statements.listIn("SELECT DISTINCT artist FROM album_artist WHERE album IN (%s)", some(albums),
                row -> row.getInt(1)));
        count(touched);
        List<Flip> folders = folders();
        flip("folder", Carry.Kind.FOLDER, folders, noted.folders);
        return new Settled(rows, List.copyOf(touched), !rows.isEmpty() || !folders.isEmpty());
    }

    private void count(Set<Integer> touched) throws SQLException {
        if (!touched.isEmpty()) {
            List<Presence> presences = artists.countPresence(touched);
            noted.replacingPresence(touched, presences);
            artists.replacePresence(touched, presences);
            statements.send();
        }
    }

    private void flip(String table, Carry.Kind kind, List<Flip> flips, BitSet changed) throws SQLException {
        if (flips.isEmpty()) {
            return;
        }
        try (PreparedStatement update = connection
                .prepareStatement("UPDATE " + table + " SET sight = -sight WHERE row_no = ?")) {
            for (Flip flip : flips) {
                update.setInt(1, flip.row());
                update.addBatch();
                changed.set(flip.row());
                if (flip.sight() > 0) {
                    noted.left(kind, flip.id(), flip.sight());
                }
            }
            update.executeBatch();
        }
    }

    /// Those that are hidden and need not be, or the other way. One is hidden while there are drafts somewhere in it and nothing else.
    private List<Flip> folders() {
        Map<Integer, Integer> parents = new HashMap<>();
        Map<Integer, Flip> all = new HashMap<>();
        List<Integer> roots = new ArrayList<>();
        statements.forEach("SELECT row_no, id, sight, COALESCE(parent, 0), path FROM folder WHERE missing = FALSE",
                null,
                row -> {
                    all.put(row.getInt(1), new Flip(row.getInt(1), row.getString(2), row.getInt(3)));
                    parents.put(row.getInt(1), row.getInt(4));
                    if (row.getString(5).isEmpty()) {
                        roots.add(row.getInt(1));
                    }
                });
        BitSet shown = new BitSet();
        BitSet drafts = new BitSet();
        roots.forEach(shown::set);
        statements.forEach("SELECT folder, MAX(sight), MIN(sight) FROM track WHERE missing = FALSE GROUP BY folder",
                null,
                row -> {
                    if (row.getInt(2) > 0) {
                        mark(shown, parents, row.getInt(1));
                    }
                    if (row.getInt(3) < 0) {
                        mark(drafts, parents, row.getInt(1));
                    }
                });
        return all.values()
                .stream()
                .filter(folder -> (folder.sight() < 0) != (drafts.get(folder.row()) && !shown.get(folder.row())))
                .toList();
    }

    /// A folder and all around it.
    private static void mark(BitSet marks, Map<Integer, Integer> parents, int folder) {
        int row = folder;
        while (row > 0 && !marks.get(row)) {
            marks.set(row);
            row = parents.getOrDefault(row, 0);
        }
    }

    /// No row has this number, so that the list is never empty.
    private static Collection<Integer> some(Collection<Integer> rows) {
        return rows.isEmpty() ? List.of(-1) : rows;
    }
}
