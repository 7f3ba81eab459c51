package io.antiphon.persistence;

import io.antiphon.testing.AnnotationsContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/// The contract of annotations on PostgreSQL.
@ExtendWith(Postgres.class)
class PostgresAnnotationsIT extends AnnotationsContract {

    private final TestDatabase database;

    PostgresAnnotationsIT(DatabaseOptions options) {
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
