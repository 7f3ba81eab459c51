package io.antiphon.persistence;

import io.antiphon.testing.CatalogueContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/// The contract of catalogue on PostgreSQL.
@ExtendWith(Postgres.class)
class PostgresCatalogueIT extends CatalogueContract {

    private final TestDatabase database;

    PostgresCatalogueIT(DatabaseOptions options) {
        this.database = TestDatabase.with(options, library);
    }

    @Override
    protected io.antiphon.core.library.Catalogue catalogue() {
        return database.catalogue();
    }

    @Override
    protected io.antiphon.core.annotation.Annotations annotations() {
        return database.annotations();
    }

    @AfterEach
    void close() {
        database.close();
    }
}
