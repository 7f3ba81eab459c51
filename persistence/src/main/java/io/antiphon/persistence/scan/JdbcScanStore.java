package io.antiphon.persistence.scan;

import io.antiphon.core.library.scan.RightOfWay;
import io.antiphon.core.library.scan.store.ProblemRow;
import io.antiphon.core.library.scan.store.ScanSession;
import io.antiphon.core.library.scan.store.ScanStore;
import io.antiphon.persistence.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Keeps the library in a relational database: H2 or PostgreSQL.
public final class JdbcScanStore implements ScanStore {

    private final DataSource dataSource;
    private final @Nullable RightOfWay way;
    private final Clock clock;
    private final boolean drafts;

    public JdbcScanStore(DataSource dataSource) {
        this(dataSource, Clock.systemUTC(), false);
    }

    /// @param clock says when things changed
    public JdbcScanStore(DataSource dataSource, Clock clock) {
        this(dataSource, clock, false);
    }

    public JdbcScanStore(DataSource dataSource, Clock clock, boolean drafts) {
        this(dataSource, null, clock, drafts);
    }

    /// @param way whom scans let go first, where they share processors and a file
    /// @param drafts whether albums that are new begin as drafts
    public JdbcScanStore(Database database, RightOfWay way, Clock clock, boolean drafts) {
        this(database.dataSource(), database.isEmbedded() ? way : null, clock, drafts);
    }

    JdbcScanStore(DataSource dataSource, @Nullable RightOfWay way, Clock clock, boolean drafts) {
        this.dataSource = dataSource;
        this.way = way;
        this.clock = clock;
        this.drafts = drafts;
    }

    @Override
    public ScanSession open() {
        try {
            Connection connection = dataSource.getConnection();
            try {
                connection.setAutoCommit(false);
                return new JdbcScanSession(connection, new Statements(connection, way), clock, drafts);
            } catch (SQLException | RuntimeException e) {
                connection.close();
                throw e;
            }
        } catch (SQLException e) {
            throw new ScanStoreException(e);
        }
    }

    @Override
    public List<ProblemRow> listProblems() {
        List<ProblemRow> problems = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection
                        .prepareStatement(
                                "SELECT music_folder, path, reason, seen_at FROM scan_problem ORDER BY music_folder, path");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                problems.add(new ProblemRow(rows.getInt(1), rows.getString(2), rows.getString(3), rows.getLong(4)));
            }
        } catch (SQLException e) {
            throw new ScanStoreException(e);
        }
        return problems;
    }

    @Override
    public Optional<String> findSetting(String name) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement("SELECT value FROM setting WHERE name = ?")) {
            statement.setString(1, name);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
            }
        } catch (SQLException e) {
            throw new ScanStoreException(e);
        }
    }
}
