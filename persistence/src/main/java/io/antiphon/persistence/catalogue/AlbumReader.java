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
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads albums by row number or one by its id: two queries a chunk. Folders are joined, as albums seldom share one: that takes two thirds
/// of the time of a query of its own. (Tracks share theirs, and [TrackReader] asks for each once.)
final class AlbumReader {

    static final String QUERY = """
            SELECT a.row_no, a.id, a.sight, f.id, a.name, a.display_artist, a.track_count, a.duration_ms, a.added_at,
                a.cover_file IS NOT NULL OR a.cover_track IS NOT NULL, a.missing, a.details
            FROM album a LEFT JOIN folder f ON f.row_no = a.folder WHERE""";
    static final String BY_ID = QUERY + " a.id = ?";

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
        Map<Integer, Raw> found = Reads.byNumber(connection, QUERY, "a.row_no", rows,
                row -> raw(row, viewer, missingToo));
        List<@Nullable Album> albums = new ArrayList<>(rows.length);
        Arrays.stream(rows).forEach(row -> {
            Raw raw = found.get(row);
            albums.add(raw == null ? null : raw.album());
        });
        return AnnotationReads.annotate(connection, viewer.user(), Kinds.ALBUM, albums, album -> album.id().value());
    }

    /// The album of exactly this id, unless it is missing.
    Optional<Annotated<Album>> readOne(Viewer viewer, String id) {
        return reads.call(connection -> {
            List<Album> found = Reads.list(connection, BY_ID, row -> raw(row, viewer, false), id)
                    .stream()
                    .map(Raw::album)
                    .toList();
            return AnnotationReads.annotate(connection, viewer.user(), Kinds.ALBUM, found, album -> album.id().value())
                    .stream()
                    .findFirst();
        });
    }

    private static @Nullable Raw raw(ResultSet row, Viewer viewer, boolean missingToo) throws SQLException {
        int sight = row.getInt(3);
        if (!viewer.musicFolders().contains(sight) || !missingToo && row.getBoolean(11)) {
            return null;
        }
        return new Raw(row.getString(2), Math.abs(sight),
                Objects.requireNonNullElse(row.getString(4), ""), row.getString(5), row.getString(6),
                row.getInt(7),
                row.getLong(8), row.getLong(9),
                row.getBoolean(10), row.getString(12));
    }

    /// A row whose document is a text yet.
    private record Raw(String id, int musicFolder, String folder, String name, String displayArtist, int trackCount,
            long durationMs, long addedAt,
            boolean hasCover, String details) {

        Album album() {
            AlbumDocument document = DetailsCodec.decodeAlbum(details);
            return new Album(new AlbumId(id), musicFolder, new FolderId(folder), name, document.sortName(),
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
