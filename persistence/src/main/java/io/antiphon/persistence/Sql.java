package io.antiphon.persistence;

import io.antiphon.core.LibraryException;
import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.DbRow;
import io.helidon.dbclient.DbStatement;
import io.helidon.dbclient.DbStatementQuery;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Statements through Helidon's DbClient: in the running transaction of [Transactions], else each in its own.
/// Parameters stand as `?`. Meant for few rows: DbClient looks at the whole description of a result for every row of it.
public final class Sql {

    /// `string_data_right_truncation`, in every database.
    private static final String TOO_LONG = "22001";

    private final DbClient client;
    private final Transactions transactions;

    Sql(DbClient client, Transactions transactions) {
        this.client = client;
        this.transactions = transactions;
    }

    public <T> List<T> list(String query, Function<Row, T> reader, @Nullable Object... parameters) {
        return transactions.once(() -> {
            DbStatementQuery statement = bind(client.execute().createQuery(query), parameters);
            try (Stream<DbRow> rows = statement.execute()) {
                return rows.map(row -> reader.apply(new Row(row))).toList();
            }
        });
    }

    /// The first row, if any.
    public <T> Optional<T> find(String query, Function<Row, T> reader, @Nullable Object... parameters) {
        List<T> rows = list(query, reader, parameters);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }

    /// @return the rows changed
    /// @throws LibraryException.Invalid when a text is longer than its column
    public long change(String statement, @Nullable Object... parameters) {
        try {
            return transactions.call(() -> bind(client.execute().createDmlStatement(statement), parameters).execute());
        } catch (RuntimeException e) {
            if (isTooLong(e)) {
                throw tooLong();
            }
            throw e;
        }
    }

    /// Changes rows that are mostly there, all with one statement, and adds those that are not.
    ///
    /// @param update takes the same parameters as `insert`, in the same order
    /// @param rows the parameters of each; in the order of their keys, where several may change the same
    public void changeOrAdd(String update, String insert, List<Object[]> rows) {
        transactions.run(() -> {
            int[] changed = changeEach(update, rows);
            for (int i = 0; i < changed.length; i++) {
                if (changed[i] == 0) {
                    change(insert, rows.get(i));
                }
            }
        });
    }

    private int[] changeEach(String update, List<Object[]> rows) {
        try (Connection connection = transactions.connection();
                PreparedStatement statement = connection.prepareStatement(update)) {
            for (Object[] row : rows) {
                for (int i = 0; i < row.length; i++) {
                    statement.setObject(i + 1, plain(row[i]));
                }
                statement.addBatch();
            }
            return statement.executeBatch();
        } catch (SQLException e) {
            throw isTooLong(e) ? tooLong() : new SqlFailure("changing rows", e);
        }
    }

    private static LibraryException tooLong() {
        return new LibraryException.Invalid("A text is longer than can be kept");
    }

    private static boolean isTooLong(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && TOO_LONG.equals(sql.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    @SuppressWarnings("NullAway") // DbClient takes null for SQL's NULL.
    private static <S extends DbStatement<S>> S bind(S statement, @Nullable Object... parameters) {
        S bound = statement;
        for (Object parameter : parameters) {
            bound = bound.addParam(plain(parameter));
        }
        return bound;
    }

    /// PostgreSQL keeps no NUL in a text.
    private static @Nullable Object plain(@Nullable Object parameter) {
        return parameter instanceof String text ? text.replace("\0", "") : parameter;
    }
}
