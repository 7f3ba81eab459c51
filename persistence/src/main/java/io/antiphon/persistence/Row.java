package io.antiphon.persistence;

import io.helidon.dbclient.DbRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One row of a result; columns by their place from 1 on.
public final class Row {

    private final DbRow row;

    Row(DbRow row) {
        this.row = row;
    }

    public String text(int column) {
        return required(column, String.class);
    }

    public @Nullable String textOrNull(int column) {
        return value(column, String.class);
    }

    public int integer(int column) {
        return required(column, Number.class).intValue();
    }

    public @Nullable Integer integerOrNull(int column) {
        Number number = value(column, Number.class);
        return number == null ? null : number.intValue();
    }

    public long number(int column) {
        return required(column, Number.class).longValue();
    }

    public @Nullable Double decimalOrNull(int column) {
        Number number = value(column, Number.class);
        return number == null ? null : number.doubleValue();
    }

    public boolean flag(int column) {
        return required(column, Boolean.class);
    }

    public byte @Nullable [] bytes(int column) {
        return value(column, byte[].class);
    }

    public Instant instant(int column) {
        return Instant.ofEpochMilli(number(column));
    }

    public @Nullable Instant instantOrNull(int column) {
        Number millis = value(column, Number.class);
        return millis == null ? null : Instant.ofEpochMilli(millis.longValue());
    }

    private <T> T required(int column, Class<T> type) {
        T value = value(column, type);
        if (value == null) {
            throw new IllegalStateException("column %d is NULL".formatted(column));
        }
        return value;
    }

    private <T> @Nullable T value(int column, Class<T> type) {
        return row.column(column).get(type);
    }
}
