package io.antiphon.persistence.catalogue;

import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.CoverSource;
import io.antiphon.core.library.FolderId;
import io.antiphon.core.library.MeasuredSound;
import io.antiphon.core.library.Track;
import io.antiphon.core.library.TrackDetails;
import io.antiphon.core.library.TrackFile;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.tag.MediaType;
import io.antiphon.persistence.details.DetailsCodec;
import io.antiphon.persistence.details.TrackDocument;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of the table of tracks, whose folder and album are numbers yet.
///
/// @param details as [DetailsCodec] writes them
record TrackRow(int number, String id, int musicFolder, boolean missing, int folder, int album, String albumName,
        String title, @Nullable Integer disc,
        @Nullable Integer trackNumber, String path, long size, long modifiedAt, long durationMs, boolean video,
        int cover, long addedAt, String details, @Nullable MeasuredSound measured) {

    private static final CoverSource[] COVERS = CoverSource.values();

    /// @param row in the order that [TrackReader] asks in
    static TrackRow read(ResultSet row) throws SQLException {
        return new TrackRow(row.getInt(1), row.getString(2), Math.abs(row.getInt(3)), row.getBoolean(4), row.getInt(5),
                row.getInt(6), row.getString(7),
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

    Track track(String folderId, String albumId) {
        TrackDocument document = DetailsCodec.decodeTrack(details, durationMs);
        TrackFile file = file();
        return new Track(new TrackId(id), musicFolder, new FolderId(folderId), new AlbumId(albumId), albumName,
                title, document.sortTitle(), disc,
                trackNumber, document.credits(), completed(document), document.audio(), file, COVERS[cover],
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
