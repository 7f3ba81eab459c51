package io.antiphon.persistence.personal;

import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.relation.RelationId;
import io.antiphon.core.relation.RelationKind;
import io.antiphon.core.relation.TrackRelation;
import io.antiphon.core.relation.TrackRelations;
import io.antiphon.persistence.Aliases;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Kinds;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.Transactions;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// Relations in the table `track_relation`.
public final class JdbcTrackRelations implements TrackRelations {

    /// `unique_violation`, in every database.
    private static final String NOT_UNIQUE = "23505";
    private static final String SELECT = """
            SELECT r.id, COALESCE(a.new_id, r.track), r.kind, r.target_kind, COALESCE(b.new_id, r.target), r.note, r.version,
                r.created_at, r.changed_at
            FROM track_relation r LEFT JOIN alias a ON a.kind = 1 AND a.old_id = r.track
            LEFT JOIN alias b ON b.kind = r.target_kind AND b.old_id = r.target""";

    private final Sql sql;
    private final Transactions transactions;
    private final Aliases aliases;

    public JdbcTrackRelations(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
        this.aliases = new Aliases(sql);
    }

    @Override
    public Optional<TrackRelation> find(RelationId id) {
        return sql.find(SELECT + " WHERE r.id = ?", JdbcTrackRelations::relation, id.value());
    }

    @Override
    public List<TrackRelation> listOf(TrackId track) {
        String id = aliases.resolve(Kinds.TRACK, track.value());
        return sql.list(SELECT + """
                 WHERE r.track = ? OR a.new_id = ? OR r.target_kind = 1 AND (r.target = ? OR b.new_id = ?)
                ORDER BY r.created_at, r.id
                """, JdbcTrackRelations::relation, id, id, id, id);
    }

    @Override
    public boolean insert(TrackRelation relation) {
        return unlessKnown(() -> sql.change("""
                INSERT INTO track_relation (id, track, kind, target_kind, target, note, version, created_at, changed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, relation.id().value(), relation.from().value(), relation.kind().name(), Kinds.of(relation.to()),
                relation.to().value(), relation.note(), relation.version(), relation.createdAt().toEpochMilli(),
                relation.changedAt().toEpochMilli()) > 0);
    }

    @Override
    public boolean update(TrackRelation relation, int before) {
        return unlessKnown(() -> sql.change("""
                UPDATE track_relation SET kind = ?, target_kind = ?, target = ?, note = ?, version = ?, changed_at = ?
                WHERE id = ? AND version = ?
                """, relation.kind().name(), Kinds.of(relation.to()), relation.to().value(), relation.note(),
                relation.version(), relation.changedAt().toEpochMilli(), relation.id().value(), before) > 0);
    }

    @Override
    public boolean delete(RelationId id, int version) {
        return sql.change("DELETE FROM track_relation WHERE id = ? AND version = ?", id.value(), version) > 0;
    }

    /// The index over the ends decides, also between two who come at once.
    private boolean unlessKnown(BooleanSupplier change) {
        try {
            return transactions.call(change::getAsBoolean);
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof SQLException failure && NOT_UNIQUE.equals(failure.getSQLState())) {
                    return false;
                }
            }
            throw e;
        }
    }

    private static TrackRelation relation(Row row) {
        ItemId to = row.integer(4) == Kinds.ALBUM ? new AlbumId(row.text(5)) : new TrackId(row.text(5));
        return new TrackRelation(new RelationId(row.text(1)), new TrackId(row.text(2)),
                RelationKind.valueOf(row.text(3)), to, row.textOrNull(6), row.integer(7), row.instant(8),
                row.instant(9));
    }
}
