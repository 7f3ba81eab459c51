package io.antiphon.persistence.personal;

import io.antiphon.core.annotation.Annotations.Play;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Aliases;
import io.antiphon.persistence.Kinds;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.change.PersonalChanges;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Keeps plays and counts them for the episode, or for the track, its album and its artists.
public final class PlayCounter {

    private static final int MAX_CLIENT_LENGTH = 200;

    private final Sql sql;
    private final Aliases aliases;
    private final PersonalChanges changes;

    PlayCounter(Sql sql, Aliases aliases, PersonalChanges changes) {
        this.sql = sql;
        this.changes = changes;
        this.aliases = aliases;
    }

    /// @return the plays that were new
    List<Play> record(UserId user, Collection<Play> plays) {
        List<Play> counted = new ArrayList<>();
        Map<AnnotationKey, Tally> tallies = new TreeMap<>(AnnotationKey.ORDER);
        for (Play play : plays) {
            int kind = Kinds.of(play.item());
            String item = aliases.resolve(kind, play.item().value());
            if (keep(user, kind, item, play)) {
                counted.add(play);
                itemsOf(kind, item)
                        .forEach(key -> tallies.merge(key, new Tally(1, play.at().toEpochMilli()), Tally::plus));
            }
        }
        tallies.forEach((key, tally) -> add(user, key, tally));
        return counted;
    }

    private boolean keep(UserId user, int kind, String item, Play play) {
        long second = play.at().getEpochSecond();
        boolean known = sql.find("""
                SELECT 1 FROM play WHERE user_id = ? AND played_at = ? AND track = ?
                """, row -> row.integer(1), user.value(), second, item).isPresent();
        if (known) {
            return false;
        }
        String client = play.client().length() <= MAX_CLIENT_LENGTH ? play.client()
                : play.client().substring(0, MAX_CLIENT_LENGTH);
        Duration listened = play.listened();
        sql.change("INSERT INTO play (user_id, played_at, kind, track, client, listened_ms) VALUES (?, ?, ?, ?, ?, ?)",
                user.value(), second, kind, item, client,
                listened == null ? lengthOf(sql, kind, item) : listened.toMillis());
        return true;
    }

    /// In milliseconds; 0 when it is not known.
    public static long lengthOf(Sql sql, int kind, String item) {
        return kind != Kinds.TRACK ? 0
                : sql.find("SELECT duration_ms FROM track WHERE id = ?", row -> row.number(1), item).orElse(0L);
    }

    private List<AnnotationKey> itemsOf(int kind, String item) {
        List<AnnotationKey> items = new ArrayList<>();
        items.add(new AnnotationKey(kind, item));
        if (kind != Kinds.TRACK) {
            return items;
        }
        sql.list("""
                SELECT a.id FROM track t JOIN album a ON a.row_no = t.album WHERE t.id = ?
                """, row -> new AnnotationKey(Kinds.ALBUM, row.text(1)), item).forEach(items::add);
        sql.list("""
                SELECT a.id FROM track t JOIN track_credit c ON c.track = t.row_no JOIN artist a ON a.row_no = c.artist
                WHERE t.id = ? AND (c.roles LIKE '%,artist,%' OR c.roles LIKE '%,albumartist,%')
                """, row -> new AnnotationKey(Kinds.ARTIST, row.text(1)), item).forEach(items::add);
        return items;
    }

    private void add(UserId user, AnnotationKey key, Tally tally) {
        long changed = sql.change("""
                UPDATE annotation SET play_count = play_count + ?, played_at = GREATEST(COALESCE(played_at, 0), ?)
                WHERE user_id = ? AND kind = ? AND item = ?
                """, tally.count(), tally.last(), user.value(), key.kind(), key.item());
        if (changed == 0) {
            sql.change("""
                    INSERT INTO annotation (user_id, kind, item, play_count, played_at) VALUES (?, ?, ?, ?, ?)
                    """, user.value(), key.kind(), key.item(), tally.count(), tally.last());
        }
        changes.annotated(user, key.kind(), key.item());
    }

    /// Plays of one item.
    ///
    /// @param last milliseconds since 1970
    private record Tally(long count, long last) {

        Tally plus(Tally other) {
            return new Tally(count + other.count, Math.max(last, other.last));
        }
    }
}
