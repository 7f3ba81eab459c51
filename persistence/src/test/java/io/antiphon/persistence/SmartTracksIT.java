package io.antiphon.persistence;

import io.antiphon.testing.SmartTracksContract;
import org.junit.jupiter.api.AfterEach;

/// The contract of smart playlists on every database.
@OnEveryDatabase
class SmartTracksIT extends SmartTracksContract {

    private final TestDatabase database;

    SmartTracksIT(DatabaseOptions options) {
        this.database = TestDatabase.with(options, library);
    }

    @Override
    protected io.antiphon.core.playlist.Playlists playlists() {
        return database.playlists();
    }

    @Override
    protected io.antiphon.core.annotation.Annotations annotations() {
        return database.annotations();
    }

    @Override
    protected io.antiphon.core.playlist.smart.SmartTracks smartTracks() {
        return database.smartTracks();
    }

    @AfterEach
    void close() {
        database.close();
    }
}
