package io.antiphon.server.cost;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/// Counts what requests cost. What else happens in the process now and then adds to what is counted, never takes away; so the least of
/// several batches is the truth.
final class CostMeter implements AutoCloseable {

    private static final int BATCHES = 5;
    private static final int REQUESTS = 20;
    private static final int WARM_UP = 150;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final BareConnection client;
    private final Connection database;

    /// @param database H2's, which counts the statements itself
    CostMeter(int port, DataSource database) throws IOException, SQLException {
        this.client = new BareConnection(port);
        this.database = database.getConnection();
        execute("SET QUERY_STATISTICS_MAX_ENTRIES 10000");
    }

    Cost measure(String name, String path) throws IOException, SQLException {
        byte[] request = BareConnection.request(path);
        for (int i = 0; i < WARM_UP; i++) {
            var _ = client.ask(request);
        }
        int statements = Integer.MAX_VALUE;
        long allocated = Long.MAX_VALUE;
        for (int batch = 0; batch < BATCHES; batch++) {
            statements = Math.min(statements, statements(request));
            allocated = Math.min(allocated, allocated(request));
        }
        return new Cost(name, statements, allocated / 1024.0);
    }

    private int statements(byte[] request) throws IOException, SQLException {
        execute("SET QUERY_STATISTICS TRUE");
        try {
            for (int i = 0; i < REQUESTS; i++) {
                var _ = client.ask(request);
            }
            return executions() / REQUESTS;
        } finally {
            execute("SET QUERY_STATISTICS FALSE");
        }
    }

    private long allocated(byte[] request) throws IOException {
        long before = threads.getTotalThreadAllocatedBytes();
        for (int i = 0; i < REQUESTS; i++) {
            var _ = client.ask(request);
        }
        return (threads.getTotalThreadAllocatedBytes() - before) / REQUESTS;
    }

    private int executions() throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet rows = statement.executeQuery("""
                        SELECT COALESCE(SUM(EXECUTION_COUNT), 0) FROM INFORMATION_SCHEMA.QUERY_STATISTICS
                        WHERE SQL_STATEMENT NOT LIKE '%QUERY_STATISTICS%'""")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        client.close();
        database.close();
    }
}
