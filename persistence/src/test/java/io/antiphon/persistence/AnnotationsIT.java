package io.antiphon.persistence;

import io.antiphon.testing.AnnotationsContract;
import org.junit.jupiter.api.AfterEach;

/// The contract of annotations on every database.
@OnEveryDatabase
class AnnotationsIT extends AnnotationsContract {

    private final TestDatabase database;

    AnnotationsIT(DatabaseOptions options) {
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
