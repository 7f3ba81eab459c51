package io.antiphon.persistence.personal;

import io.antiphon.core.library.TrackId;
import io.antiphon.core.slice.SliceId;
import io.antiphon.core.slice.TrackSlice;
import io.antiphon.core.slice.TrackSlice.Span;
import io.antiphon.core.slice.TrackSlices;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Aliases;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Kinds;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import java.util.List;
import java.util.Optional;

/// Slices in the table `track_slice`.
public final class JdbcTrackSlices implements TrackSlices {

    private static final String SELECT = """
            SELECT s.id, COALESCE(a.new_id, s.track), s.owner, s.name, s.start_ms, s.end_ms, s.pad_ms, s.shared, s.version, s.created_at,
                s.changed_at
            FROM track_slice s LEFT JOIN alias a ON a.kind = 1 AND a.old_id = s.track""";

    private final Sql sql;
    private final Aliases aliases;

    public JdbcTrackSlices(Database database) {
        this.sql = database.sql();
        this.aliases = new Aliases(sql);
    }

    @Override
    public Optional<TrackSlice> find(SliceId id) {
        return sql.find(SELECT + " WHERE s.id = ?", JdbcTrackSlices::slice, id.value());
    }

    @Override
    public List<TrackSlice> listOf(TrackId track, UserId viewer) {
        String id = aliases.resolve(Kinds.TRACK, track.value());
        return sql.list(SELECT + """
                 WHERE (s.track = ? OR a.new_id = ?) AND (s.owner = ? OR s.shared = TRUE) ORDER BY s.start_ms, s.end_ms, s.id
                """, JdbcTrackSlices::slice, id, id, viewer.value());
    }

    @Override
    public void insert(TrackSlice slice) {
        Span span = slice.span();
        sql.change("""
                INSERT INTO track_slice (id, track, owner, name, start_ms, end_ms, pad_ms, shared, version, created_at, changed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, slice.id().value(), slice.track().value(), slice.owner().value(), span.name(), span.start(),
                span.end(), span.pad(), span.shared(), slice.version(), slice.createdAt().toEpochMilli(),
                slice.changedAt().toEpochMilli());
    }

    @Override
    public boolean update(TrackSlice slice, int before) {
        Span span = slice.span();
        return sql.change("""
                UPDATE track_slice SET name = ?, start_ms = ?, end_ms = ?, pad_ms = ?, shared = ?, version = ?, changed_at = ?
                WHERE id = ? AND version = ?
                """, span.name(), span.start(), span.end(), span.pad(), span.shared(), slice.version(),
                slice.changedAt().toEpochMilli(), slice.id().value(), before) > 0;
    }

    @Override
    public boolean delete(SliceId id, int version) {
        return sql.change("DELETE FROM track_slice WHERE id = ? AND version = ?", id.value(), version) > 0;
    }

    private static TrackSlice slice(Row row) {
        return new TrackSlice(new SliceId(row.text(1)), new TrackId(row.text(2)), new UserId(row.text(3)),
                new Span(row.text(4), row.number(5), row.number(6), row.number(7), row.flag(8)), row.integer(9),
                row.instant(10), row.instant(11));
    }
}
