package io.antiphon.persistence.catalogue;

import io.antiphon.core.library.Annotated;
import io.antiphon.core.library.Annotation;
import io.antiphon.core.user.UserId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a viewer, and all, did to the items of one chunk: one query for all of them.
final class AnnotationReads {

    /// Left joins, so that the ids lead and each is one look-up by key.
    static final String QUERY = """
            SELECT k.item, n.starred_at, n.rating, n.play_count, n.played_at, r.total, r.votes
            FROM UNNEST(CAST(? AS VARCHAR(16) ARRAY)) AS k(item)
            LEFT JOIN annotation n ON n.user_id = ? AND n.kind = ? AND n.item = k.item
            LEFT JOIN item_rating r ON r.kind = ? AND r.item = k.item
            """;

    private AnnotationReads() {}

    /// Puts annotations to items, in their order, repeated ones and all; absent items are left out.
    static <T> List<Annotated<T>> annotate(Connection connection, UserId user, int kind,
            List<? extends @Nullable T> items, Function<T, String> idOf)
            throws SQLException {
        List<T> present = new ArrayList<>(items.size());
        items.stream().filter(Objects::nonNull).forEach(present::add);
        Map<String, Annotation> annotations = read(connection, user, kind,
                present.stream().map(idOf).distinct().toArray(String[]::new));
        List<Annotated<T>> annotated = new ArrayList<>(present.size());
        for (T item : present) {
            annotated.add(new Annotated<>(item, annotations.getOrDefault(idOf.apply(item), Annotation.NONE)));
        }
        return annotated;
    }

    private static Map<String, Annotation> read(Connection connection, UserId user, int kind, String[] ids)
            throws SQLException {
        Map<String, Annotation> annotations = new HashMap<>();
        if (ids.length == 0) {
            return annotations;
        }
        Reads.each(connection, QUERY, row -> {
            Annotation annotation = annotation(row);
            if (!annotation.equals(Annotation.NONE)) {
                annotations.put(row.getString(1), annotation);
            }
        }, ids, user.value(), kind, kind);
        return annotations;
    }

    private static Annotation annotation(ResultSet row) throws SQLException {
        Instant starredAt = instant(row, 2);
        int rating = row.getInt(3);
        long playCount = row.getLong(4);
        Instant playedAt = instant(row, 5);
        long total = row.getLong(6);
        long votes = row.getLong(7);
        if (starredAt == null && rating == 0 && playCount == 0 && playedAt == null && votes == 0) {
            return Annotation.NONE;
        }
        return new Annotation(starredAt, rating == 0 ? null : (Integer) rating,
                votes == 0 ? null : (Double) ((double) total / votes), playCount, playedAt);
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
