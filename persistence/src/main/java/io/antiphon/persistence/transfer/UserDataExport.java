package io.antiphon.persistence.transfer;

import static io.antiphon.persistence.transfer.ItemLines.fields;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Kinds;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes what people did. Things come before whatever speaks of them.
public final class UserDataExport {

    public static final int FORMAT = 1;

    private static final int PIECE = 400;

    private final Database database;
    private final Sql sql;
    private final JsonMapper json = JsonMapper.builder().build();
    private final Map<String, Long> counts = new TreeMap<>();

    private final Transactions transactions;
    private final @Nullable UserId only;
    private Sight sight = Sight.ALL;
    private final Set<String> told = new HashSet<>();

    public UserDataExport(Database database) {
        this(database, null);
    }

    /// @param only whose deeds; absent for everybody's
    public UserDataExport(Database database, @Nullable UserId only) {
        this.database = database;
        this.sql = database.sql();
        this.transactions = database.transactions();
        this.only = only;
    }

    /// Writes the state of one moment, whatever others write meanwhile.
    ///
    /// @return how many lines of each type were written
    public Map<String, Long> write(Writer out, Instant at) throws IOException {
        try {
            return transactions.onSnapshot(() -> {
                try {
                    return writeAll(out, at);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    private Map<String, Long> writeAll(Writer out, Instant at) throws IOException {
        sight = Sight.of(sql, only);
        line(out, "antiphon", fields("format", FORMAT, "at", at.toString()));
        Map<String, String> users = users(out);
        items(out);
        annotations(out, users);
        plays(out, users);
        playlists(out, users);
        bookmarks(out, users);
        queues(out, users);
        collections(out, users);
        slices(out, users);
        if (only == null) {
            relations(out);
            new SharedExport(database, users, (type, fields) -> line(out, type, fields)).write();
        }
        return Map.copyOf(counts);
    }

    /// A pattern of ids, which hold letters and digits only.
    private String whose() {
        return only == null ? "%" : only.value();
    }

    /// What somebody did in a music folder that they may not see any more is not spoken of.
    private boolean isInSight(String item) {
        return sight.equals(Sight.ALL) || told.contains(item);
    }

    private void line(Writer out, String type, Map<String, @Nullable Object> fields) throws IOException {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("type", type);
        fields.forEach((name, value) -> {
            if (value != null) {
                line.put(name, value);
            }
        });
        out.write(json.writeValueAsString(line));
        out.write('\n');
        counts.merge(type, 1L, Long::sum);
    }

    private void lines(Writer out, String type, List<Map<String, @Nullable Object>> lines) throws IOException {
        for (Map<String, @Nullable Object> fields : lines) {
            if (!(fields.get("item") instanceof String item) || isInSight(item)) {
                line(out, type, fields);
            }
        }
    }

    private static @Nullable String moment(Row row, int column) {
        Instant moment = row.instantOrNull(column);
        return moment == null ? null : moment.toString();
    }

    /// Names by id.
    private Map<String, String> users(Writer out) throws IOException {
        Map<String, String> names = new TreeMap<>();
        lines(out, "user", sql.list("""
                SELECT id, name, email, role, granted, withdrawn, max_bit_rate, scrobbling_enabled, own_bit_rate, shows_playing, own_format
                FROM app_user WHERE id LIKE ? ORDER BY created_at, id
                """, row -> {
            names.put(row.text(1), row.text(2));
            return fields("name", row.text(2), "email", row.textOrNull(3), "role", row.text(4), "granted",
                    row.text(5), "withdrawn", row.text(6), "maxBitRate", row.integer(7), "scrobbling", row.flag(8),
                    "ownBitRate",
                    row.integer(9), "showsPlaying", row.flag(10), "ownFormat", row.textOrNull(11));
        }, whose()));
        return names;
    }

    private void items(Writer out) throws IOException {
        SpokenOf spokenOf = new SpokenOf(sql, only);
        Map<String, List<String>> tracksOf = spokenOf.tracksOfAlbums();
        pieces(out, "track", spokenOf.tracks(), ItemLines::track, ItemLines.TRACK, sight.within("t.sight"));
        pieces(out, "album", spokenOf.albums(), row -> ItemLines.album(row, tracksOf), ItemLines.ALBUM,
                sight.within("a.sight"));
        pieces(out, "artist", spokenOf.artists(), ItemLines::artist, ItemLines.ARTIST, sight.presence());
        pieces(out, "folder", spokenOf.annotated(Kinds.FOLDER), ItemLines::folder, ItemLines.FOLDER,
                sight.within("f.sight"));
    }

    private void pieces(Writer out, String type, Collection<String> ids,
            Function<Row, Map<String, @Nullable Object>> reader, String query, String condition) throws IOException {
        List<String> all = List.copyOf(ids);
        for (int from = 0; from < all.size(); from += PIECE) {
            List<String> piece = all.subList(from, Math.min(all.size(), from + PIECE));
            String marks = piece.stream().map(_ -> "?").collect(Collectors.joining(","));
            List<Map<String, @Nullable Object>> found = sql.list(query.formatted(marks, condition), reader,
                    piece.toArray());
            found.forEach(item -> told.add(String.valueOf(item.get("ref"))));
            lines(out, type, found);
        }
    }

    private void annotations(Writer out, Map<String, String> users) throws IOException {
        lines(out, "annotation", sql.list("""
                SELECT user_id, kind, item, starred_at, rating, play_count, played_at FROM annotation
                WHERE user_id LIKE ? AND kind <= 4 AND (starred_at IS NOT NULL OR rating IS NOT NULL OR play_count > 0) ORDER BY user_id, kind, item
                """, row -> fields("user", users.get(row.text(1)), "of", ItemMatcher.typeOf(row.integer(2)), "item",
                row.text(3), "starredAt", moment(row, 4), "rating", row.integerOrNull(5), "playCount", row.number(6),
                "playedAt", moment(row, 7)), whose()));
    }

    private void plays(Writer out, Map<String, String> users) throws IOException {
        BiFunction<String, Long, List<Map<String, @Nullable Object>>> page = (user, after) -> sql.list("""
                SELECT played_at, track, client, listened_ms FROM play WHERE user_id = ? AND kind = 1 AND played_at > ? AND played_at <= ?
                ORDER BY played_at, track
                """, row -> fields("user", users.get(user), "item", row.text(2), "at",
                Instant.ofEpochSecond(row.number(1)).toString(), "client", row.text(3), "listenedMs",
                row.number(4)), user, after, after + MONTH_SECONDS);
        for (String user : users.keySet()) {
            long first = edge("MIN", user) - 1;
            long last = edge("MAX", user);
            for (long from = first; from < last; from += MONTH_SECONDS) {
                lines(out, "play", page.apply(user, from));
            }
        }
    }

    private static final long MONTH_SECONDS = 30L * 24 * 60 * 60;

    private long edge(String function, String user) {
        return sql.find("SELECT COALESCE(" + function + "(played_at), 0) FROM play WHERE user_id = ? AND kind = 1",
                row -> row.number(1), user).orElse(0L);
    }

    private void playlists(Writer out, Map<String, String> users) throws IOException {
        record Head(String id, Map<String, @Nullable Object> fields) {}
        List<Head> heads = sql.list("""
                SELECT id, owner, name, note, published, rules, created_at, changed_at FROM playlist WHERE owner LIKE ?
                ORDER BY created_at, id
                """, row -> new Head(row.text(1),
                fields("user", users.get(row.text(2)), "name", row.text(3), "comment", row.textOrNull(4), "public",
                        row.flag(5), "rules", row.textOrNull(6), "createdAt", moment(row, 7), "changedAt",
                        moment(row, 8))),
                whose());
        for (Head head : heads) {
            Map<String, @Nullable Object> fields = new LinkedHashMap<>(head.fields());
            fields.put("items", sql.list("SELECT track FROM playlist_entry WHERE playlist = ? ORDER BY place",
                    row -> row.text(1), head.id()).stream().filter(this::isInSight).toList());
            line(out, "playlist", fields);
        }
    }

    private void bookmarks(Writer out, Map<String, String> users) throws IOException {
        lines(out, "bookmark", sql.list("""
                SELECT user_id, track, position_ms, note, created_at, changed_at FROM bookmark
                WHERE user_id LIKE ? AND kind = 1 ORDER BY user_id, track
                """, row -> fields("user", users.get(row.text(1)), "item", row.text(2), "positionMs", row.number(3),
                "comment", row.textOrNull(4), "createdAt", moment(row, 5), "changedAt", moment(row, 6)), whose()));
    }

    private void queues(Writer out, Map<String, String> users) throws IOException {
        lines(out, "queue", sql.list("""
                SELECT user_id, tracks, current_index, position_ms, changed_at, changed_by FROM play_queue WHERE user_id LIKE ? ORDER BY user_id
                """, row -> {
            List<String> all = new ArrayList<>(Arrays.asList(row.text(2).split(" ")));
            List<String> kept = SpokenOf.queued(row.text(2)).stream().filter(this::isInSight).toList();
            String current = all.get(Math.min(Math.max(0, row.integer(3)), all.size() - 1));
            return fields("user", users.get(row.text(1)), "items", kept, "current",
                    Math.max(0, kept.indexOf(current)), "positionMs", row.number(4), "changedAt", moment(row, 5),
                    "changedBy", row.text(6));
        }, whose()));
    }

    private void collections(Writer out, Map<String, String> users) throws IOException {
        lines(out, "collection", sql.list("""
                SELECT user_id, track, added_at FROM collection_entry WHERE user_id LIKE ? ORDER BY user_id, added_at, track
                """, row -> fields("user", users.get(row.text(1)), "item", row.text(2), "addedAt", moment(row, 3)),
                whose()));
    }

    private void slices(Writer out, Map<String, String> users) throws IOException {
        lines(out, "slice", sql.list("""
                SELECT owner, track, name, start_ms, end_ms, pad_ms, shared, created_at, changed_at FROM track_slice
                WHERE owner LIKE ? ORDER BY owner, track, start_ms, id
                """, row -> fields("user", users.get(row.text(1)), "item", row.text(2), "name", row.text(3), "startMs",
                row.number(4), "endMs", row.number(5), "padMs", row.number(6), "shared", row.flag(7), "createdAt",
                moment(row, 8), "changedAt", moment(row, 9)), whose()));
    }

    /// They are nobody's own.
    private void relations(Writer out) throws IOException {
        lines(out, "relation", sql.list("""
                SELECT track, kind, target_kind, target, note, created_at, changed_at FROM track_relation ORDER BY created_at, id
                """, row -> fields("item", row.text(1), "relation", row.text(2), "of",
                ItemMatcher.typeOf(row.integer(3)), "target", row.text(4), "note", row.textOrNull(5), "createdAt",
                moment(row, 6), "changedAt", moment(row, 7))));
    }
}
