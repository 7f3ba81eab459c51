package io.antiphon.persistence.scrobble;

import io.antiphon.core.library.TrackId;
import io.antiphon.core.scrobble.ScrobbleQueue;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What waits, in the tables `scrobble_play`, `scrobble_love` and `scrobble_love_seen`.
public final class JdbcScrobbleQueue implements ScrobbleQueue {

    private static final int LONGEST_REASON = 1_000;
    private static final String ONE_PLAY = " WHERE user_id = ? AND service = ? AND played_at = ? AND track = ?";

    private final Sql sql;
    private final Transactions transactions;

    public JdbcScrobbleQueue(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
    }

    @Override
    public List<QueuedPlay> listPlays(UserId user, String service, int limit) {
        return sql.list("""
                SELECT track, played_at FROM scrobble_play WHERE user_id = ? AND service = ? AND refused_at IS NULL
                ORDER BY played_at, track LIMIT ?
                """, row -> new QueuedPlay(new TrackId(row.text(1)), Instant.ofEpochSecond(row.number(2))),
                user.value(), service, limit);
    }

    @Override
    public void settle(UserId user, String service, Collection<QueuedPlay> plays, Map<QueuedPlay, String> refused,
            Instant at) {
        transactions.run(() -> {
            for (QueuedPlay play : plays) {
                String why = refused.get(play);
                if (why == null) {
                    sql.change("DELETE FROM scrobble_play" + ONE_PLAY, user.value(), service,
                            play.at().getEpochSecond(), play.track().value());
                } else {
                    sql.change("UPDATE scrobble_play SET refused_for = ?, refused_at = ?" + ONE_PLAY,
                            JdbcScrobbleAccounts.shortened(why, LONGEST_REASON), at.toEpochMilli(), user.value(),
                            service, play.at().getEpochSecond(), play.track().value());
                }
            }
        });
    }

    @Override
    public long bound(UserId user, String service, int mostWaiting, int mostRefused) {
        return transactions.call(() -> {
            bound(user, service, "refused_at IS NOT NULL", mostRefused);
            return bound(user, service, "refused_at IS NULL", mostWaiting);
        });
    }

    private long bound(UserId user, String service, String which, int most) {
        Optional<Long> last = sql.find("""
                SELECT played_at FROM scrobble_play WHERE user_id = ? AND service = ? AND %s
                ORDER BY played_at DESC LIMIT 1 OFFSET ?
                """.formatted(which), row -> row.number(1), user.value(), service, most);
        return last.isEmpty() ? 0
                : sql.change("DELETE FROM scrobble_play WHERE user_id = ? AND service = ? AND %s AND played_at <= ?"
                        .formatted(which), user.value(), service, last.get());
    }

    @Override
    public List<RefusedPlay> listRefused(UserId user, String service, int limit) {
        return sql.list("""
                SELECT track, played_at, refused_for, refused_at FROM scrobble_play
                WHERE user_id = ? AND service = ? AND refused_at IS NOT NULL ORDER BY played_at DESC, track LIMIT ?
                """, row -> new RefusedPlay(new TrackId(row.text(1)), Instant.ofEpochSecond(row.number(2)),
                row.text(3), row.instant(4)), user.value(), service, limit);
    }

    @Override
    public void forgetRefused(UserId user, String service) {
        sql.change("DELETE FROM scrobble_play WHERE user_id = ? AND service = ? AND refused_at IS NOT NULL",
                user.value(), service);
    }

    @Override
    public Waiting count(UserId user, String service) {
        long plays = count("scrobble_play WHERE refused_at IS NULL AND", user, service);
        long refused = count("scrobble_play WHERE refused_at IS NOT NULL AND", user, service);
        return new Waiting(plays, count("scrobble_love WHERE", user, service), refused);
    }

    private long count(String from, UserId user, String service) {
        return sql.find("SELECT COUNT(*) FROM %s user_id = ? AND service = ?".formatted(from), row -> row.number(1),
                user.value(), service).orElse(0L);
    }

    @Override
    public List<QueuedLove> listLoves(UserId user, String service, int limit) {
        return sql.list("""
                SELECT track, loved, changed_at FROM scrobble_love WHERE user_id = ? AND service = ?
                ORDER BY changed_at, track LIMIT ?
                """, JdbcScrobbleQueue::love, user.value(), service, limit);
    }

    private static QueuedLove love(Row row) {
        return new QueuedLove(new TrackId(row.text(1)), row.flag(2), row.instant(3));
    }

    @Override
    public void settle(UserId user, String service, QueuedLove love) {
        sql.change("""
                DELETE FROM scrobble_love WHERE user_id = ? AND service = ? AND track = ? AND loved = ? AND changed_at = ?
                """, user.value(), service, love.track().value(), love.loved(), love.at().toEpochMilli());
    }

    @Override
    public boolean waitsForLove(UserId user, String service, TrackId track) {
        return sql.find("SELECT 1 FROM scrobble_love WHERE user_id = ? AND service = ? AND track = ?",
                row -> row.integer(1), user.value(), service, track.value()).isPresent();
    }

    @Override
    public Map<String, Boolean> findSeen(UserId user, String service, Collection<String> loves) {
        Map<String, Boolean> seen = new HashMap<>();
        for (String love : loves) {
            sql.find("SELECT known FROM scrobble_love_seen WHERE user_id = ? AND service = ? AND love = ?",
                    row -> row.flag(1), user.value(), service, love).ifPresent(known -> seen.put(love, known));
        }
        return seen;
    }

    @Override
    public void saw(UserId user, String service, String love, @Nullable TrackId track) {
        String here = track == null ? null : track.value();
        transactions.run(() -> {
            if (sql.change("""
                    UPDATE scrobble_love_seen SET known = ?, track = ?, missed_at = NULL
                    WHERE user_id = ? AND service = ? AND love = ?
                    """, track != null, here, user.value(), service, love) == 0) {
                sql.change(
                        "INSERT INTO scrobble_love_seen (user_id, service, love, known, track) VALUES (?, ?, ?, ?, ?)",
                        user.value(), service, love, track != null, here);
            }
        });
    }

    @Override
    public List<SeenLove> listSeen(UserId user, String service) {
        return sql.list("""
                SELECT love, track, missed_at FROM scrobble_love_seen WHERE user_id = ? AND service = ? ORDER BY love
                """, row -> {
            String track = row.textOrNull(2);
            return new SeenLove(row.text(1), track == null ? null : new TrackId(track), row.instantOrNull(3));
        }, user.value(), service);
    }

    @Override
    public void missed(UserId user, String service, String love, @Nullable Instant at) {
        sql.change("UPDATE scrobble_love_seen SET missed_at = ? WHERE user_id = ? AND service = ? AND love = ?",
                at == null ? null : at.toEpochMilli(), user.value(), service, love);
    }

    @Override
    public void forgetSeen(UserId user, String service, String love) {
        sql.change("DELETE FROM scrobble_love_seen WHERE user_id = ? AND service = ? AND love = ?", user.value(),
                service, love);
    }
}
