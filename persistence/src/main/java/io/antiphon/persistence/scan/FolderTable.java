package io.antiphon.persistence.scan;

import io.antiphon.core.library.scan.store.FolderRow;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/// The folders.
final class FolderTable {

    private static final String SELECT = "SELECT row_no, id, music_folder, parent, path, name, sort_key, content_hash, sidecar_hash, album, artist, image, "
            + "image_fingerprint, artist_image, artist_image_fingerprint, artist_notes, added_at, media_count, missing FROM folder ";
    private static final String UPDATE = "UPDATE folder SET music_folder = ?, sight = (CASE WHEN sight < 0 THEN -1 ELSE 1 END) * ?, parent = ?, path = ?, name = ?, sort_key = ?, content_hash = ?, sidecar_hash = ?, album = ?, "
            + "artist = ?, image = ?, image_fingerprint = ?, artist_image = ?, artist_image_fingerprint = ?, "
            + "artist_notes = ?, media_count = ?, missing = ? WHERE row_no = ?";
    private static final String INSERT = "INSERT INTO folder (music_folder, sight, parent, path, name, sort_key, content_hash, sidecar_hash, album, artist, image, "
            + "image_fingerprint, artist_image, artist_image_fingerprint, artist_notes, media_count, missing, row_no, id, added_at) "
            + "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private final Statements statements;

    FolderTable(Statements statements) throws SQLException {
        this.statements = statements;
        statements.declare(UPDATE);
        statements.declare(INSERT);
    }

    void forEach(int musicFolder, Consumer<FolderRow> action) {
        statements.forEach(SELECT + "WHERE music_folder = ? ORDER BY row_no", musicFolder,
                row -> action.accept(read(row)));
    }

    List<FolderRow> listByRow(Collection<Integer> rows) {
        return statements.listIn(SELECT + "WHERE row_no IN (%s)", rows, FolderTable::read);
    }

    /// @param hidden whether it is for those only who see drafts, until it is known what lies in it
    void insert(FolderRow folder, boolean hidden) throws SQLException {
        bind(statements.batch(INSERT), folder, hidden && !folder.path().isEmpty() ? -1 : 1).set(folder.row())
                .set(folder.id())
                .set(folder.addedAt())
                .add();
    }

    void update(FolderRow folder) throws SQLException {
        bind(statements.batch(UPDATE), folder, 1).set(folder.row()).add();
    }

    /// @param sign of its sight where it is new; one that is known keeps its own
    private static Batch bind(Batch batch, FolderRow folder, int sign) throws SQLException {
        return batch.set(folder.musicFolder())
                .set(sign * folder.musicFolder())
                .setInteger(folder.parent())
                .set(folder.path())
                .set(folder.name())
                .set(folder.sortKey())
                .set(folder.contentHash())
                .set(folder.sidecarHash())
                .setInteger(folder.album())
                .setInteger(folder.artist())
                .set(folder.image())
                .set(folder.imageFingerprint())
                .set(folder.artistImage())
                .set(folder.artistImageFingerprint())
                .set(folder.artistNotes())
                .set(folder.mediaCount())
                .set(folder.missing());
    }

    private static FolderRow read(ResultSet row) throws SQLException {
        return new FolderRow(row.getInt(1), row.getString(2), row.getInt(3), Statements.integer(row, 4),
                row.getString(5), row.getString(6), row.getString(7),
                row.getLong(8), row.getLong(9), Statements.integer(row, 10), Statements.integer(row, 11),
                row.getString(12), row.getString(13), row.getString(14), row.getString(15), row.getString(16),
                row.getLong(17), row.getInt(18), row.getBoolean(19));
    }
}
