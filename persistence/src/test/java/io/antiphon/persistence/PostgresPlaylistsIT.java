package io.antiphon.persistence;

import io.antiphon.testing.PlaylistsContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/// The contract of playlists on PostgreSQL.
@ExtendWith(Postgres.class)
class PostgresPlaylistsIT extends PlaylistsContract {

    private final TestDatabase database;

    PostgresPlaylistsIT(DatabaseOptions options) {
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
