package io.antiphon.persistence.backup;

import io.antiphon.persistence.DatabaseFiles;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
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

    /// What H2 takes for granted of its pages does not hold of damaged ones: it throws errors, too, where assertions are on.
    ///
    /// @param folder with the copy, which is changed
    /// @throws SQLException when nothing can be read of it
    static OpenedCopy open(Path folder) throws SQLException, IOException {
        Path file = folder.resolve(DatabaseFiles.DATABASE);
        if (Files.size(file) == 0) {
            throw new SQLException("the file is empty");
        }
        DatabaseFiles.remakeHeader(file);
        DatabaseFiles.findNewestState(file);
        Path whole = Files.copy(file, folder.resolve("whole"));
        try {
            return new OpenedCopy(checked(folder));
        } catch (SQLException | RuntimeException | AssertionError e) {
            LOG.log(System.Logger.Level.INFO, "The database cannot be opened as it is: {0}", e.getMessage());
        }
        Files.deleteIfExists(file);
        Files.copy(whole, file);
        try {
            MVStoreTool.repair(file.toString());
            return new OpenedCopy(checked(folder));
        } catch (SQLException | RuntimeException | AssertionError e) {
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
        } catch (SQLException | RuntimeException | AssertionError e) {
            shutDown(connection);
            throw e;
        }
    }

    private static Connection recovered(Path folder) throws SQLException {
        try {
            Recover.execute(folder.toString(), DatabaseFiles.NAME);
        } catch (RuntimeException | AssertionError e) {
            throw new SQLException("H2 finds nothing in it: " + e.getMessage(), e);
        }
        Path script = folder.resolve(DatabaseFiles.NAME + ".h2.sql");
        Connection connection = DriverManager.getConnection(
                "jdbc:h2:file:%s;NON_KEYWORDS=VALUE,YEAR;TRACE_LEVEL_FILE=0"
                        .formatted(folder.toAbsolutePath().resolve("recovered")),
                "", "");
        try {
            run(connection, script);
            return connection;
        } catch (SQLException | IOException | RuntimeException e) {
            shutDown(connection);
            throw e instanceof SQLException sql ? sql : new SQLException(e);
        }
    }

    /// Each statement ends at the end of a line, as H2 writes no line breaks into texts. One that is damaged fails, and may hold half a quote:
    /// it must not take others with it.
    private static void run(Connection connection, Path script) throws SQLException, IOException {
        connection.setAutoCommit(false);
        int failed = 0;
        StringBuilder text = new StringBuilder();
        try (Statement statement = connection.createStatement();
                BufferedReader lines = new BufferedReader(
                        new InputStreamReader(Files.newInputStream(script), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!text.isEmpty() || !line.startsWith("--") && !line.startsWith("//")) {
                    text.append(line).append('\n');
                }
                if (line.endsWith(";") && !text.isEmpty()) {
                    failed += executes(statement, text.toString()) ? 0 : 1;
                    text.setLength(0);
                }
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
        LOG.log(System.Logger.Level.INFO, "H2''s own tool read it; {0} of its statements make no sense", failed);
    }

    private static boolean executes(Statement statement, String sql) {
        try {
            statement.execute(sql);
            return true;
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "a statement makes no sense: {0}", e.getMessage());
            return false;
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
