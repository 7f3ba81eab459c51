package io.antiphon.persistence;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.helidon.dbclient.DbClient;
import io.helidon.dbclient.jdbc.JdbcClientBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import javax.sql.DataSource;

/// The open database: one pool of connections, which Helidon's DbClient and plain JDBC share, with the schema brought up to date.
public final class Database implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(Database.class.getName());
    private static final int H2_DATABASE_ALREADY_OPEN = 90020;

    private final DatabaseOptions options;
    private final HikariDataSource pool;
    private final Transactions transactions;
    private final DbClient client;
    private final Sql sql;
    private final ChangeSignal changes = new ChangeSignal();

    private Database(DatabaseOptions options, HikariDataSource pool) {
        this.options = options;
        this.pool = pool;
        this.transactions = new Transactions(pool, GroupCommit.takeOver(pool));
        this.client = JdbcClientBuilder.create().connectionPool(transactions::connection).build();
        this.sql = new Sql(client, transactions);
    }

    /// Opens the database, making it when it does not exist.
    ///
    /// @throws DatabaseUnavailableException when it is in use by another process, damaged or out of reach
    public static Database open(DatabaseOptions options) {
        return open(options, Migrations.OWN);
    }

    static Database open(DatabaseOptions options, Migrations migrations) {
        if (options.isEmbedded()) {
            Upgrade.undoInterrupted(options.folder());
            findNewestState(options);
        }
        HikariDataSource pool = new HikariDataSource(poolOf(options));
        try (Connection reached = reach(options, pool)) {
            try {
                new Upgrade(options, migrations).bringUpToDate(pool);
                return new Database(options, pool);
            } catch (RuntimeException e) {
                if (options.isEmbedded()) {
                    abandon(reached);
                }
                throw e;
            }
        } catch (SQLException e) {
            pool.close();
            throw unavailable(options, e);
        } catch (RuntimeException e) {
            pool.close();
            throw e;
        }
    }

    private static void findNewestState(DatabaseOptions options) {
        Path file = options.folder().resolve(DatabaseFiles.DATABASE);
        if (Files.exists(file)) {
            try {
                NewestState.find(file);
            } catch (IOException e) {
                throw new DatabaseUnavailableException(
                        "The database %s cannot be opened: %s".formatted(file, e.getMessage()), e);
            }
        }
    }

    public DataSource dataSource() {
        return pool;
    }

    public DbClient client() {
        return client;
    }

    public Transactions transactions() {
        return transactions;
    }

    public Sql sql() {
        return sql;
    }

    /// Whether this program alone keeps the database, in a file.
    public boolean isEmbedded() {
        return options.isEmbedded();
    }

    /// The highest version of the schema that this program knows.
    public int schemaVersion() {
        return Migrations.OWN.newest();
    }

    /// The tables that belong into an embedded database of that version.
    public Set<String> schemaTables() {
        return Migrations.OWN.tables();
    }

    /// Where the embedded database lies.
    public Path folder() {
        return options.folder();
    }

    /// Tells that something was written that the change feed tells of.
    public ChangeSignal changes() {
        return changes;
    }

    /// Whether the database answers.
    public boolean isAlive() {
        try (Connection connection = pool.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    @Override
    public void close() {
        if (pool.isClosed()) {
            return;
        }
        pool.close();
        if (options.isEmbedded()) {
            shutDown();
        }
    }

    /// Frees the file of an embedded database in which something is wrong, and writes nothing more into it.
    public void abandon() {
        pool.close();
        try (Connection connection = DriverManager.getConnection(options.url(), "", "")) {
            abandon(connection);
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "a database in which something is wrong did not open again", e);
        }
    }

    private static void abandon(Connection connection) {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN IMMEDIATELY");
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "a database in which something is wrong did not close cleanly", e);
        }
    }

    /// Writes what is left and frees the file. Not through the pool, which trips over a connection whose database is gone.
    private void shutDown() {
        try (Connection connection = DriverManager.getConnection(options.url(), "", "");
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN");
        } catch (SQLException e) {
            throw new DatabaseUnavailableException("The database did not close cleanly: " + e.getMessage(), e);
        }
    }

    private static HikariConfig poolOf(DatabaseOptions options) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("antiphon");
        config.setJdbcUrl(options.furtherUrl());
        config.setUsername(options.user() == null ? "" : options.user());
        config.setPassword(options.password() == null ? "" : options.password());
        config.setMaximumPoolSize(options.maxConnections());
        config.setMinimumIdle(1);
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(30_000);
        return config;
    }

    /// An embedded one is asked of the driver itself: the pool would try for half a minute and hide the reason.
    private static Connection reach(DatabaseOptions options, DataSource pool) throws SQLException {
        return options.isEmbedded() ? DriverManager.getConnection(options.url(), "", "") : pool.getConnection();
    }

    private static DatabaseUnavailableException unavailable(DatabaseOptions options, SQLException e) {
        String where = options.url().replaceFirst(";.*", "");
        if (e.getErrorCode() == H2_DATABASE_ALREADY_OPEN) {
            return new DatabaseUnavailableException(
                    "Another Antiphon is using %s: stop it first, or choose another data directory".formatted(where),
                    e);
        }
        return new DatabaseUnavailableException("The database %s cannot be opened: %s".formatted(where, e.getMessage()),
                e);
    }
}
