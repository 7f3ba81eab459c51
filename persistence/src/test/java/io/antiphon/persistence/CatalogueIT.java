package io.antiphon.persistence;

import io.antiphon.testing.CatalogueContract;
import org.junit.jupiter.api.AfterEach;

/// The contract of catalogue on every database.
@OnEveryDatabase
class CatalogueIT extends CatalogueContract {

    private final TestDatabase database;

    CatalogueIT(DatabaseOptions options) {
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
