package io.antiphon.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.Session;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/// Waits until what was committed has really left this process.
///
/// A commit in H2 writes what is not yet written. But while somebody else writes much, such as a scan, H2 hands pieces of it to a thread that
/// writes in the background, and with them what others committed meanwhile: their commit then finds nothing left to write, and returns
/// before that thread is done. A process that is killed in between has acknowledged what nobody will find again.
final class WriteThrough {

    private WriteThrough() {}

    /// Does nothing for other databases.
    static void await(Connection connection) throws SQLException {
        if (!connection.isWrapperFor(JdbcConnection.class)) {
            return;
        }
        Session session = connection.unwrap(JdbcConnection.class).getSession();
        if (session instanceof SessionLocal local) {
            MVStore store = local.getDatabase().getStore().getMvStore();
            if (store.getFileStore() != null) {
                // Runs when everything that was handed over before it is written.
                store.executeFilestoreOperation(() -> {});
            }
        }
    }
}
