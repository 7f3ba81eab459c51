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
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
            Played played = played(Kinds.of(play.item()), play.item().value());
            if (keep(user, played, play)) {
                counted.add(play);
                played.counts()
                        .forEach(key -> tallies.merge(key, new Tally(1, play.at().toEpochMilli()), Tally::plus));
            }
        }
        add(user, tallies);
        return counted;
    }

    /// What was played, under the id that it has today.
    ///
    /// @param lengthMs 0 when it is not known
    /// @param counts what the play is counted for
    private record Played(int kind, String item, long lengthMs, List<AnnotationKey> counts) {}

    private Played played(int kind, String asked) {
        List<Credit> credits = kind == Kinds.TRACK ? credits(asked) : List.of();
        if (!credits.isEmpty() && !credits.getFirst().missing()) {
            return played(kind, asked, credits);
        }
        // It may be another since a merge.
        String item = aliases.resolve(kind, asked);
        return played(kind, item, kind == Kinds.TRACK && !item.equals(asked) ? credits(item) : credits);
    }

    private static Played played(int kind, String item, List<Credit> credits) {
        List<AnnotationKey> counts = new ArrayList<>();
        counts.add(new AnnotationKey(kind, item));
        credits.stream()
                .limit(1)
                .filter(credit -> credit.album() != null)
                .forEach(credit -> counts.add(new AnnotationKey(Kinds.ALBUM, credit.album())));
        credits.stream()
                .map(Credit::counted)
                .flatMap(Optional::stream)
                .forEach(artist -> counts.add(new AnnotationKey(Kinds.ARTIST, artist)));
        return new Played(kind, item, credits.isEmpty() ? 0 : credits.getFirst().lengthMs(), counts);
    }

    /// A track with one of its artists, if any.
    private record Credit(boolean missing, long lengthMs, @Nullable String album, @Nullable String artist,
            @Nullable String roles) {

        /// The artist, where being credited as this counts as being played.
        Optional<String> counted() {
            return Optional.ofNullable(artist)
                    .filter(_ -> roles != null && (roles.contains(",artist,") || roles.contains(",albumartist,")));
        }
    }

    /// Roles are looked at here: H2 compiles a statement with LIKE each time that it runs.
    private List<Credit> credits(String track) {
        return sql.list("""
                SELECT t.missing, t.duration_ms, b.id, a.id, c.roles FROM track t LEFT JOIN album b ON b.row_no = t.album
                LEFT JOIN track_credit c ON c.track = t.row_no LEFT JOIN artist a ON a.row_no = c.artist WHERE t.id = ?
                """, row -> new Credit(row.flag(1), row.number(2), row.textOrNull(3), row.textOrNull(4),
                row.textOrNull(5)), track);
    }

    private boolean keep(UserId user, Played played, Play play) {
        String client = play.client().length() <= MAX_CLIENT_LENGTH ? play.client()
                : play.client().substring(0, MAX_CLIENT_LENGTH);
        Duration listened = play.listened();
        long second = play.at().getEpochSecond();
        return sql.change("""
                INSERT INTO play (user_id, played_at, kind, track, client, listened_ms)
                SELECT CAST(? AS VARCHAR(16)), CAST(? AS BIGINT), CAST(? AS SMALLINT), CAST(? AS VARCHAR(16)), CAST(? AS VARCHAR(200)),
                    CAST(? AS BIGINT)
                WHERE NOT EXISTS (SELECT 1 FROM play WHERE user_id = ? AND played_at = ? AND track = ?)
                """, user.value(), second, played.kind(), played.item(), client,
                listened == null ? played.lengthMs() : listened.toMillis(), user.value(), second, played.item()) > 0;
    }

    /// In milliseconds; 0 when it is not known.
    public static long lengthOf(Sql sql, int kind, String item) {
        return kind != Kinds.TRACK ? 0
                : sql.find("SELECT duration_ms FROM track WHERE id = ?", row -> row.number(1), item).orElse(0L);
    }

    private void add(UserId user, Map<AnnotationKey, Tally> tallies) {
        if (tallies.isEmpty()) {
            return;
        }
        List<Object[]> rows = new ArrayList<>();
        tallies.forEach((key, tally) -> rows
                .add(new Object[]{tally.count(), tally.last(), user.value(), key.kind(), key.item()}));
        sql.changeOrAdd("""
                UPDATE annotation SET play_count = play_count + ?, played_at = GREATEST(COALESCE(played_at, 0), ?)
                WHERE user_id = ? AND kind = ? AND item = ?
                """, "INSERT INTO annotation (play_count, played_at, user_id, kind, item) VALUES (?, ?, ?, ?, ?)",
                rows);
        changes.annotated(user, tallies.keySet().stream().map(AnnotationKey::subject).toList());
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
