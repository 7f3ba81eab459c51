package io.antiphon.persistence.catalogue;

import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.Folder;
import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.Viewer;
import io.antiphon.persistence.Kinds;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Reads folders by row number: two queries a chunk.
final class FolderReader {

    private static final String QUERY = """
            SELECT f.row_no, f.id, f.sight, p.id, f.name, f.path, al.id, ar.id,
                f.image IS NOT NULL OR al.cover_file IS NOT NULL OR al.cover_track IS NOT NULL, f.added_at, m.name, f.missing, ar.image IS NOT NULL
            FROM folder f
            LEFT JOIN folder p ON p.row_no = f.parent
            LEFT JOIN album al ON al.row_no = f.album
            LEFT JOIN artist ar ON ar.row_no = f.artist
            LEFT JOIN music_folder m ON m.id = f.music_folder
            WHERE""";

    private final Reads reads;

    FolderReader(Reads reads) {
        this.reads = reads;
    }

    List<Annotated<Folder>> read(Viewer viewer, int[] rows, boolean missingToo) {
        return reads.call(connection -> {
            List<@Nullable Folder> folders = read(connection, viewer.musicFolders()::contains, rows, missingToo);
            return AnnotationReads.annotate(connection, viewer.user(), Kinds.FOLDER, folders,
                    folder -> folder.id().value());
        });
    }

    /// In the order of `rows`, nulls for those that are gone or out of view.
    static List<@Nullable Folder> read(Connection connection, IntPredicate inView, int[] rows, boolean missingToo)
            throws SQLException {
        Map<Integer, Folder> found = Reads.byNumber(connection, QUERY, "f.row_no", rows,
                row -> inView.test(row.getInt(3)) && (missingToo || !row.getBoolean(12)) ? folder(row) : null);
        List<@Nullable Folder> folders = new ArrayList<>(rows.length);
        Arrays.stream(rows).forEach(row -> folders.add(found.get(row)));
        return folders;
    }

    private static Folder folder(ResultSet row) throws SQLException {
        String parent = row.getString(4);
        String album = row.getString(7);
        String artist = row.getString(8);
        String musicFolderName = row.getString(11);
        String name = row.getString(6).isEmpty() && musicFolderName != null ? musicFolderName : row.getString(5);
        return new Folder(new FolderId(row.getString(2)), Math.abs(row.getInt(3)),
                parent == null ? null : new FolderId(parent),
                name, row.getString(6),
                album == null ? null : new AlbumId(album), artist == null ? null : new ArtistId(artist),
                row.getBoolean(9), row.getBoolean(13),
                Instant.ofEpochMilli(row.getLong(10)));
    }
}
