package io.antiphon.persistence.scan;

import io.antiphon.core.library.CoverSource;
import io.antiphon.core.library.scan.store.Carry;
import io.antiphon.core.library.scan.store.CreditRow;
import io.antiphon.core.library.scan.store.KnownFile;
import io.antiphon.core.library.scan.store.TrackRow;
import io.antiphon.persistence.details.DetailsCodec;
import io.antiphon.persistence.details.DetailsCodec.ScanDocument;
import io.antiphon.persistence.details.TrackDocument;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// The tracks with their credits and genres.
final class TrackTable {

    private static final String COLUMNS = "row_no, id, music_folder, folder, album, album_name, title, sort_key, disc, number, path, size, modified_at, "
            + "duration_ms, video, cover, signature, added_at, missing, details";
    static final String SELECT = "SELECT " + COLUMNS + " FROM track ";
    private static final String RELEASE = "UPDATE track SET path = ? WHERE row_no = ?";
    private static final String DELETE_CREDITS = "DELETE FROM track_credit WHERE track = ?";
    private static final String DELETE_GENRES = "DELETE FROM track_genre WHERE track = ?";
    private static final String UPDATE = "UPDATE track SET music_folder = ?, sight = (CASE WHEN sight < 0 THEN -1 ELSE 1 END) * ?, folder = ?, album = ?, album_name = ?, title = ?, sort_key = ?, disc = ?, "
            + "number = ?, year = ?, path = ?, size = ?, modified_at = ?, duration_ms = ?, video = ?, cover = ?, signature = ?, added_at = ?, missing = ?, "
            + "details = ?, missing_since = CASE WHEN ? THEN COALESCE(missing_since, ?) END WHERE row_no = ?";
    private static final String INSERT = "INSERT INTO track (music_folder, sight, folder, album, album_name, title, sort_key, disc, number, year, path, size, "
            + "modified_at, duration_ms, video, cover, signature, added_at, missing, details, row_no, id) "
            + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String INSERT_CREDIT = "INSERT INTO track_credit (artist, track, roles) VALUES (?, ?, ?)";
    private static final String INSERT_GENRE = "INSERT INTO track_genre (genre, track) VALUES (?, ?)";

    private final Statements statements;
    private final Clock clock;
    private final WorkTable works;

    TrackTable(Connection connection, Statements statements, Clock clock) throws SQLException {
        this.statements = statements;
        this.clock = clock;
        for (String sql : List.of(RELEASE, DELETE_CREDITS, DELETE_GENRES, UPDATE, INSERT, INSERT_CREDIT,
                INSERT_GENRE)) {
            statements.declare(sql);
        }
        this.works = new WorkTable(connection, statements);
    }

    /// The works that the tracks are recordings of.
    WorkTable works() {
        return works;
    }

    List<KnownFile> listKnownFiles(int folder) {
        return statements.list("SELECT row_no, path, size, modified_at, missing FROM track WHERE folder = ?", folder,
                row -> new KnownFile(row.getInt(1), row.getString(2), row.getLong(3), row.getLong(4),
                        row.getBoolean(5)));
    }

    Map<Integer, Integer> countByFolder(int musicFolder) {
        Map<Integer, Integer> counts = new HashMap<>();
        statements.forEach("SELECT folder, COUNT(*) FROM track WHERE music_folder = ? AND NOT missing GROUP BY folder",
                musicFolder,
                row -> counts.put(row.getInt(1), row.getInt(2)));
        return counts;
    }

    Map<Integer, Integer> countByAlbum(Collection<Integer> albums) {
        Map<Integer, Integer> counts = new HashMap<>();
        statements.listIn("SELECT album, COUNT(*) FROM track WHERE album IN (%s) AND NOT missing GROUP BY album",
                albums,
                row -> counts.put(row.getInt(1), row.getInt(2)));
        return counts;
    }

    Set<Integer> listAwaited(Carry.Kind kind, Collection<Integer> rows) {
        String query = switch (kind) {
            case ALBUM -> "SELECT DISTINCT album FROM track WHERE album IN (%s) AND missing AND signature <> ''";
            case ARTIST -> "SELECT DISTINCT c.artist FROM track_credit c JOIN track t ON t.row_no = c.track "
                    + "WHERE c.artist IN (%s) AND t.missing AND t.signature <> ''";
            case TRACK, FOLDER -> throw new IllegalArgumentException("no tracks are awaited by: " + kind);
        };
        return rows.isEmpty() ? Set.of() : Set.copyOf(statements.listIn(query, rows, row -> row.getInt(1)));
    }

    List<TrackRow> listByRow(Collection<Integer> rows) {
        return statements.listIn(SELECT + "WHERE row_no IN (%s)", rows, TrackTable::read);
    }

    List<TrackRow> listByFolder(Collection<Integer> folders) {
        return statements.listIn(SELECT + "WHERE folder IN (%s)", folders, TrackTable::read);
    }

    List<TrackRow> listByAlbum(Collection<Integer> albums) {
        return statements.listIn(SELECT + "WHERE album IN (%s) AND NOT missing", albums, TrackTable::read);
    }

    List<TrackRow> listBySignature(Collection<String> signatures) {
        return statements.listIn(SELECT + "WHERE signature IN (%s)", signatures, TrackTable::read);
    }

    void forEachMissing(Consumer<TrackRow> action) {
        statements.forEach(SELECT + "WHERE missing AND signature <> ''", null, row -> action.accept(read(row)));
    }

    void forEachFrom(int first, Consumer<TrackRow> action) {
        statements.forEach(SELECT + "WHERE row_no >= ? AND NOT missing", first, row -> action.accept(read(row)));
    }

    void forEachOfArtist(int artist, Consumer<TrackRow> action) {
        List<Integer> rows = statements.list("SELECT track FROM track_credit WHERE artist = ?", artist,
                row -> row.getInt(1));
        for (int from = 0; from < rows.size(); from += 200) {
            listByRow(rows.subList(from, Math.min(rows.size(), from + 200))).forEach(action);
        }
    }

    void release(int track) throws SQLException {
        // No path of a file begins with this character and holds nothing else but digits and letters.
        statements.batch(RELEASE).set("\u0001" + track).set(track).add();
    }

    /// @param draft whether its album is one
    void insert(TrackRow track, boolean draft, Collection<CreditRow> credits, Collection<Integer> genres)
            throws SQLException {
        bind(statements.batch(INSERT), track, draft ? -1 : 1).set(track.row()).set(track.id()).add();
        insertLinks(track, credits, genres);
    }

    void update(TrackRow track, Collection<CreditRow> credits, Collection<Integer> genres) throws SQLException {
        statements.batch(DELETE_CREDITS).set(track.row()).add();
        statements.batch(DELETE_GENRES).set(track.row()).add();
        works.delete(track.row());
        updateRow(track);
        insertLinks(track, credits, genres);
    }

    void updateRow(TrackRow track) throws SQLException {
        bind(statements.batch(UPDATE), track, 1).set(track.missing()).set(clock.millis()).set(track.row()).add();
    }

    private void insertLinks(TrackRow track, Collection<CreditRow> credits, Collection<Integer> genres)
            throws SQLException {
        Map<Integer, String> roles = new LinkedHashMap<>();
        credits.forEach(credit -> roles.merge(credit.artist(), "," + credit.role() + ",",
                (before, role) -> before + role.substring(1)));
        roles.forEach((artist, all) -> statements.batch(INSERT_CREDIT).set(artist).set(track.row()).set(all).add());
        for (int genre : genres) {
            statements.batch(INSERT_GENRE).set(genre).set(track.row()).add();
        }
        works.insert(track.row(), track.facts().details(), credits);
    }

    /// @param sign of its sight where it is new; one that is known keeps its own
    private static Batch bind(Batch batch, TrackRow track, int sign) throws SQLException {
        TrackRow.Facts facts = track.facts();
        TrackDocument document = new TrackDocument(facts.sortTitle(), facts.credits(), facts.details(), facts.audio(),
                facts.picture());
        return batch.set(track.musicFolder())
                .set(sign * track.musicFolder())
                .set(track.folder())
                .set(track.album())
                .set(track.albumName())
                .set(track.title())
                .set(track.sortKey())
                .setInteger(track.disc())
                .setInteger(track.number())
                .setInteger(track.year())
                .set(track.path())
                .set(track.size())
                .set(track.modifiedAt())
                .set(track.durationMs())
                .set(track.video())
                .set(numberOf(track.cover()))
                .set(track.signature())
                .set(track.addedAt())
                .set(track.missing())
                .set(DetailsCodec.withLayers(
                        DetailsCodec.encodeTrack(document, facts.albumTags(), facts.discSubtitle()), facts.layers()));
    }

    static TrackRow read(ResultSet row) throws SQLException {
        ScanDocument document = DetailsCodec.decodeForScan(row.getString(20), row.getLong(14));
        TrackDocument track = document.track();
        TrackRow.Facts facts = new TrackRow.Facts(track.sortTitle(), track.credits(), track.details(), track.audio(),
                track.picture(), document.albumTags(),
                document.discSubtitle(), DetailsCodec.layersOf(row.getString(20)));
        return new TrackRow(row.getInt(1), row.getString(2), row.getInt(3), row.getInt(4), row.getInt(5),
                row.getString(6), row.getString(7), row.getString(8),
                Statements.integer(row, 9), Statements.integer(row, 10), row.getString(11), row.getLong(12),
                row.getLong(13), row.getBoolean(15),
                coverOf(row.getInt(16)), row.getString(17), row.getLong(18), row.getBoolean(19), facts);
    }

    private static int numberOf(CoverSource cover) {
        return switch (cover) {
            case NONE -> 0;
            case ALBUM -> 1;
            case TRACK -> 2;
        };
    }

    private static CoverSource coverOf(int number) {
        return switch (number) {
            case 1 -> CoverSource.ALBUM;
            case 2 -> CoverSource.TRACK;
            default -> CoverSource.NONE;
        };
    }
}
