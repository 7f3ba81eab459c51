package io.antiphon.persistence;

import io.antiphon.core.playback.Bookmarks;
import io.antiphon.core.playback.PlayQueues;
import io.antiphon.persistence.personal.JdbcBookmarks;
import io.antiphon.persistence.personal.JdbcPlayQueues;
import io.antiphon.testing.PlaybackContract;
import org.junit.jupiter.api.AfterEach;

/// The contract of playback on every database.
@OnEveryDatabase
class PlaybackIT extends PlaybackContract {

    private final TestDatabase database;

    PlaybackIT(DatabaseOptions options) {
        this.database = TestDatabase.with(options, library);
    }

    @Override
    protected PlayQueues queues() {
        return new JdbcPlayQueues(database.database());
    }

    @Override
    protected Bookmarks bookmarks() {
        return new JdbcBookmarks(database.database());
    }

    @AfterEach
    void close() {
        database.close();
    }
}
