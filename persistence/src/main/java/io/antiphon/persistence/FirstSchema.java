package io.antiphon.persistence;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.zip.CRC32;

/// Makes the schema of an embedded database in which there is nothing yet, with the history that Flyway would have kept of it and goes
/// on from when there are new migrations. Flyway itself reads, parses and compares for longer than H2 needs to make the tables.
final class FirstSchema {

    private static final String HISTORY = """
            CREATE TABLE "flyway_schema_history" (
                "installed_rank" INT NOT NULL,
                "version" VARCHAR(50),
                "description" VARCHAR(200) NOT NULL,
                "type" VARCHAR(20) NOT NULL,
                "script" VARCHAR(1000) NOT NULL,
                "checksum" INT,
                "installed_by" VARCHAR(100) NOT NULL,
                "installed_on" TIMESTAMP DEFAULT CURRENT_TIMESTAMP NOT NULL,
                "execution_time" INT NOT NULL,
                "success" BOOLEAN NOT NULL,
                CONSTRAINT "flyway_schema_history_pk" PRIMARY KEY ("installed_rank")
            );
            CREATE INDEX "flyway_schema_history_s_idx" ON "flyway_schema_history" ("success");
            """;
    private static final String STEP = """
            INSERT INTO "flyway_schema_history"
                ("installed_rank", "version", "description", "type", "script", "checksum", "installed_by", "execution_time", "success")
            VALUES (?, ?, ?, 'SQL', ?, ?, ?, 0, TRUE)
            """;

    /// Milliseconds, more than making the schema takes.
    private static final int LATER = 60_000;

    private FirstSchema() {}

    static boolean isNeeded(Connection connection) throws SQLException {
        if (!"H2".equals(connection.getMetaData().getDatabaseProductName())) {
            return false;
        }
        try (Statement statement = connection.createStatement();
                ResultSet table = statement.executeQuery(
                        "SELECT 1 FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_SCHEMA = SCHEMA() FETCH FIRST ROW ONLY")) {
            return !table.next();
        }
    }

    /// A step that is cut short is found without its line in the history, as after a migration by Flyway that was.
    static void make(Connection connection) throws SQLException {
        String user = connection.getMetaData().getUserName();
        String delay = writeDelay(connection);
        try (Statement statement = connection.createStatement()) {
            // Each statement is a transaction, whose pages would be written one after the other.
            statement.execute("SET WRITE_DELAY " + LATER);
            statement.execute(HISTORY);
        }
        try (Statement statement = connection.createStatement();
                PreparedStatement step = connection.prepareStatement(STEP)) {
            for (int i = 0; i < Migrations.FILES.size(); i++) {
                String file = Migrations.FILES.get(i);
                String script = Migrations.OWN.text(file);
                statement.execute(script);
                step.setInt(1, i + 1);
                step.setString(2, file.substring(1, file.indexOf("__")));
                step.setString(3, file.substring(file.indexOf("__") + 2, file.lastIndexOf('.')).replace('_', ' '));
                step.setString(4, Migrations.path(file));
                step.setInt(5, checksum(script));
                step.setString(6, user);
                step.executeUpdate();
            }
            statement.execute("SET WRITE_DELAY " + delay);
            statement.execute("CHECKPOINT SYNC");
        }
    }

    private static String writeDelay(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet setting = statement.executeQuery(
                        "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'WRITE_DELAY'")) {
            setting.next();
            return setting.getString(1);
        }
    }

    /// As Flyway computes it: over the lines without what ends them.
    private static int checksum(String script) {
        CRC32 sum = new CRC32();
        script.lines().forEach(line -> sum.update(line.getBytes(StandardCharsets.UTF_8)));
        return (int) sum.getValue();
    }
}
