package io.antiphon.persistence;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/// Analyses on PostgreSQL.
@ExtendWith(Postgres.class)
class PostgresAnalysisStoreIT extends AnalysisStoreCases {

    private final TestDatabase database;

    PostgresAnalysisStoreIT(DatabaseOptions options) {
        this.database = TestDatabase.with(options, library);
    }

    @Override
    TestDatabase database() {
        return database;
    }

    @AfterEach
    void close() {
        database.close();
    }
}
