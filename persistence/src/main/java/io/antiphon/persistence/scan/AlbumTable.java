package io.antiphon.persistence.scan;

import io.antiphon.core.library.scan.store.AlbumRow;
import io.antiphon.core.library.scan.store.ScanSession.AlbumKeyReader;
import io.antiphon.core.library.scan.store.ScanSession.AlbumPlace;
import io.antiphon.persistence.details.AlbumDocument;
import io.antiphon.persistence.details.DetailsCodec;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;

/// The albums with their artists and genres.
final class AlbumTable {

    static final String SELECT = "SELECT row_no, id, music_folder, folder, group_key, name, sort_key, artist_sort_key, display_artist, year, "
            + "track_count, duration_ms, added_at, cover_file, cover_track, cover_fingerprint, missing, details FROM album ";
    private static final String DELETE_ARTISTS = "DELETE FROM album_artist WHERE album = ?";
    private static final String DELETE_GENRES = "DELETE FROM album_genre WHERE album = ?";
    private static final String UPDATE = "UPDATE album SET music_folder = ?, sight = (CASE WHEN sight < 0 THEN -1 ELSE 1 END) * ?, folder = ?, group_key = ?, name = ?, sort_key = ?, artist_sort_key = ?, "
            + "display_artist = ?, year = ?, track_count = ?, duration_ms = ?, cover_file = ?, cover_track = ?, cover_fingerprint = ?, missing = ?, "
            + "details = ? WHERE row_no = ?";
    private static final String INSERT = "INSERT INTO album (draft, music_folder, sight, folder, group_key, name, sort_key, artist_sort_key, display_artist, year, "
            + "track_count, duration_ms, cover_file, cover_track, cover_fingerprint, missing, details, row_no, id, added_at) "
            + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String INSERT_ARTIST = "INSERT INTO album_artist (artist, album) VALUES (?, ?)";
    private static final String INSERT_GENRE = "INSERT INTO album_genre (genre, album) VALUES (?, ?)";

    private final Statements statements;

    AlbumTable(Statements statements) throws SQLException {
        this.statements = statements;
        for (String sql : List.of(DELETE_ARTISTS, DELETE_GENRES, UPDATE, INSERT, INSERT_ARTIST, INSERT_GENRE)) {
            statements.declare(sql);
        }
    }

    void forEachKey(AlbumKeyReader action) {
        statements.forEach("SELECT row_no, music_folder, group_key FROM album", null,
                row -> action.read(row.getInt(1), row.getInt(2), row.getString(3)));
    }

    List<AlbumRow> listByRow(Collection<Integer> rows) {
        return statements.listIn(SELECT + "WHERE row_no IN (%s) ORDER BY row_no", rows, AlbumTable::read);
    }

    List<Integer> listOfArtist(int artist) {
        return statements.list("SELECT album FROM album_artist WHERE artist = ?", artist, row -> row.getInt(1));
    }

    List<AlbumPlace> listPlaces(Collection<Integer> artists) {
        return statements.listIn(
                "SELECT aa.artist, a.music_folder, f.path FROM album_artist aa JOIN album a ON a.row_no = aa.album "
                        + "JOIN folder f ON f.row_no = a.folder WHERE aa.artist IN (%s) AND NOT a.missing ORDER BY aa.artist, aa.album",
                artists,
                row -> new AlbumPlace(row.getInt(1), row.getInt(2), row.getString(3)));
    }

    List<Integer> listArtistsBelow(int folder) {
        return statements.listIn(
                "SELECT DISTINCT aa.artist FROM folder f JOIN album a ON a.folder = f.row_no JOIN album_artist aa ON aa.album = a.row_no "
                        + "WHERE f.row_no IN (%s)",
                listWithChildren(folder), row -> row.getInt(1));
    }

    private List<Integer> listWithChildren(int folder) {
        List<Integer> rows = statements.list("SELECT row_no FROM folder WHERE parent = ?", folder,
                row -> row.getInt(1));
        rows.add(folder);
        return rows;
    }

    /// @param draft whether it begins as one
    void insert(AlbumRow album, boolean draft, Collection<Integer> artists, Collection<Integer> genres)
            throws SQLException {
        bind(statements.batch(INSERT).set(draft), album, draft ? -1 : 1).set(album.row())
                .set(album.id())
                .set(album.addedAt())
                .add();
        insertLinks(album, artists, genres);
    }

    void update(AlbumRow album, Collection<Integer> artists, Collection<Integer> genres) throws SQLException {
        statements.batch(DELETE_ARTISTS).set(album.row()).add();
        statements.batch(DELETE_GENRES).set(album.row()).add();
        updateRow(album);
        insertLinks(album, artists, genres);
    }

    void updateRow(AlbumRow album) throws SQLException {
        bind(statements.batch(UPDATE), album, 1).set(album.row()).add();
    }

    private void insertLinks(AlbumRow album, Collection<Integer> artists, Collection<Integer> genres)
            throws SQLException {
        for (int artist : artists) {
            statements.batch(INSERT_ARTIST).set(artist).set(album.row()).add();
        }
        for (int genre : genres) {
            statements.batch(INSERT_GENRE).set(genre).set(album.row()).add();
        }
    }

    /// @param sign of its sight where it is new; one that is known keeps its own
    private static Batch bind(Batch batch, AlbumRow album, int sign) throws SQLException {
        return batch.set(album.musicFolder())
                .set(sign * album.musicFolder())
                .set(album.folder())
                .set(album.groupKey())
                .set(album.name())
                .set(album.sortKey())
                .set(album.artistSortKey())
                .set(album.displayArtist())
                .setInteger(album.year())
                .set(album.trackCount())
                .set(album.durationMs())
                .set(album.coverFile())
                .setInteger(album.coverTrack())
                .set(album.coverFingerprint())
                .set(album.missing())
                .set(DetailsCodec.withLayers(DetailsCodec.encodeAlbum(documentOf(album.facts())),
                        album.facts().layers()));
    }

    private static AlbumDocument documentOf(AlbumRow.Facts facts) {
        return new AlbumDocument(facts.sortName(), facts.version(), facts.artists(), facts.releaseDate(),
                facts.originalReleaseDate(), facts.genres(),
                facts.moods(), facts.recordLabels(), facts.catalogNumbers(), facts.barcode(), facts.releaseTypes(),
                facts.mbid(), facts.releaseGroupMbid(),
                facts.compilation(), facts.explicitStatus(), facts.discTitles(), facts.coverPicture());
    }

    static AlbumRow read(ResultSet row) throws SQLException {
        AlbumDocument document = DetailsCodec.decodeAlbum(row.getString(18));
        AlbumRow.Facts facts = new AlbumRow.Facts(document.sortName(), document.version(), document.artists(),
                document.releaseDate(),
                document.originalReleaseDate(), document.genres(), document.moods(), document.recordLabels(),
                document.catalogNumbers(), document.barcode(),
                document.releaseTypes(), document.mbid(), document.releaseGroupMbid(), document.compilation(),
                document.explicitStatus(),
                document.discTitles(), document.coverPicture(), DetailsCodec.layersOf(row.getString(18)));
        return new AlbumRow(row.getInt(1), row.getString(2), row.getInt(3), row.getInt(4), row.getString(5),
                row.getString(6), row.getString(7),
                row.getString(8), row.getString(9), Statements.integer(row, 10), row.getInt(11), row.getLong(12),
                row.getLong(13), row.getString(14),
                Statements.integer(row, 15), row.getString(16), row.getBoolean(17), facts);
    }
}
