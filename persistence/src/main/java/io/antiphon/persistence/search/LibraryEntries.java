package io.antiphon.persistence.search;

import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistCredit;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.Credits;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.search.SearchIndexWriter.Entry;
import io.antiphon.persistence.SqlFailure;
import io.antiphon.persistence.details.AlbumDocument;
import io.antiphon.persistence.details.DetailsCodec;
import io.antiphon.persistence.details.TrackDocument;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;

/// Everything findable in the library's tables, read in slices of row numbers so that no query stays open long.
public final class LibraryEntries implements EntrySource {

    private static final int SLICE = 2_000;

    private static final String COUNT = """
            SELECT (SELECT COUNT(*) FROM track WHERE missing = FALSE) + (SELECT COUNT(*) FROM album WHERE missing = FALSE)
                + (SELECT COUNT(DISTINCT p.artist) FROM artist_presence p JOIN artist a ON a.row_no = p.artist WHERE a.missing = FALSE)
            """;
    private static final String LAST = """
            SELECT COALESCE((SELECT MAX(row_no) FROM track), 0), COALESCE((SELECT MAX(row_no) FROM album), 0),
                COALESCE((SELECT MAX(row_no) FROM artist), 0)
            """;
    private static final String ARTISTS = """
            SELECT a.row_no, a.id, a.name, a.sort_name, p.sight, p.track_count
            FROM artist a JOIN artist_presence p ON p.artist = a.row_no
            WHERE a.row_no BETWEEN ? AND ? AND a.missing = FALSE ORDER BY a.row_no
            """;
    private static final String ALBUMS = """
            SELECT id, sight, name, track_count, details FROM album WHERE row_no BETWEEN ? AND ? AND missing = FALSE
            """;
    private static final String TRACKS = """
            SELECT id, sight, title, album_name, details FROM track WHERE row_no BETWEEN ? AND ? AND missing = FALSE
            """;

    private final DataSource dataSource;

    public LibraryEntries(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public long count() {
        return read(COUNT, row -> row.getLong(1));
    }

    @Override
    public void forEach(Consumer<Entry> taker) {
        int[] last = read(LAST, row -> new int[]{row.getInt(1), row.getInt(2), row.getInt(3)});
        slices(last[2], ARTISTS, rows -> artists(rows, taker));
        slices(last[1], ALBUMS, rows -> {
            while (rows.next()) {
                taker.accept(album(rows));
            }
        });
        slices(last[0], TRACKS, rows -> {
            while (rows.next()) {
                taker.accept(track(rows));
            }
        });
    }

    /// Those of some rows.
    public static List<Entry> of(Connection connection, Collection<Integer> albums, Collection<Integer> tracks,
            Collection<Integer> artists) throws SQLException {
        List<Entry> entries = new ArrayList<>();
        for (int artist : artists) {
            at(connection, ARTISTS, artist, rows -> artists(rows, entries::add));
        }
        for (int album : albums) {
            at(connection, ALBUMS, album, rows -> {
                while (rows.next()) {
                    entries.add(album(rows));
                }
            });
        }
        for (int track : tracks) {
            at(connection, TRACKS, track, rows -> {
                while (rows.next()) {
                    entries.add(track(rows));
                }
            });
        }
        return entries;
    }

    private static void at(Connection connection, String query, int row, RowsTaker taker) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setInt(1, row);
            statement.setInt(2, row);
            try (ResultSet rows = statement.executeQuery()) {
                taker.take(rows);
            }
        }
    }

    private static void artists(ResultSet rows, Consumer<Entry> taker) throws SQLException {
        Entry current = null;
        while (rows.next()) {
            Entry next = artist(rows);
            if (current != null && current.id().equals(next.id())) {
                current = merged(current, next);
                continue;
            }
            if (current != null) {
                taker.accept(current);
            }
            current = next;
        }
        if (current != null) {
            taker.accept(current);
        }
    }

    private static Entry artist(ResultSet row) throws SQLException {
        String name = row.getString(3);
        String sortName = row.getString(4);
        return new Entry(new ArtistId(row.getString(2)), Set.of(row.getInt(5)), name,
                sortName.equals(name) ? null : sortName, List.of(), null,
                row.getInt(6));
    }

    private static Entry merged(Entry one, Entry other) {
        Set<Integer> folders = new HashSet<>(one.musicFolders());
        folders.addAll(other.musicFolders());
        return new Entry(one.id(), folders, one.name(), one.sortName(), one.artists(), one.album(),
                one.weight() + other.weight());
    }

    private static Entry album(ResultSet row) throws SQLException {
        AlbumDocument document = DetailsCodec.decodeAlbum(row.getString(5));
        List<String> artists = document.artists().stream().map(ArtistCredit::name).distinct().toList();
        return new Entry(new AlbumId(row.getString(1)), Set.of(row.getInt(2)), row.getString(3), document.sortName(),
                artists, null, row.getInt(4));
    }

    private static Entry track(ResultSet row) throws SQLException {
        TrackDocument document = DetailsCodec.decodeTrack(row.getString(5), 0);
        Credits credits = document.credits();
        List<String> artists = Stream.concat(credits.artists().stream(), credits.albumArtists().stream())
                .map(ArtistCredit::name)
                .distinct()
                .toList();
        return new Entry(new TrackId(row.getString(1)), Set.of(row.getInt(2)), row.getString(3), document.sortTitle(),
                artists, row.getString(4), 1);
    }

    /// Runs a query for one slice of row numbers after the other.
    private void slices(int last, String query, RowsTaker taker) {
        for (int from = 0; from <= last; from += SLICE) {
            try (Connection connection = dataSource.getConnection();
                    PreparedStatement statement = connection.prepareStatement(query)) {
                statement.setInt(1, from);
                statement.setInt(2, from + SLICE - 1);
                try (ResultSet rows = statement.executeQuery()) {
                    taker.take(rows);
                }
            } catch (SQLException e) {
                throw new SqlFailure("reading the library for the search index", e);
            }
        }
    }

    private <T> T read(String query, RowReader<T> reader) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(query);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return reader.read(row);
        } catch (SQLException e) {
            throw new SqlFailure("reading the library for the search index", e);
        }
    }

    /// Takes a result.
    @FunctionalInterface
    private interface RowsTaker {

        void take(ResultSet rows) throws SQLException;
    }

    /// Reads a row.
    @FunctionalInterface
    private interface RowReader<T> {

        T read(ResultSet row) throws SQLException;
    }
}
