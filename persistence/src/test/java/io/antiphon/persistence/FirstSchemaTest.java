package io.antiphon.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FirstSchemaTest {

    private static final String HISTORY = """
            SELECT "installed_rank", "version", "description", "type", "script", "checksum", "installed_by", "success"
            FROM "flyway_schema_history" WHERE "version" IS NOT NULL ORDER BY "installed_rank"
            """;

    @TempDir
    private Path folder;

    @Test
    void theSchemaAndItsHistoryAreThoseThatFlywayMakes() throws SQLException {
        DatabaseOptions options = DatabaseOptions.embedded(folder.resolve("ours"));
        Database.open(options).close();
        DatabaseOptions flyways = DatabaseOptions.embedded(folder.resolve("flyways"));
        try (Connection keepsItOpen = connect(flyways)) {
            Migrations.OWN.flyway(source(flyways)).migrate();
            try (Connection ours = connect(options)) {
                assertThat(schema(ours)).hasSizeGreaterThan(100).containsExactlyElementsOf(schema(keepsItOpen));
                assertThat(rows(ours, HISTORY)).hasSameSizeAs(Migrations.FILES)
                        .containsExactlyElementsOf(rows(keepsItOpen, HISTORY));
            }
        }
    }

    @Test
    void flywayGoesOnFromItsHistory() throws SQLException {
        DatabaseOptions options = DatabaseOptions.embedded(folder);
        Database.open(options).close();
        try (Connection keepsItOpen = connect(options)) {
            Flyway flyway = Migrations.OWN.flyway(source(options));
            flyway.validate();
            assertThat(flyway.info().pending()).isEmpty();
            assertThat(flyway.info().current().getVersion().getVersion()).isEqualTo("" + Migrations.OWN.newest());
            assertThat(rows(keepsItOpen, HISTORY)).hasSameSizeAs(Migrations.FILES);
        }
    }

    @Test
    void aSchemaWhoseMakingWasCutShortIsNotTakenForAnEmptyOne() throws SQLException {
        try (Connection connection = connect(DatabaseOptions.embedded(folder));
                Statement statement = connection.createStatement()) {
            assertThat(FirstSchema.isNeeded(connection)).isTrue();
            statement.execute("CREATE TABLE setting (name VARCHAR(64) PRIMARY KEY)");
            assertThat(FirstSchema.isNeeded(connection)).isFalse();
        }
    }

    private static Connection connect(DatabaseOptions options) throws SQLException {
        return DriverManager.getConnection(options.url(), "", "");
    }

    private static DataSource source(DatabaseOptions options) {
        JdbcDataSource source = new JdbcDataSource();
        source.setUrl(options.url());
        source.setUser("");
        source.setPassword("");
        return source;
    }

    /// What makes the schema anew: without the settings, users and counts of rows, and in an order of its own.
    private static List<String> schema(Connection connection) throws SQLException {
        return rows(connection, "SCRIPT NODATA NOSETTINGS").stream()
                .filter(line -> line.startsWith("CREATE") && !line.startsWith("CREATE USER")
                        || line.startsWith("ALTER"))
                .map(line -> line.replaceAll("CONSTRAINT_[0-9A-F_]+|PRIMARY_KEY_[0-9A-F_]+", "GENERATED"))
                .sorted()
                .toList();
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                StringBuilder text = new StringBuilder();
                for (int column = 1; column <= columns; column++) {
                    text.append(column == 1 ? "" : " | ").append(row.getString(column));
                }
                rows.add(text.toString());
            }
        }
        return rows;
    }
}
