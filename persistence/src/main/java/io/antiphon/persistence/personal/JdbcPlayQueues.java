package io.antiphon.persistence.personal;

import io.antiphon.core.LibraryException;
import io.antiphon.core.library.EpisodeId;
import io.antiphon.core.library.PlayableId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.playback.PlayQueue;
import io.antiphon.core.playback.PlayQueues;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Kinds;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import io.antiphon.persistence.change.PersonalChanges;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Play queues in the table `play_queue`, one row each: a queue is always read and written whole. What devices share goes through
/// [JdbcPlaybackSessions]; this is for queues that come from elsewhere.
public final class JdbcPlayQueues implements PlayQueues {

    /// As many ids as fit into the column.
    private static final int MAX_TRACKS = PlayQueue.MAX_ITEMS;
    private static final int MAX_LENGTH = 1_000_000;
    private static final String EPISODE = Kinds.EPISODE + ":";

    private final Sql sql;
    private final Transactions transactions;
    private final PersonalChanges changes;

    public JdbcPlayQueues(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
        this.changes = new PersonalChanges(database);
    }

    @Override
    public Optional<PlayQueue> findPlayQueue(UserId user) {
        return sql.find("""
                SELECT tracks, current_index, position_ms, changed_at, changed_by FROM play_queue WHERE user_id = ?
                """, row -> queue(row, 1), user.value());
    }

    /// @throws LibraryException.Invalid when the queue is longer than 58,000 tracks
    @Override
    public void savePlayQueue(UserId user, PlayQueue queue) {
        transactions.run(() -> {
            write(user, queue);
            number(user);
        });
    }

    @Override
    public void clearPlayQueue(UserId user) {
        transactions.run(() -> {
            if (delete(user)) {
                number(user);
            }
        });
    }

    /// Devices that know the queue as it was must read it again.
    private void number(UserId user) {
        sql.change("""
                UPDATE playback_session SET version = version + 1, queue_version = queue_version + 1 WHERE user_id = ?
                """, user.value());
    }

    /// To be called in a transaction.
    void write(UserId user, PlayQueue queue) {
        String tracks = queue.items().stream().map(JdbcPlayQueues::text).collect(Collectors.joining(" "));
        if (queue.items().size() > MAX_TRACKS || tracks.length() > MAX_LENGTH) {
            throw new LibraryException.Invalid(
                    "A play queue holds at most %d songs, not %d".formatted(MAX_TRACKS, queue.items().size()));
        }
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
        changes.queueChanged(user, false);
    }

    /// To be called in a transaction.
    ///
    /// @return whether there was one
    boolean delete(UserId user) {
        boolean deleted = sql.change("DELETE FROM play_queue WHERE user_id = ?", user.value()) > 0;
        if (deleted) {
            changes.queueChanged(user, true);
        }
        return deleted;
    }

    /// @param first the column of its tracks, which the others follow
    static PlayQueue queue(Row row, int first) {
        String tracks = row.text(first);
        List<PlayableId> ids = tracks.isEmpty() ? List.of()
                : Arrays.stream(tracks.split(" ")).map(JdbcPlayQueues::item).toList();
        return new PlayQueue(ids, row.integer(first + 1), Duration.ofMillis(row.number(first + 2)),
                row.instant(first + 3), row.text(first + 4));
    }

    /// A track as its id alone, as in queues that were saved before episodes could be in them.
    static String text(PlayableId item) {
        return switch (item) {
            case TrackId(String id) -> id;
            case EpisodeId(String id) -> EPISODE + id;
        };
    }

    static PlayableId item(String text) {
        return text.startsWith(EPISODE) ? new EpisodeId(text.substring(EPISODE.length())) : new TrackId(text);
    }
}
