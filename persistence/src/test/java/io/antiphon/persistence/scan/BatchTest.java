package io.antiphon.persistence.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.library.scan.RightOfWay;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BatchTest {

    private static final String INSERT = "INSERT INTO thing (id, name, size, gone, parent) VALUES (?, ?, ?, ?, ?)";

    private final Connection connection;

    BatchTest() throws SQLException {
        this.connection = DriverManager.getConnection("jdbc:h2:mem:");
    }

    @BeforeEach
    void makeTable() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE thing (id INTEGER PRIMARY KEY, name VARCHAR(50), size BIGINT, gone BOOLEAN, parent INTEGER)");
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 8, 63, 64, 65, 201})
    void everyRowArrivesOnceHoweverManyThereAre(int rows) throws SQLException {
        try (Batch batch = new Batch(connection, null, INSERT)) {
            for (int row = 1; row <= rows; row++) {
                add(batch, row);
            }
            batch.send();
        }
        assertThat(listRows()).isEqualTo(IntStream.rangeClosed(1, rows).mapToObj(BatchTest::text).toList());
    }

    @Test
    void aBatchThatWasSentBeginsAnew() throws SQLException {
        try (Batch batch = new Batch(connection, null, INSERT)) {
            for (int row = 1; row <= 100; row++) {
                add(batch, row);
                if (row % 9 == 0) {
                    batch.send();
                }
            }
            batch.send();
            batch.send();
        }
        assertThat(listRows()).hasSize(100).startsWith(text(1)).endsWith(text(100));
    }

    @Test
    void otherStatementsAreSentOneByOne() throws SQLException {
        try (Batch insert = new Batch(connection, null, INSERT);
                Batch update = new Batch(connection, null, "UPDATE thing SET name = ? WHERE id = ?")) {
            for (int row = 1; row <= 10; row++) {
                add(insert, row);
                update.set("new " + row).set(row).add();
            }
            insert.send();
            update.send();
        }
        assertThat(listRows()).allMatch(row -> row.contains(" new "));
    }

    @Test
    void requestsGoBeforeAStatement() throws SQLException, InterruptedException {
        RightOfWay way = new RightOfWay(Duration.ofHours(1), Duration.ofHours(1), System::nanoTime);
        try (Batch batch = new Batch(connection, way, INSERT)) {
            add(batch, 1);
            add(batch, 2);
            way.take();
            Thread scan = Thread.ofPlatform().daemon().start(() -> Statements.run(batch::send));
            while (scan.getState() != Thread.State.TIMED_WAITING) {
                assertThat(scan.isAlive()).isTrue();
                Thread.onSpinWait();
            }
            assertThat(listRows()).isEmpty();
            way.release();
            assertThat(scan.join(Duration.ofSeconds(30))).isTrue();
        }
        assertThat(listRows()).containsExactly(text(1), text(2));
    }

    private static void add(Batch batch, int row) {
        batch.set(row)
                .set(row % 3 == 0 ? null : "name " + row)
                .set((long) row << 33)
                .set(row % 2 == 0)
                .setInteger(row % 5 == 0 ? null : (Integer) (row - 1))
                .add();
    }

    private static String text(int row) {
        return "%d %s %d %s %s".formatted(row, row % 3 == 0 ? null : "name " + row, (long) row << 33, row % 2 == 0,
                row % 5 == 0 ? null : (Integer) (row - 1));
    }

    private List<String> listRows() throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM thing ORDER BY id")) {
            while (row.next()) {
                rows.add("%d %s %d %s %s".formatted(row.getInt(1), row.getString(2), row.getLong(3), row.getBoolean(4),
                        row.getObject(5)));
            }
        }
        return rows;
    }
}
