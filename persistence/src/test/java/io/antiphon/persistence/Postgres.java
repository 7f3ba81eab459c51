package io.antiphon.persistence;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;

/// Gives tests a PostgreSQL server that all of them share, with an empty database for each.
public final class Postgres extends NewDatabases {

    @Override
    Source open() {
        return new Server();
    }

    /// The server; JUnit closes it after the last test.
    private static final class Server implements Source {

        private final EmbeddedPostgres postgres;
        private final AtomicInteger databases = new AtomicInteger();

        private Server() {
            try {
                this.postgres = EmbeddedPostgres.builder()
                        .setLocaleConfig("locale", "C")
                        .setLocaleConfig("encoding", "UTF8")
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public DatabaseOptions newDatabase() {
            String name = "library" + databases.incrementAndGet();
            try (var connection = postgres.getPostgresDatabase().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute("CREATE DATABASE " + name);
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
            return new DatabaseOptions(postgres.getJdbcUrl("postgres", name), "postgres", "postgres", 8);
        }

        @Override
        public void close() throws IOException {
            postgres.close();
        }
    }
}
