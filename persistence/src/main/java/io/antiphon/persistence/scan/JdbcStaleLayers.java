package io.antiphon.persistence.scan;

import io.antiphon.core.enrichment.Step;
import io.antiphon.core.enrichment.Steps;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.core.library.scan.store.StaleLayers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which things shall show something else, on a scan's connection.
final class JdbcStaleLayers implements StaleLayers {

    private static final String NOTE = """
            INSERT INTO layer_stale (kind, item, token)
            SELECT DISTINCT kind, item, 'scan' FROM field_step s WHERE kind = ? AND item = ?
                AND NOT EXISTS (SELECT 1 FROM layer_stale l WHERE l.kind = s.kind AND l.item = s.item)
            """;
    private static final String NOTE_TOO = """
            INSERT INTO layer_stale (kind, item, token)
            SELECT DISTINCT kind, CAST(? AS VARCHAR(16)), 'scan' FROM field_step s WHERE kind = ? AND item = ?
                AND NOT EXISTS (SELECT 1 FROM layer_stale l WHERE l.kind = s.kind AND l.item = ?)
            """;

    private final Connection connection;
    private final Statements statements;

    JdbcStaleLayers(Connection connection, Statements statements) {
        this.connection = connection;
        this.statements = statements;
    }

    private record Noted(int kind, String item, String token) {}

    @Override
    public List<Stale> list(int count) {
        List<Noted> noted = statements.list(
                "SELECT kind, item, token FROM layer_stale ORDER BY kind DESC, item FETCH FIRST %d ROWS ONLY"
                        .formatted(count),
                null, row -> new Noted(row.getInt(1), row.getString(2), row.getString(3)));
        List<Stale> stale = new ArrayList<>(noted.size());
        Statements.run(() -> {
            for (Noted one : noted) {
                stale.add(new Stale(kind(one.kind()), one.item(), rowOf(one),
                        Steps.shown(steps(one.kind(), one.item())), one.token()));
            }
        });
        return stale;
    }

    @Override
    public boolean isEmpty() {
        return statements.list("SELECT 1 FROM layer_stale FETCH FIRST 1 ROWS ONLY", null, row -> row.getInt(1))
                .isEmpty();
    }

    @Override
    public void shown(Collection<Stale> things) {
        Statements.run(() -> {
            statements.send();
            try (PreparedStatement delete = connection
                    .prepareStatement("DELETE FROM layer_stale WHERE kind = ? AND item = ? AND token = ?")) {
                for (Stale thing : things) {
                    delete.setInt(1, number(thing.kind()));
                    delete.setString(2, thing.id());
                    delete.setString(3, thing.token());
                    delete.addBatch();
                }
                delete.executeBatch();
            }
        });
    }

    private int rowOf(Noted noted) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("SELECT row_no FROM " + table(noted.kind()) + " WHERE id = ?")) {
            select.setString(1, noted.item());
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? row.getInt(1) : 0;
            }
        }
    }

    private List<Step> steps(int kind, String item) throws SQLException {
        try (PreparedStatement select = connection
                .prepareStatement("SELECT " + StepRows.COLUMNS
                        + " FROM field_step WHERE kind = ? AND item = ? ORDER BY made_at, seq")) {
            select.setInt(1, kind);
            select.setString(2, item);
            List<Step> steps = new ArrayList<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    steps.add(StepRows.read(rows));
                }
            }
            return steps;
        }
    }

    /// Two things have exchanged their ids: what was said goes with the id, so that both rows shall show something else.
    static void swapped(Connection connection, int kind, String one, String other) throws SQLException {
        execute(connection, NOTE_TOO, other, kind, one, other);
        execute(connection, NOTE_TOO, one, kind, other, one);
        execute(connection, NOTE, kind, one);
        execute(connection, NOTE, kind, other);
    }

    /// What was said of a thing is said of the one that it was merged into.
    static void merge(Connection connection, int kind, String from, String into) throws SQLException {
        if (execute(connection, "UPDATE field_step SET item = ? WHERE kind = ? AND item = ?", into, kind, from) > 0) {
            execute(connection, NOTE, kind, into);
        }
        execute(connection, "UPDATE kept_picture SET item = ? WHERE kind = ? AND item = ?", into, kind, from);
        execute(connection, "DELETE FROM enrichment_state WHERE kind = ? AND item = ?", kind, from);
        execute(connection, "DELETE FROM candidate WHERE kind = ? AND item = ?", kind, from);
        execute(connection, "DELETE FROM offered_picture WHERE kind = ? AND item = ?", kind, from);
        execute(connection, "DELETE FROM picture_search WHERE kind = ? AND item = ?", kind, from);
    }

    private static int execute(Connection connection, String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.executeUpdate();
        }
    }

    private static String table(int kind) {
        return switch (kind(kind)) {
            case TRACK -> "track";
            case ALBUM -> "album";
            case ARTIST -> "artist";
        };
    }

    static Layered kind(int number) {
        return switch (number) {
            case 1 -> Layered.TRACK;
            case 2 -> Layered.ALBUM;
            case 3 -> Layered.ARTIST;
            default -> throw new IllegalArgumentException("nothing is laid over things of kind " + number);
        };
    }

    /// As in the `annotation` table.
    static int number(Layered kind) {
        return switch (kind) {
            case TRACK -> 1;
            case ALBUM -> 2;
            case ARTIST -> 3;
        };
    }
}
