package io.antiphon.persistence;

import io.antiphon.testing.PlaylistsContract;
import org.junit.jupiter.api.AfterEach;

/// The contract of playlists on every database.
@OnEveryDatabase
class PlaylistsIT extends PlaylistsContract {

    private final TestDatabase database;

    PlaylistsIT(DatabaseOptions options) {
        this.database = TestDatabase.with(options, library);
    }

    @Override
    protected io.antiphon.core.playlist.Playlists playlists() {
        return database.playlists();
    }

    @AfterEach
    void close() {
        database.close();
    }
}
