package io.antiphon.persistence.source;

import io.antiphon.core.library.TrackId;
import io.antiphon.core.source.Download;
import io.antiphon.core.source.Download.State;
import io.antiphon.core.source.Downloads;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Downloads in the table `download`.
public final class JdbcDownloads implements Downloads {

    private static final int LONGEST_NOTE = 1_000;
    private static final String SELECT = """
            SELECT id, owner, url, music_folder, state, track, note, created_at, changed_at FROM download
            """;

    private final Sql sql;
    private final Transactions transactions;

    public JdbcDownloads(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
    }

    @Override
    public Optional<Download> findDownload(String id) {
        return sql.find(SELECT + " WHERE id = ?", JdbcDownloads::download, id);
    }

    @Override
    public List<Download> listWaiting() {
        return sql.list(SELECT + " WHERE state = ? ORDER BY created_at, id", JdbcDownloads::download,
                State.WAITING.name());
    }

    @Override
    public List<Download> listOf(UserId owner, @Nullable String before, int limit) {
        List<Object> parameters = new ArrayList<>(List.of(owner.value()));
        String rest = "";
        if (before != null) {
            Optional<Download> last = findDownload(before);
            if (last.isEmpty()) {
                return List.of();
            }
            long at = last.get().createdAt().toEpochMilli();
            rest = " AND (created_at < ? OR created_at = ? AND id > ?)";
            parameters.addAll(List.of(at, at, before));
        }
        parameters.add(limit);
        return sql.list(SELECT + " WHERE owner = ?%s ORDER BY created_at DESC, id LIMIT ?".formatted(rest),
                JdbcDownloads::download, parameters.toArray());
    }

    @Override
    public void save(Download download) {
        TrackId track = download.track();
        transactions.run(() -> {
            sql.change("DELETE FROM download WHERE id = ?", download.id());
            sql.change("""
                    INSERT INTO download (id, owner, url, music_folder, state, track, note, created_at, changed_at)
                    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                    """, download.id(), download.owner().value(), download.url(), download.musicFolder(),
                    download.state().name(), track == null ? null : track.value(),
                    JdbcSources.shortened(download.note(), LONGEST_NOTE), download.createdAt().toEpochMilli(),
                    download.changedAt().toEpochMilli());
        });
    }

    @Override
    public void delete(String id) {
        sql.change("DELETE FROM download WHERE id = ?", id);
    }

    @Override
    public void prune(Instant before) {
        sql.change("DELETE FROM download WHERE changed_at < ? AND state <> ?", before.toEpochMilli(),
                State.WAITING.name());
    }

    private static Download download(Row row) {
        String track = row.textOrNull(6);
        return new Download(row.text(1), new UserId(row.text(2)), row.text(3), row.integer(4),
                State.valueOf(row.text(5)), track == null ? null : new TrackId(track), row.text(7), row.instant(8),
                row.instant(9));
    }
}
