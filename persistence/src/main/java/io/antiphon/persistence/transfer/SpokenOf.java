package io.antiphon.persistence.transfer;

import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Kinds;
import io.antiphon.persistence.Sql;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The ids of what an export speaks of, each once.
final class SpokenOf {

    private static final List<String> TRACKS = List.of(
            "SELECT DISTINCT track FROM play WHERE kind = 1 AND user_id LIKE ?",
            "SELECT DISTINCT e.track FROM playlist_entry e JOIN playlist p ON p.id = e.playlist WHERE p.owner LIKE ?",
            "SELECT DISTINCT track FROM bookmark WHERE kind = 1 AND user_id LIKE ?",
            "SELECT DISTINCT track FROM collection_entry WHERE user_id LIKE ?",
            "SELECT DISTINCT track FROM track_slice WHERE owner LIKE ?");

    private final Sql sql;
    private final @Nullable UserId only;

    /// @param only whose deeds; absent for everybody's
    SpokenOf(Sql sql, @Nullable UserId only) {
        this.sql = sql;
        this.only = only;
    }

    /// A pattern of ids, which hold letters and digits only.
    private String whose() {
        return only == null ? "%" : only.value();
    }

    Collection<String> annotated(int kind) {
        return new TreeSet<>(sql.list("SELECT DISTINCT item FROM annotation WHERE kind = ? AND user_id LIKE ?",
                row -> row.text(1), kind, whose()));
    }

    Collection<String> albums() {
        Collection<String> ids = annotated(Kinds.ALBUM);
        ids.addAll(targets(Kinds.ALBUM));
        return ids;
    }

    Collection<String> tracks() {
        Collection<String> ids = annotated(Kinds.TRACK);
        TRACKS.forEach(query -> ids.addAll(sql.list(query, row -> row.text(1), whose())));
        sql.list("SELECT tracks FROM play_queue WHERE user_id LIKE ?", row -> row.text(1), whose())
                .forEach(queue -> ids.addAll(queued(queue)));
        if (only == null) {
            ids.addAll(sql.list("SELECT DISTINCT track FROM track_relation", row -> row.text(1)));
            ids.addAll(targets(Kinds.TRACK));
        }
        return ids;
    }

    /// Relations are nobody's own.
    private List<String> targets(int kind) {
        return only == null ? sql.list("SELECT DISTINCT target FROM track_relation WHERE target_kind = ?",
                row -> row.text(1), kind) : List.of();
    }

    /// Without episodes.
    static List<String> queued(String queue) {
        return Stream.of(queue.split(" ")).filter(id -> !id.isEmpty() && id.indexOf(':') < 0).toList();
    }
}
