package io.antiphon.persistence.catalogue;

import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.Viewer;
import io.antiphon.persistence.Kinds;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    private final Reads reads;
    private final KeptTracks kept;

    TrackReader(Reads reads, KeptTracks kept) {
        this.reads = reads;
        this.kept = kept;
    }

    /// @param missingToo whether those whose files the last scan did not find are answered, too
    List<Annotated<Track>> read(Viewer viewer, int[] rows, boolean missingToo) {
        return reads.call(connection -> read(connection, viewer, rows, missingToo));
    }

    List<Annotated<Track>> read(Connection connection, Viewer viewer, int[] rows, boolean missingToo)
            throws SQLException {
        Map<Integer, TrackRow> found = Reads.byNumber(connection, QUERY, "row_no", rows,
                row -> inView(row, viewer, missingToo));
        Map<Integer, String> folders = IdReads.ids(connection, IdReads.Table.FOLDER,
                found.values().stream().map(TrackRow::folder).toList());
        Map<Integer, String> albums = IdReads.ids(connection, IdReads.Table.ALBUM,
                found.values().stream().map(TrackRow::album).toList());
        KeptTracks.OfRequest ofRequest = kept.ofRequest();
        List<@Nullable Track> tracks = new ArrayList<>(rows.length);
        Arrays.stream(rows).forEach(row -> {
            TrackRow read = found.get(row);
            tracks.add(read == null ? null
                    : ofRequest.track(read, folders.getOrDefault(read.folder(), ""),
                            albums.getOrDefault(read.album(), "")));
        });
        return AnnotationReads.annotate(connection, viewer.user(), Kinds.TRACK, tracks, track -> track.id().value());
    }

    /// The track of exactly this id, unless its file is missing.
    Optional<Annotated<Track>> readOne(Viewer viewer, String id) {
        return reads.call(connection -> {
            List<Track> found = Reads.list(connection, BY_ID, row -> {
                TrackRow read = inView(row, viewer, false);
                return read == null ? null : kept.ofRequest().track(read, text(row, 24), text(row, 25));
            }, id);
            return AnnotationReads.annotate(connection, viewer.user(), Kinds.TRACK, found, track -> track.id().value())
                    .stream()
                    .findFirst();
        });
    }

    private static String text(ResultSet row, int column) throws SQLException {
        return Objects.requireNonNullElse(row.getString(column), "");
    }

    private static @Nullable TrackRow inView(ResultSet row, Viewer viewer, boolean missingToo) throws SQLException {
        return !viewer.musicFolders().contains(row.getInt(3)) || !missingToo && row.getBoolean(4) ? null
                : TrackRow.read(row);
    }
}
