package io.antiphon.persistence.backup;

import io.antiphon.persistence.DatabaseFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.h2.mvstore.MVStoreTool;
import org.h2.tools.Recover;

/// A copy of a database that may be damaged, opened by whatever way works: as it is, as its newest state that holds together, or from what
/// H2's own tool finds in it.
///
/// @param connection to be closed with it
record OpenedCopy(Connection connection) implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(OpenedCopy.class.getName());

    /// @param folder with the copy, which is changed
    /// @throws SQLException when nothing can be read of it
    static OpenedCopy open(Path folder) throws SQLException, IOException {
        Path file = folder.resolve(DatabaseFiles.DATABASE);
        if (Files.size(file) == 0) {
            throw new SQLException("the file is empty");
        }
        DatabaseFiles.findNewestState(file);
        Path whole = Files.copy(file, folder.resolve("whole"));
        try {
            return new OpenedCopy(checked(folder));
        } catch (SQLException | RuntimeException e) {
            LOG.log(System.Logger.Level.INFO, "The database cannot be opened as it is: {0}", e.getMessage());
        }
        Files.deleteIfExists(file);
        Files.copy(whole, file);
        try {
            MVStoreTool.repair(file.toString());
            return new OpenedCopy(checked(folder));
        } catch (SQLException | RuntimeException e) {
            LOG.log(System.Logger.Level.INFO, "It has no earlier state that can be opened: {0}", e.getMessage());
        }
        Files.deleteIfExists(file);
        Files.copy(whole, file);
        return new OpenedCopy(recovered(folder));
    }

    private static Connection checked(Path folder) throws SQLException {
        Connection connection = DriverManager.getConnection(H2Backups.url(folder), "", "");
        try {
            DatabaseCheck.tables(connection);
            return connection;
        } catch (SQLException | RuntimeException e) {
            shutDown(connection);
            throw e;
        }
    }

    private static Connection recovered(Path folder) throws SQLException {
        try {
            Recover.execute(folder.toString(), DatabaseFiles.NAME);
        } catch (RuntimeException e) {
            throw new SQLException("H2 finds nothing in it: " + e.getMessage(), e);
        }
        Path script = folder.resolve(DatabaseFiles.NAME + ".h2.sql");
        Connection connection = DriverManager.getConnection(
                "jdbc:h2:file:%s;NON_KEYWORDS=VALUE,YEAR;TRACE_LEVEL_FILE=0"
                        .formatted(folder.toAbsolutePath().resolve("recovered")),
                "", "");
        try (Statement statement = connection.createStatement()) {
            statement.execute("RUNSCRIPT FROM '%s'".formatted(script.toString().replace("'", "''")));
            return connection;
        } catch (SQLException | RuntimeException e) {
            shutDown(connection);
            throw e instanceof SQLException sql ? sql : new SQLException(e);
        }
    }

    private static void shutDown(Connection connection) {
        try (connection; Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN IMMEDIATELY");
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "a copy did not close cleanly", e);
        }
    }

    @Override
    public void close() {
        shutDown(connection);
    }
}
