package io.antiphon.persistence.missing;

import io.antiphon.persistence.Kinds;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What goes with some missing tracks: them, and the albums, artists and folders that have nothing else.
final class Doomed {

    /// What a scan left in the place of a track that another file became.
    private static final String REAL = "signature <> ''";

    private final Selected selected;
    private final Map<Integer, Map<Integer, Thing>> things = new HashMap<>();

    /// @param musicFolder 0 for artists, who have none
    record Thing(int row, String id, int musicFolder) {}

    private record Track(int row, String id, int musicFolder, int album, int folder) {}

    private record Folder(int row, String id, int musicFolder, int parent, int depth) {}

    private Doomed(Selected selected) {
        this.selected = selected;
    }

    static Doomed of(Selected selected, Collection<Integer> rows) throws SQLException {
        Doomed doomed = new Doomed(selected);
        List<Track> tracks = doomed.tracks(rows);
        doomed.addAlbums(tracks);
        doomed.addArtists();
        doomed.addFolders(tracks);
        return doomed;
    }

    /// By row.
    Map<Integer, Thing> of(int kind) {
        return things.computeIfAbsent(kind, _ -> new TreeMap<>());
    }

    List<String> ids(int kind) {
        return of(kind).values().stream().map(Thing::id).toList();
    }

    private List<Track> tracks(Collection<Integer> rows) throws SQLException {
        List<Track> tracks = new ArrayList<>();
        selected.forEach(
                "SELECT row_no, id, sight, album, folder FROM track WHERE row_no = ANY(?) AND missing AND "
                        + REAL,
                rows,
                row -> tracks.add(new Track(row.getInt(1), row.getString(2), row.getInt(3), row.getInt(4),
                        row.getInt(5))));
        tracks.forEach(track -> of(Kinds.TRACK).put(track.row(),
                new Thing(track.row(), track.id(), track.musicFolder())));
        return tracks;
    }

    private void addAlbums(List<Track> tracks) throws SQLException {
        Map<Integer, Long> left = new HashMap<>();
        tracks.forEach(track -> left.merge(track.album(), -1L, Long::sum));
        Set<Integer> candidates = Set.copyOf(left.keySet());
        add(left, "SELECT album, COUNT(*) FROM track WHERE album = ANY(?) AND " + REAL + " GROUP BY album", candidates);
        left.values().removeIf(count -> count > 0);
        selected.forEach("SELECT row_no, id, sight FROM album WHERE row_no = ANY(?) AND missing", left.keySet(),
                row -> of(Kinds.ALBUM).put(row.getInt(1),
                        new Thing(row.getInt(1), row.getString(2), row.getInt(3))));
    }

    private void addArtists() throws SQLException {
        Map<Integer, Long> left = new HashMap<>();
        add(left, "SELECT artist, -COUNT(*) FROM track_credit WHERE track = ANY(?) GROUP BY artist",
                of(Kinds.TRACK).keySet());
        add(left, "SELECT artist, -COUNT(*) FROM album_artist WHERE album = ANY(?) GROUP BY artist",
                of(Kinds.ALBUM).keySet());
        Set<Integer> candidates = Set.copyOf(left.keySet());
        add(left, "SELECT c.artist, COUNT(*) FROM track_credit c JOIN track t ON t.row_no = c.track "
                + "WHERE c.artist = ANY(?) AND t." + REAL + " GROUP BY c.artist", candidates);
        add(left, "SELECT artist, COUNT(*) FROM album_artist WHERE artist = ANY(?) GROUP BY artist", candidates);
        left.values().removeIf(count -> count > 0);
        selected.forEach("SELECT row_no, id FROM artist WHERE row_no = ANY(?) AND missing", left.keySet(),
                row -> of(Kinds.ARTIST).put(row.getInt(1), new Thing(row.getInt(1), row.getString(2), 0)));
    }

    /// The deepest first, because a folder goes when all that were in it go.
    private void addFolders(List<Track> tracks) throws SQLException {
        Map<Integer, Folder> candidates = new LinkedHashMap<>();
        Set<Integer> asked = new HashSet<>();
        tracks.forEach(track -> asked.add(track.folder()));
        while (!asked.isEmpty()) {
            Set<Integer> parents = new HashSet<>();
            selected.forEach(
                    "SELECT row_no, id, sight, COALESCE(parent, 0), path FROM folder WHERE row_no = ANY(?) AND missing",
                    asked, row -> {
                        String path = row.getString(5);
                        candidates.put(row.getInt(1), new Folder(row.getInt(1), row.getString(2), row.getInt(3),
                                row.getInt(4), path.isEmpty() ? 0 : path.split("/", -1).length));
                        parents.add(row.getInt(4));
                    });
            parents.removeAll(candidates.keySet());
            parents.remove(0);
            asked.clear();
            asked.addAll(parents);
        }
        Map<Integer, Long> left = new HashMap<>();
        tracks.forEach(track -> left.merge(track.folder(), -1L, Long::sum));
        add(left, "SELECT folder, -COUNT(*) FROM album WHERE row_no = ANY(?) GROUP BY folder",
                of(Kinds.ALBUM).keySet());
        add(left, "SELECT folder, COUNT(*) FROM track WHERE folder = ANY(?) AND " + REAL + " GROUP BY folder",
                candidates.keySet());
        add(left, "SELECT folder, COUNT(*) FROM album WHERE folder = ANY(?) GROUP BY folder", candidates.keySet());
        add(left, "SELECT parent, COUNT(*) FROM folder WHERE parent = ANY(?) GROUP BY parent", candidates.keySet());
        candidates.values().stream().sorted(Comparator.comparingInt(Folder::depth).reversed()).forEach(folder -> {
            if (left.getOrDefault(folder.row(), 0L) <= 0) {
                of(Kinds.FOLDER).put(folder.row(), new Thing(folder.row(), folder.id(), folder.musicFolder()));
                left.merge(folder.parent(), -1L, Long::sum);
            }
        });
    }

    private void add(Map<Integer, Long> counts, String query, Collection<Integer> keys) throws SQLException {
        selected.forEach(query, keys, row -> counts.merge(row.getInt(1), row.getLong(2), Long::sum));
    }
}
