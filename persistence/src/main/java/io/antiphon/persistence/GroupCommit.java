package io.antiphon.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.h2.api.ErrorCode;
import org.h2.engine.Session;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.message.DbException;
import org.h2.mvstore.MVStore;
import org.h2.mvstore.MVStoreException;
import org.jspecify.annotations.Nullable;

/// Writes what was committed to the embedded database's file, once for all who commit at about the same time. Nobody is answered before
/// what they wrote has left this process, so that a kill loses nothing of it.
///
/// With `WRITE_DELAY=0`, H2 writes at the end of each transaction: every page that changed, and those above it. Writers that
/// come together change mostly the same pages, which are then written over and over; that was half of what a star cost. So H2 is told to
/// leave the writing to this class, and not to do it behind everybody either.
public final class GroupCommit {

    /// `FileStore.setAutoCommitDelay`: neither with each transaction (0) nor by a thread in the background (above).
    private static final int BY_US = -1;

    private final @Nullable MVStore store;
    private final Lock writing = new ReentrantLock();
    private final AtomicLong commits = new AtomicLong();
    /// How many of the commits are in the file; guarded by the lock.
    private long written;

    private GroupCommit(@Nullable MVStore store) {
        this.store = store;
    }

    /// Takes over from H2. Other databases take care of themselves.
    ///
    /// @param dataSource of an open database, whose further connections must not set `WRITE_DELAY`
    static GroupCommit takeOver(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            MVStore store = storeOf(connection);
            if (store != null) {
                store.setAutoCommitDelay(BY_US);
            }
            return new GroupCommit(store);
        } catch (SQLException e) {
            throw new SqlFailure("taking over commits", e);
        }
    }

    /// Returns when all that was committed before is in the file.
    // Only how many are written at a time depends on the scheduler.
    @SuppressWarnings("ThreadPriorityCheck")
    void await() throws SQLException {
        if (store == null) {
            return;
        }
        long mine = commits.incrementAndGet();
        // Whoever is about to commit may do so first, and be written with this. Alone, that takes no time.
        Thread.yield();
        writing.lock();
        try {
            if (written < mine) {
                long all = commits.get();
                write(store);
                written = all;
            }
        } finally {
            writing.unlock();
        }
    }

    /// Commits on a connection that is not one of [Transactions], and returns when that is in the file.
    public static void commit(Connection connection) throws SQLException {
        connection.commit();
        MVStore store = storeOf(connection);
        if (store != null) {
            write(store);
        }
    }

    private static void write(MVStore store) throws SQLException {
        try {
            store.commit();
            // Runs when everything that H2 may have handed to other threads is written.
            store.executeFilestoreOperation(() -> {});
        } catch (MVStoreException | DbException e) {
            throw DbException.toSQLException(e);
        }
        if (store.isClosed()) {
            // Closed by somebody else, in which case H2 writes nothing and says nothing.
            throw DbException.get(ErrorCode.DATABASE_IS_CLOSED).getSQLException();
        }
    }

    static @Nullable MVStore storeOf(Connection connection) throws SQLException {
        if (!connection.isWrapperFor(JdbcConnection.class)) {
            return null;
        }
        Session session = connection.unwrap(JdbcConnection.class).getSession();
        if (session instanceof SessionLocal local) {
            MVStore store = local.getDatabase().getStore().getMvStore();
            return store.getFileStore() == null ? null : store;
        }
        return null;
    }
}
