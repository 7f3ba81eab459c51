package io.antiphon.persistence;

import io.antiphon.core.playback.Bookmarks;
import io.antiphon.core.playback.PlayQueues;
import io.antiphon.persistence.personal.JdbcBookmarks;
import io.antiphon.persistence.personal.JdbcPlayQueues;
import io.antiphon.testing.PlaybackContract;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/// The contract of playback on the embedded database.
class H2PlaybackIT extends PlaybackContract {

    @TempDir
    private Path folder;
    private @Nullable TestDatabase database;

    private TestDatabase database() {
        TestDatabase open = database == null ? TestDatabase.with(DatabaseOptions.embedded(folder), library) : database;
        database = open;
        return open;
    }

    @Override
    protected PlayQueues queues() {
        return new JdbcPlayQueues(database().database());
    }

    @Override
    protected Bookmarks bookmarks() {
        return new JdbcBookmarks(database().database());
    }

    @AfterEach
    void close() {
        database().close();
    }
}
