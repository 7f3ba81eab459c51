package io.antiphon.persistence;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/// Analyses on the embedded database.
class H2AnalysisStoreIT extends AnalysisStoreCases {

    @TempDir
    private Path folder;
    private @Nullable TestDatabase database;

    @Override
    TestDatabase database() {
        TestDatabase open = database == null ? TestDatabase.with(DatabaseOptions.embedded(folder), library) : database;
        database = open;
        return open;
    }

    @AfterEach
    void close() {
        database().close();
    }
}
