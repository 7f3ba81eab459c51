package io.antiphon.persistence.upload;

import io.antiphon.core.library.TrackId;
import io.antiphon.core.tag.AudioSignature;
import io.antiphon.core.upload.Upload;
import io.antiphon.core.upload.UploadState;
import io.antiphon.core.upload.Uploads;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Uploads in the table `upload`.
public final class JdbcUploads implements Uploads {

    private static final String SELECT = """
            SELECT id, owner, file_name, size, music_folder, received, state, track, path, known, note, created_at, changed_at FROM upload
            """;

    private final Sql sql;
    private final Transactions transactions;

    public JdbcUploads(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
    }

    @Override
    public Optional<Upload> find(String id) {
        return sql.find(SELECT + " WHERE id = ?", JdbcUploads::upload, id);
    }

    @Override
    public List<Upload> list(UserId owner, @Nullable String before, int limit) {
        if (before == null) {
            return sql.list(SELECT + " WHERE owner = ? ORDER BY created_at DESC, id LIMIT ?", JdbcUploads::upload,
                    owner.value(), limit);
        }
        Optional<Upload> last = find(before).filter(upload -> upload.owner().equals(owner));
        if (last.isEmpty()) {
            return List.of();
        }
        long at = last.get().createdAt().toEpochMilli();
        return sql.list(SELECT
                + " WHERE owner = ? AND (created_at < ? OR created_at = ? AND id > ?) ORDER BY created_at DESC, id LIMIT ?",
                JdbcUploads::upload, owner.value(), at, at, before, limit);
    }

    @Override
    public List<Upload> listOpen() {
        return sql.list(SELECT + " WHERE state IN (?, ?) ORDER BY created_at, id", JdbcUploads::upload,
                UploadState.RECEIVING.name(), UploadState.CHECKING.name());
    }

    @Override
    public void save(Upload upload) {
        TrackId track = upload.track();
        transactions.run(() -> {
            sql.change("DELETE FROM upload WHERE id = ?", upload.id());
            sql.change("""
                    INSERT INTO upload (id, owner, file_name, size, music_folder, received, state, track, path, known, note, created_at, changed_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """, upload.id(), upload.owner().value(), upload.fileName(), upload.size(), upload.musicFolder(),
                    upload.received(), upload.state().name(), track == null ? null : track.value(), upload.path(),
                    upload.known(), upload.note(), upload.createdAt().toEpochMilli(),
                    upload.changedAt().toEpochMilli());
        });
    }

    @Override
    public void delete(String id) {
        sql.change("DELETE FROM upload WHERE id = ?", id);
    }

    @Override
    public void prune(Instant before) {
        sql.change("DELETE FROM upload WHERE state IN (?, ?) AND changed_at < ?", UploadState.PLACED.name(),
                UploadState.REFUSED.name(), before.toEpochMilli());
    }

    @Override
    public Optional<Place> findSound(AudioSignature sound, Set<Integer> musicFolders) {
        return sql
                .list("SELECT id, music_folder, path FROM track WHERE signature = ? AND missing = FALSE ORDER BY row_no",
                        row -> new Place(new TrackId(row.text(1)), row.integer(2), row.text(3)), sound.value())
                .stream()
                .filter(place -> musicFolders.contains(place.musicFolder()))
                .findFirst();
    }

    private static Upload upload(Row row) {
        String track = row.textOrNull(8);
        return new Upload(row.text(1), new UserId(row.text(2)), row.text(3), row.number(4), row.integer(5),
                row.number(6), UploadState.valueOf(row.text(7)), track == null ? null : new TrackId(track),
                row.textOrNull(9), row.flag(10), row.textOrNull(11), row.instant(12), row.instant(13));
    }
}
