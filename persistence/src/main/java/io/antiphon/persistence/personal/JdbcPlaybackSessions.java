package io.antiphon.persistence.personal;

import io.antiphon.core.playback.NowPlaying.State;
import io.antiphon.core.playback.PlayQueue;
import io.antiphon.core.playback.PlaybackSession;
import io.antiphon.core.playback.PlaybackSessions;
import io.antiphon.core.playback.Playing;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Sessions in the table `playback_session`, whose row is locked while one is changed, with their queues in `play_queue`.
public final class JdbcPlaybackSessions implements PlaybackSessions {

    private static final String SELECT = """
            SELECT s.version, s.queue_version, s.item, s.length_ms, s.state, s.position_ms, s.speed, s.device, s.started_at, s.told_at,
                s.reported, s.judged, q.tracks, q.current_index, q.position_ms, q.changed_at, q.changed_by
            FROM playback_session s LEFT JOIN play_queue q ON q.user_id = s.user_id WHERE s.user_id = ?
            """;
    private static final int QUEUE = 13;

    private final Sql sql;
    private final Transactions transactions;
    private final JdbcPlayQueues queues;

    public JdbcPlaybackSessions(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
        this.queues = new JdbcPlayQueues(database);
    }

    @Override
    public PlaybackSession of(UserId user) {
        return transactions.onSnapshot(() -> read(user).orElseGet(() -> withoutRow(user)));
    }

    @Override
    public Change change(UserId user, UnaryOperator<PlaybackSession> work) {
        return transactions.call(() -> {
            lock(user);
            Optional<PlaybackSession> found = read(user);
            PlaybackSession before = found.orElseGet(() -> withoutRow(user));
            PlaybackSession after = work.apply(before);
            if (!after.equals(before)) {
                write(user, before, after, found.isPresent());
            }
            return new Change(before, after);
        });
    }

    /// Changes nothing. H2 compiles a query FOR UPDATE each time that it runs.
    private void lock(UserId user) {
        sql.change("UPDATE playback_session SET version = version WHERE user_id = ?", user.value());
    }

    /// A queue that came from elsewhere may be there already.
    private PlaybackSession withoutRow(UserId user) {
        return new PlaybackSession(0, 0, queues.findPlayQueue(user).orElse(null), null);
    }

    private Optional<PlaybackSession> read(UserId user) {
        return sql.find(SELECT, row -> new PlaybackSession(row.number(1), row.number(2),
                row.textOrNull(QUEUE) == null ? null : JdbcPlayQueues.queue(row, QUEUE), playing(row)), user.value());
    }

    private static @Nullable Playing playing(Row row) {
        String item = row.textOrNull(3);
        if (item == null) {
            return null;
        }
        return new Playing(JdbcPlayQueues.item(item), Duration.ofMillis(row.number(4)), state(row.integer(5)),
                Duration.ofMillis(row.number(6)), Objects.requireNonNullElse(row.decimalOrNull(7), 1.0), row.text(8),
                row.instant(9), row.instant(10), row.flag(11), row.flag(12));
    }

    private void write(UserId user, PlaybackSession before, PlaybackSession after, boolean there) {
        PlayQueue queue = after.queue();
        if (!Objects.equals(before.queue(), queue)) {
            if (queue == null) {
                queues.delete(user);
            } else {
                queues.write(user, queue);
            }
        }
        if (!there) {
            sql.change("INSERT INTO playback_session (user_id, version, queue_version) VALUES (?, ?, ?)", user.value(),
                    after.version(), after.queueVersion());
        }
        Playing playing = after.playing();
        if (playing == null) {
            sql.change("UPDATE playback_session SET version = ?, queue_version = ?, item = NULL WHERE user_id = ?",
                    after.version(), after.queueVersion(), user.value());
        } else {
            write(user, after, playing);
        }
    }

    private void write(UserId user, PlaybackSession after, Playing playing) {
        sql.change("""
                UPDATE playback_session SET version = ?, queue_version = ?, item = ?, length_ms = ?, state = ?, position_ms = ?, speed = ?,
                    device = ?, started_at = ?, told_at = ?, reported = ?, judged = ?
                WHERE user_id = ?
                """, after.version(), after.queueVersion(), JdbcPlayQueues.text(playing.item()),
                playing.length().toMillis(), number(playing.state()), playing.position().toMillis(), playing.speed(),
                playing.device(), playing.startedAt().toEpochMilli(), playing.toldAt().toEpochMilli(),
                playing.reported(),
                playing.judged(), user.value());
    }

    private static int number(State state) {
        return switch (state) {
            case STARTING, PLAYING -> 1;
            case PAUSED -> 2;
            case STOPPED -> 3;
        };
    }

    private static State state(int number) {
        return switch (number) {
            case 1 -> State.PLAYING;
            case 2 -> State.PAUSED;
            default -> State.STOPPED;
        };
    }
}
