package io.antiphon.persistence;

import io.antiphon.core.playback.PlayQueues;
import io.antiphon.core.playback.PlaybackSessions;
import io.antiphon.persistence.personal.JdbcPlayQueues;
import io.antiphon.persistence.personal.JdbcPlaybackSessions;
import io.antiphon.testing.PlaybackSessionsContract;
import org.junit.jupiter.api.AfterEach;

/// The contract of playback sessions on every database.
@OnEveryDatabase
class PlaybackSessionsIT extends PlaybackSessionsContract {

    private final TestDatabase database;

    PlaybackSessionsIT(DatabaseOptions options) {
        this.database = TestDatabase.with(options, library);
    }

    @Override
    protected PlaybackSessions sessions() {
        return new JdbcPlaybackSessions(database.database());
    }

    @Override
    protected PlayQueues queues() {
        return new JdbcPlayQueues(database.database());
    }

    @AfterEach
    void close() {
        database.close();
    }
}
