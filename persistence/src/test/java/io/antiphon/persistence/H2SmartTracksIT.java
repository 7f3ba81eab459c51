package io.antiphon.persistence;

import io.antiphon.testing.SmartTracksContract;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/// The contract of smart playlists on the embedded database.
class H2SmartTracksIT extends SmartTracksContract {

    @TempDir
    private Path folder;
    private @Nullable TestDatabase database;

    private TestDatabase database() {
        TestDatabase open = database == null ? TestDatabase.with(DatabaseOptions.embedded(folder), library) : database;
        database = open;
        return open;
    }

    @Override
    protected io.antiphon.core.playlist.Playlists playlists() {
        return database().playlists();
    }

    @Override
    protected io.antiphon.core.annotation.Annotations annotations() {
        return database().annotations();
    }

    @Override
    protected io.antiphon.core.playlist.smart.SmartTracks smartTracks() {
        return database().smartTracks();
    }

    @AfterEach
    void close() {
        database().close();
    }
}
