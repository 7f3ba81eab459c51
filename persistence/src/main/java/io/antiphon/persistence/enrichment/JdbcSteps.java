package io.antiphon.persistence.enrichment;

import io.antiphon.core.enrichment.ItemFields;
import io.antiphon.core.enrichment.Step;
import io.antiphon.core.enrichment.StepStore;
import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import io.antiphon.core.library.layer.Layered;
import io.antiphon.persistence.Aliases;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.Kinds;
import io.antiphon.persistence.Row;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.SqlFailure;
import io.antiphon.persistence.Transactions;
import io.antiphon.persistence.scan.ItemFieldsReader;
import io.antiphon.persistence.scan.StepRows;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Steps in the table `field_step`; what rows are to show is noted in `layer_stale`.
public final class JdbcSteps implements StepStore {

    private static final int PROVIDER = 1;
    private static final int USER = 2;
    private static final String SELECT = "SELECT " + StepRows.COLUMNS + " FROM field_step ";

    private final Sql sql;
    private final Transactions transactions;
    private final Aliases aliases;

    public JdbcSteps(Database database) {
        this.sql = database.sql();
        this.transactions = database.transactions();
        this.aliases = new Aliases(sql);
    }

    @Override
    public Optional<ItemFields> findItem(Layered kind, String id) {
        String own = aliases.resolve(kindOf(kind), id);
        try (Connection connection = transactions.connection()) {
            return ItemFieldsReader.find(connection, kind, own);
        } catch (SQLException e) {
            throw new SqlFailure("reading what a row holds", e);
        }
    }

    @Override
    public List<Step> list(Layered kind, String item) {
        return sql.list(SELECT + "WHERE kind = ? AND item = ? ORDER BY made_at, seq", JdbcSteps::step, kindOf(kind),
                item);
    }

    /// @param condition on columns of `field_step`, and their order
    public List<Step> listWhere(String condition, Object... parameters) {
        return sql.list(SELECT + "WHERE " + condition, JdbcSteps::step, parameters);
    }

    @Override
    public Optional<Step> find(String id) {
        return sql.find(SELECT + "WHERE id = ?", JdbcSteps::step, id);
    }

    @Override
    public void add(List<Step> steps) {
        transactions.run(() -> steps.forEach(step -> insert(step, notBefore(step))));
    }

    /// Takes in a step that was made elsewhere, at its own time: what was said here since stands above it.
    public void take(Step step) {
        transactions.run(() -> insert(step, step.at().toEpochMilli()));
    }

    /// A clock that was set back makes no step older than those that were there.
    private long notBefore(Step step) {
        long latest = sql.find("SELECT MAX(made_at) FROM field_step WHERE kind = ? AND item = ? AND field = ?",
                row -> Optional.ofNullable(row.instantOrNull(1)), kindOf(step.kind()), step.item(),
                step.field().name()).flatMap(at -> at).map(Instant::toEpochMilli).orElse(0L);
        return Math.max(latest, step.at().toEpochMilli());
    }

    private void insert(Step step, long at) {
        Instant reverted = step.revertedAt();
        sql.change("""
                INSERT INTO field_step (id, kind, item, field, field_value, source, provider, candidate, confidence,
                    made_at, made_by, reverted_at, reverted_by)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """, step.id(), kindOf(step.kind()), step.item(), step.field().name(), step.value().encode(),
                step.source() == Step.Source.PROVIDER ? PROVIDER : USER, step.provider(), step.candidate(),
                step.confidence(), at, step.by(), reverted == null ? null : reverted.toEpochMilli(),
                step.revertedBy());
        note(step.kind(), step.item(), step.id());
    }

    @Override
    public boolean revert(String step, Instant at, @Nullable String by) {
        return transactions.call(() -> {
            boolean reverted = sql.change(
                    "UPDATE field_step SET reverted_at = ?, reverted_by = ? WHERE id = ? AND reverted_at IS NULL",
                    at.toEpochMilli(), by, step) > 0;
            if (reverted) {
                // Another token than that of the step's making: whoever is showing that has not seen this.
                find(step).ifPresent(one -> note(one.kind(), one.item(), "r" + one.id().substring(1)));
            }
            return reverted;
        });
    }

    private void note(Layered kind, String item, String token) {
        if (sql.change("UPDATE layer_stale SET token = ? WHERE kind = ? AND item = ?", token, kindOf(kind),
                item) == 0) {
            sql.change("INSERT INTO layer_stale (kind, item, token) VALUES (?, ?, ?)", kindOf(kind), item, token);
        }
    }

    @Override
    public boolean isStale(Layered kind, String item) {
        return sql.find("SELECT 1 FROM layer_stale WHERE kind = ? AND item = ?", row -> row.integer(1), kindOf(kind),
                item).isPresent();
    }

    static int kindOf(Layered kind) {
        return switch (kind) {
            case TRACK -> Kinds.TRACK;
            case ALBUM -> Kinds.ALBUM;
            case ARTIST -> Kinds.ARTIST;
        };
    }

    static Layered kindOf(int number) {
        return switch (number) {
            case Kinds.TRACK -> Layered.TRACK;
            case Kinds.ALBUM -> Layered.ALBUM;
            case Kinds.ARTIST -> Layered.ARTIST;
            default -> throw new IllegalArgumentException("nothing is laid over things of kind " + number);
        };
    }

    /// @param row as [StepRows#COLUMNS] names its columns
    private static Step step(Row row) {
        Double confidence = row.decimalOrNull(9);
        return new Step(row.text(1), kindOf(row.integer(2)), row.text(3), Field.valueOf(row.text(4)),
                FieldValue.decode(row.text(5)), row.integer(6) == PROVIDER ? Step.Source.PROVIDER : Step.Source.USER,
                row.textOrNull(7), row.textOrNull(8), confidence == null ? 0 : confidence, row.instant(10),
                row.textOrNull(11), row.instantOrNull(12), row.textOrNull(13));
    }
}
