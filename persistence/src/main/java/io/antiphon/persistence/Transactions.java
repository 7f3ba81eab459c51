package io.antiphon.persistence;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Runs work in one transaction, again when it lost a race: two writers of the same rows wait for each other, and when that
/// ends in a deadlock, a lock time-out or a duplicate key of a row that both were adding, the loser's work starts over. So
/// the work must do nothing but talk to the database.
///
/// While work runs, everything that asks this class for a connection on its thread, DbClient included, gets the one of the
/// transaction, which it can neither close, commit nor put into auto-commit. (DbClient closes a connection after each statement,
/// and switches auto-commit on before.)
public final class Transactions {

    private static final int MAX_ATTEMPTS = 12;
    /// `org.h2.engine.Constants.TRANSACTION_SNAPSHOT`, which JDBC has no name for.
    private static final int H2_SNAPSHOT = 6;

    /// Serialization failure, deadlock, duplicate key; H2's lock time-out and concurrent update.
    private static final Set<String> LOST_RACES = Set.of("40001", "40P01", "23505", "HYT00", "90131");

    /// What only this class may do to the connection of a transaction.
    private static final Set<String> KEPT = Set.of("close", "setAutoCommit", "commit", "rollback");

    private final DataSource dataSource;
    private final GroupCommit commits;
    private final ScopedValue<Connection> current = ScopedValue.newInstance();
    private final ScopedValue<List<Runnable>> afterwards = ScopedValue.newInstance();

    Transactions(DataSource dataSource, GroupCommit commits) {
        this.dataSource = dataSource;
        this.commits = commits;
    }

    public void run(Runnable work) {
        call(() -> {
            work.run();
            return true;
        });
    }

    /// Inside another transaction, this work becomes part of it.
    public <T> T call(Supplier<T> work) {
        if (current.isBound()) {
            return work.get();
        }
        for (int attempt = 1;; attempt++) {
            try {
                return attempt(work);
            } catch (RuntimeException e) {
                if (attempt == MAX_ATTEMPTS || !isLostRace(e)) {
                    throw e;
                }
                pause(attempt);
            }
        }
    }

    /// Reads what stood at one moment, whatever others write meanwhile.
    public <T> T onSnapshot(Supplier<T> reading) {
        try (Connection connection = dataSource.getConnection()) {
            int before = connection.getTransactionIsolation();
            connection.setAutoCommit(false);
            try {
                // H2's own SNAPSHOT is what PostgreSQL calls repeatable read.
                connection.setTransactionIsolation(
                        connection.getMetaData().getDatabaseProductName().equals("H2") ? H2_SNAPSHOT
                                : Connection.TRANSACTION_REPEATABLE_READ);
                return ScopedValue.where(current, unclosable(connection)).call(reading::get);
            } finally {
                connection.rollback();
                connection.setTransactionIsolation(before);
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw new SqlFailure("reading of one moment", e);
        }
    }

    /// Does something once what the running transaction wrote is durable, on its thread; at once when none is running. It must
    /// not throw.
    public void afterCommit(Runnable action) {
        if (afterwards.isBound()) {
            afterwards.get().add(action);
        } else {
            action.run();
        }
    }

    /// Runs one statement, in the running transaction or by itself. Its connection is given back whatever happens: DbClient itself
    /// forgets to when a statement fails.
    <T> T once(Supplier<T> statement) {
        if (current.isBound()) {
            return statement.get();
        }
        try (Connection connection = dataSource.getConnection()) {
            return ScopedValue.where(current, unclosable(connection)).call(statement::get);
        } catch (SQLException e) {
            throw new SqlFailure("statement", e);
        }
    }

    /// The connection of the running transaction, which closing leaves open, or one of its own.
    public Connection connection() {
        try {
            return current.isBound() ? current.get() : dataSource.getConnection();
        } catch (SQLException e) {
            throw new SqlFailure("no connection", e);
        }
    }

    private <T> T attempt(Supplier<T> work) {
        List<Runnable> then = new ArrayList<>(0);
        try {
            T result = commit(work, then);
            // Others may have the connection meanwhile, and commit with this.
            commits.await();
            then.forEach(Runnable::run);
            return result;
        } catch (SQLException e) {
            throw new SqlFailure("transaction", e);
        }
    }

    private <T> T commit(Supplier<T> work, List<Runnable> then) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = ScopedValue.where(current, unclosable(connection))
                        .where(afterwards, then)
                        .call(work::get);
                connection.commit();
                return result;
            } catch (RuntimeException | Error e) {
                rollback(connection, e);
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private static void rollback(Connection connection, Throwable reason) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            reason.addSuppressed(e);
        }
    }

    private static boolean isLostRace(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e && e.getSQLState() != null && LOST_RACES.contains(e.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(1, 4L * attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Connection unclosable(Connection connection) {
        return (Connection) Proxy.newProxyInstance(Transactions.class.getClassLoader(),
                new Class<?>[]{Connection.class}, (proxy, method, arguments) -> {
                    if (KEPT.contains(method.getName())) {
                        return null;
                    }
                    return invoke(() -> method.invoke(connection, arguments));
                });
    }

    @SuppressWarnings("NullAway") // What a method of Connection answers may be null.
    private static @Nullable Object invoke(Callable<@Nullable Object> method) throws Throwable {
        try {
            return method.call();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
