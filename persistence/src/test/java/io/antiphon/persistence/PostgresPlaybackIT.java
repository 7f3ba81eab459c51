package io.antiphon.persistence;

import io.antiphon.core.playback.Bookmarks;
import io.antiphon.core.playback.PlayQueues;
import io.antiphon.persistence.personal.JdbcBookmarks;
import io.antiphon.persistence.personal.JdbcPlayQueues;
import io.antiphon.testing.PlaybackContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/// The contract of playback on PostgreSQL.
@ExtendWith(Postgres.class)
class PostgresPlaybackIT extends PlaybackContract {

    private final TestDatabase database;

    PostgresPlaybackIT(DatabaseOptions options) {
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
