package io.antiphon.persistence.personal;

import io.antiphon.core.LibraryException;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.playback.PlayQueue;
import io.antiphon.core.playback.PlayQueues;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Play queues in the table `play_queue`, one row each: a queue is always read and written whole.
public final class JdbcPlayQueues implements PlayQueues {

    /// As many ids as fit into the column.
    private static final int MAX_TRACKS = 58_000;

    private final Sql sql;
    private final Transactions transactions;

    public JdbcPlayQueues(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
    }

    @Override
    public Optional<PlayQueue> findPlayQueue(UserId user) {
        return sql.find("""
                SELECT tracks, current_index, position_ms, changed_at, changed_by FROM play_queue WHERE user_id = ?
                """, JdbcPlayQueues::queue, user.value());
    }

    /// @throws LibraryException.Invalid when the queue is longer than 58,000 tracks
    @Override
    public void savePlayQueue(UserId user, PlayQueue queue) {
        if (queue.tracks().size() > MAX_TRACKS) {
            throw new LibraryException.Invalid(
                    "A play queue holds at most %d songs, not %d".formatted(MAX_TRACKS, queue.tracks().size()));
        }
        String tracks = queue.tracks().stream().map(TrackId::value).collect(Collectors.joining(" "));
        transactions.run(() -> {
            long changed = sql.change("""
                    UPDATE play_queue SET tracks = ?, current_index = ?, position_ms = ?, changed_at = ?, changed_by = ? WHERE user_id = ?
                    """, tracks, queue.currentIndex(), queue.position().toMillis(), queue.changedAt().toEpochMilli(),
                    queue.changedBy(), user.value());
            if (changed == 0) {
                sql.change("""
                        INSERT INTO play_queue (tracks, current_index, position_ms, changed_at, changed_by, user_id) VALUES (?, ?, ?, ?, ?, ?)
                        """, tracks, queue.currentIndex(), queue.position().toMillis(),
                        queue.changedAt().toEpochMilli(), queue.changedBy(),
                        user.value());
            }
        });
    }

    @Override
    public void clearPlayQueue(UserId user) {
        sql.change("DELETE FROM play_queue WHERE user_id = ?", user.value());
    }

    private static PlayQueue queue(Row row) {
        String tracks = row.text(1);
        List<TrackId> ids = tracks.isEmpty() ? List.of() : Arrays.stream(tracks.split(" ")).map(TrackId::new).toList();
        return new PlayQueue(ids, row.integer(2), Duration.ofMillis(row.number(3)), row.instant(4), row.text(5));
    }
}
