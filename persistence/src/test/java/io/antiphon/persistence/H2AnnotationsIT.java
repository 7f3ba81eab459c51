package io.antiphon.persistence;

import io.antiphon.testing.AnnotationsContract;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/// The contract of annotations on the embedded database.
class H2AnnotationsIT extends AnnotationsContract {

    @TempDir
    private Path folder;
    private @Nullable TestDatabase database;

    private TestDatabase database() {
        TestDatabase open = database == null ? TestDatabase.with(DatabaseOptions.embedded(folder), library) : database;
        database = open;
        return open;
    }

    @Override
    protected io.antiphon.core.library.Catalogue catalogue() {
        return database().catalogue();
    }

    @Override
    protected io.antiphon.core.annotation.Annotations annotations() {
        return database().annotations();
    }

    @AfterEach
    void close() {
        database().close();
    }
}
