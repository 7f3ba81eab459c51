package io.antiphon.persistence.catalogue;

import io.antiphon.core.library.Album;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.Viewer;
import io.antiphon.persistence.Kinds;
import io.antiphon.persistence.details.AlbumDocument;
import io.antiphon.persistence.details.DetailsCodec;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads albums by row number: three queries a chunk.
final class AlbumReader {

    private static final String QUERY = """
            SELECT row_no, id, sight, folder, name, display_artist, track_count, duration_ms, added_at,
                cover_file IS NOT NULL OR cover_track IS NOT NULL, missing, details
            FROM album WHERE""";

    private final Reads reads;

    AlbumReader(Reads reads) {
        this.reads = reads;
    }

    /// @param missingToo whether those that the last scan did not find are answered, too
    List<Annotated<Album>> read(Viewer viewer, int[] rows, boolean missingToo) {
        return reads.call(connection -> read(connection, viewer, rows, missingToo));
    }

    List<Annotated<Album>> read(Connection connection, Viewer viewer, int[] rows, boolean missingToo)
            throws SQLException {
        Map<Integer, Raw> found = Reads.byNumber(connection, QUERY, "row_no", rows,
                row -> raw(row, viewer, missingToo));
        Map<Integer, String> folders = IdReads.ids(connection, IdReads.Table.FOLDER,
                found.values().stream().map(Raw::folder).toList());
        List<@Nullable Album> albums = new ArrayList<>(rows.length);
        Arrays.stream(rows).forEach(row -> {
            Raw raw = found.get(row);
            albums.add(raw == null ? null : raw.album(folders.getOrDefault(raw.folder(), "")));
        });
        return AnnotationReads.annotate(connection, viewer.user(), Kinds.ALBUM, albums, album -> album.id().value());
    }

    private static @Nullable Raw raw(ResultSet row, Viewer viewer, boolean missingToo) throws SQLException {
        int sight = row.getInt(3);
        if (!viewer.musicFolders().contains(sight) || !missingToo && row.getBoolean(11)) {
            return null;
        }
        return new Raw(row.getString(2), Math.abs(sight), row.getInt(4), row.getString(5), row.getString(6),
                row.getInt(7),
                row.getLong(8), row.getLong(9),
                row.getBoolean(10), row.getString(12));
    }

    /// A row whose folder is a number yet.
    private record Raw(String id, int musicFolder, int folder, String name, String displayArtist, int trackCount,
            long durationMs, long addedAt,
            boolean hasCover, String details) {

        Album album(String folderId) {
            AlbumDocument document = DetailsCodec.decodeAlbum(details);
            return new Album(new AlbumId(id), musicFolder, new FolderId(folderId), name, document.sortName(),
                    document.version(), displayArtist,
                    document.artists(), trackCount, Duration.ofMillis(durationMs), document.releaseDate(),
                    document.originalReleaseDate(),
                    document.genres(), document.moods(), document.recordLabels(), document.catalogNumbers(),
                    document.barcode(),
                    document.releaseTypes(), document.mbid(), document.releaseGroupMbid(), document.compilation(),
                    document.explicitStatus(),
                    document.discTitles(), hasCover, Instant.ofEpochMilli(addedAt));
        }
    }
}
