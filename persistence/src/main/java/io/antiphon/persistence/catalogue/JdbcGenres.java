package io.antiphon.persistence.catalogue;

import io.antiphon.core.Rows;
import io.antiphon.core.library.Genre;
import io.antiphon.core.library.GenreCatalogue;
import io.antiphon.core.library.Viewer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Genres by JDBC. Counting means going through every track, so it is done once per catalogue version and view, over indexes
/// only: which rows are in view, then which genre each belongs to.
final class JdbcGenres implements GenreCatalogue {

    static final String GENRES = """
            SELECT row_no, name FROM genre ORDER BY folded_name
            """;
    static final String OF_TRACKS = """
            SELECT genre, track FROM track_genre
            """;
    static final String OF_ALBUMS = """
            SELECT genre, album FROM album_genre
            """;
    private static final int MAX_VIEWS = 16;

    private final Lists lists;
    private final TrackLists tracks;
    private final AlbumLists albums;
    private final ReentrantLock counting = new ReentrantLock();
    private final Map<Set<Integer>, Counted> kept = new HashMap<>();

    JdbcGenres(Lists lists) {
        this.lists = lists;
        this.tracks = new TrackLists(lists);
        this.albums = new AlbumLists(lists);
    }

    @Override
    public Rows<Genre> listGenres(Viewer viewer) {
        long version = lists.catalogueVersion();
        counting.lock();
        try {
            Counted counted = kept.get(viewer.musicFolders());
            if (counted == null || counted.version != version) {
                counted = new Counted(version, count(viewer));
                if (kept.size() >= MAX_VIEWS) {
                    kept.clear();
                }
                kept.put(viewer.musicFolders(), counted);
            }
            return Rows.of(counted.genres);
        } finally {
            counting.unlock();
        }
    }

    void forget() {
        counting.lock();
        try {
            kept.clear();
        } finally {
            counting.unlock();
        }
    }

    private List<Genre> count(Viewer viewer) {
        RowNumbers visibleTracks = tracks.all(viewer);
        RowNumbers visibleAlbums = albums.all(viewer);
        return lists.reads().call(connection -> {
            Map<Integer, int[]> ofTracks = count(connection, OF_TRACKS, visibleTracks);
            Map<Integer, int[]> ofAlbums = count(connection, OF_ALBUMS, visibleAlbums);
            List<Genre> genres = new ArrayList<>();
            Reads.each(connection, GENRES, row -> {
                int trackCount = countOf(ofTracks.get(row.getInt(1)));
                int albumCount = countOf(ofAlbums.get(row.getInt(1)));
                if (trackCount > 0 || albumCount > 0) {
                    genres.add(new Genre(row.getString(2), trackCount, albumCount));
                }
            });
            return genres;
        });
    }

    private static int countOf(int @Nullable [] counter) {
        return counter == null ? 0 : counter[0];
    }

    private static Map<Integer, int[]> count(Connection connection, String query, RowNumbers visible)
            throws SQLException {
        java.util.BitSet inView = new java.util.BitSet();
        for (int i = 0; i < visible.size(); i++) {
            inView.set(visible.at(i));
        }
        Map<Integer, int[]> counts = new HashMap<>();
        Reads.each(connection, query, row -> {
            if (inView.get(row.getInt(2))) {
                counts.computeIfAbsent(row.getInt(1), genre -> new int[1])[0]++;
            }
        });
        return counts;
    }

    /// Genres as of a version of the catalogue.
    private record Counted(long version, List<Genre> genres) {}
}
