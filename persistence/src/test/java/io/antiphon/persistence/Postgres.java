package io.antiphon.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;

/// Gives tests a PostgreSQL server that all classes share, with a database for each that has the schema and nothing else.
public final class Postgres extends NewDatabases {

    @Override
    Source open() {
        return new Server();
    }

    /// The server; JUnit closes it after the last class.
    private static final class Server implements Source {

        /// Migrated once; copying it takes a tenth of what migrating each would.
        private static final String PATTERN = "pattern";

        private final EmbeddedPostgres postgres;
        private final AtomicInteger databases = new AtomicInteger();

        private Server() {
            try {
                this.postgres = EmbeddedPostgres.builder()
                        .setLocaleConfig("locale", "C")
                        .setLocaleConfig("encoding", "UTF8")
                        // Nothing here outlives the machine.
                        .setServerConfig("fsync", "off")
                        .setServerConfig("full_page_writes", "off")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            execute("CREATE DATABASE " + PATTERN);
            Database.open(options(PATTERN)).close();
        }

        @Override
        public DatabaseOptions newDatabase() {
            String name = "library" + databases.incrementAndGet();
            execute("CREATE DATABASE %s TEMPLATE %s".formatted(name, PATTERN));
            return options(name);
        }

        @Override
        public void delete(DatabaseOptions database) {
            String url = database.url();
            String name = url.substring(url.lastIndexOf('/') + 1, url.indexOf('?'));
            execute("DROP DATABASE %s WITH (FORCE)".formatted(name));
        }

        private void execute(String statement) {
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var said = connection.createStatement()) {
                said.execute(statement);
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
        }

        private DatabaseOptions options(String name) {
            return new DatabaseOptions(postgres.getJdbcUrl("postgres", name), "postgres", "postgres", 8);
        }

        @Override
        public void close() throws IOException {
            postgres.close();
        }
    }
}
