package io.antiphon.persistence;

import io.antiphon.testing.BrowserContract;
import org.junit.jupiter.api.AfterEach;

/// The contract of lists by filter and order on every database.
@OnEveryDatabase
class BrowserIT extends BrowserContract {

    private final TestDatabase database;

    BrowserIT(DatabaseOptions options) {
        this.database = TestDatabase.with(options, library);
    }

    @Override
    protected io.antiphon.core.browse.Browser browser() {
        return database.browser();
    }

    @Override
    protected io.antiphon.core.annotation.Annotations annotations() {
        return database.annotations();
    }

    @Override
    protected io.antiphon.core.collection.OwnCollections collections() {
        return database.collections();
    }

    @AfterEach
    void close() {
        database.close();
    }
}
