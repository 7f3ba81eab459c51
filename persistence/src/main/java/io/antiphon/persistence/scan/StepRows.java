package io.antiphon.persistence.scan;

import io.antiphon.core.enrichment.Step;
import io.antiphon.core.library.layer.Field;
import io.antiphon.core.library.layer.FieldValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Rows of `field_step`.
public final class StepRows {

    public static final String COLUMNS = "id, kind, item, field, field_value, source, provider, candidate, confidence, made_at, made_by, "
            + "reverted_at, reverted_by";

    private StepRows() {}

    /// @param row of [#COLUMNS]
    public static Step read(ResultSet row) throws SQLException {
        return new Step(row.getString(1), JdbcStaleLayers.kind(row.getInt(2)), row.getString(3),
                Field.valueOf(row.getString(4)), FieldValue.decode(row.getString(5)),
                row.getInt(6) == 1 ? Step.Source.PROVIDER : Step.Source.USER, row.getString(7), row.getString(8),
                row.getDouble(9), Instant.ofEpochMilli(row.getLong(10)), row.getString(11), instant(row, 12),
                row.getString(13));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
