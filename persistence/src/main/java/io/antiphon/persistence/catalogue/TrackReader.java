package io.antiphon.persistence.catalogue;

import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.CoverSource;
import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.MeasuredSound;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackDetails;
import io.antiphon.core.library.TrackFile;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.tag.MediaType;
import io.antiphon.persistence.Kinds;
import io.antiphon.persistence.details.DetailsCodec;
import io.antiphon.persistence.details.TrackDocument;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads tracks by row number, four queries a chunk; a single one by its id with two.
final class TrackReader {

    private static final String QUERY = """
            SELECT row_no, id, sight, missing, folder, album, album_name, title, disc, number, path, size, modified_at, duration_ms, video,
                cover, added_at, details, track_loudness, track_peak, album_loudness, album_peak, tempo
            FROM track WHERE""";
    /// One with the ids of its folder and album: what a request for a single song asks first.
    static final String BY_ID = """
            SELECT t.row_no, t.id, t.sight, t.missing, t.folder, t.album, t.album_name, t.title, t.disc, t.number, t.path, t.size,
                t.modified_at, t.duration_ms, t.video, t.cover, t.added_at, t.details, t.track_loudness, t.track_peak, t.album_loudness,
                t.album_peak, t.tempo, f.id, a.id
            FROM track t LEFT JOIN folder f ON f.row_no = t.folder LEFT JOIN album a ON a.row_no = t.album
            WHERE t.id = ?
            """;
    private static final CoverSource[] COVERS = CoverSource.values();

    private final Reads reads;

    TrackReader(Reads reads) {
        this.reads = reads;
    }

    /// @param missingToo whether those whose files the last scan did not find are answered, too
    List<Annotated<Track>> read(Viewer viewer, int[] rows, boolean missingToo) {
        return reads.call(connection -> read(connection, viewer, rows, missingToo));
    }

    List<Annotated<Track>> read(Connection connection, Viewer viewer, int[] rows, boolean missingToo)
            throws SQLException {
        Map<Integer, Raw> found = Reads.byNumber(connection, QUERY, "row_no", rows,
                row -> raw(row, viewer, missingToo));
        Map<Integer, String> folders = IdReads.ids(connection, IdReads.Table.FOLDER,
                found.values().stream().map(Raw::folder).toList());
        Map<Integer, String> albums = IdReads.ids(connection, IdReads.Table.ALBUM,
                found.values().stream().map(Raw::album).toList());
        List<@Nullable Track> tracks = new ArrayList<>(rows.length);
        Arrays.stream(rows).forEach(row -> {
            Raw raw = found.get(row);
            tracks.add(raw == null ? null
                    : raw.track(folders.getOrDefault(raw.folder(), ""), albums.getOrDefault(raw.album(), "")));
        });
        return AnnotationReads.annotate(connection, viewer.user(), Kinds.TRACK, tracks, track -> track.id().value());
    }

    /// The track of exactly this id, unless its file is missing.
    Optional<Annotated<Track>> readOne(Viewer viewer, String id) {
        return reads.call(connection -> {
            List<Track> found = new ArrayList<>(1);
            Reads.each(connection, BY_ID, row -> {
                Raw raw = raw(row, viewer, false);
                if (raw != null) {
                    found.add(raw.track(text(row, 24), text(row, 25)));
                }
            }, id);
            return AnnotationReads.annotate(connection, viewer.user(), Kinds.TRACK, found, track -> track.id().value())
                    .stream()
                    .findFirst();
        });
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }

    private static @Nullable Raw raw(ResultSet row, Viewer viewer, boolean missingToo) throws SQLException {
        int sight = row.getInt(3);
        boolean missing = row.getBoolean(4);
        if (!viewer.musicFolders().contains(sight) || !missingToo && missing) {
            return null;
        }
        return new Raw(row.getString(2), Math.abs(sight), missing, row.getInt(5), row.getInt(6), row.getString(7),
                row.getString(8), integer(row, 9),
                integer(row, 10), row.getString(11), row.getLong(12), row.getLong(13), row.getLong(14),
                row.getBoolean(15), row.getInt(16),
                row.getLong(17), row.getString(18), measured(row));
    }

    /// What the analysis found; absent where there is nothing yet.
    private static @Nullable MeasuredSound measured(ResultSet row) throws SQLException {
        Double peak = decimal(row, 20);
        return peak == null ? null
                : new MeasuredSound(decimal(row, 19), peak, decimal(row, 21), decimal(row, 22), decimal(row, 23));
    }

    private static @Nullable Double decimal(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? null : Double.valueOf(value);
    }

    private static @Nullable Integer integer(ResultSet row, int column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : (Integer) value;
    }

    /// A row whose folder and album are numbers yet.
    private record Raw(String id, int musicFolder, boolean missing, int folder, int album, String albumName,
            String title, @Nullable Integer disc,
            @Nullable Integer number, String path, long size, long modifiedAt, long durationMs, boolean video,
            int cover, long addedAt, String details, @Nullable MeasuredSound measured) {

        Track track(String folderId, String albumId) {
            TrackDocument document = DetailsCodec.decodeTrack(details, durationMs);
            TrackFile file = file();
            return new Track(new TrackId(id), musicFolder, new FolderId(folderId), new AlbumId(albumId), albumName,
                    title, document.sortTitle(), disc,
                    number, document.credits(), completed(document), document.audio(), file, COVERS[cover],
                    Instant.ofEpochMilli(addedAt));
        }

        private TrackDetails completed(TrackDocument document) {
            return measured == null ? document.details() : document.details().completedBy(measured);
        }

        private TrackFile file() {
            Instant modified = Instant.ofEpochMilli(modifiedAt);
            return MediaType.ofFileName(path)
                    .map(type -> new TrackFile(path, size, modified, type.suffix(), typeOf(type), video, missing))
                    .orElseGet(
                            () -> new TrackFile(path, size, modified, "", "application/octet-stream", video, missing));
        }

        /// A file type that usually holds video is served as sound when it holds nothing else.
        private String typeOf(MediaType type) {
            return type.isVideo() && !video ? type.contentType().replace("video/", "audio/") : type.contentType();
        }
    }
}
