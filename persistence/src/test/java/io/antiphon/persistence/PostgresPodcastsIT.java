package io.antiphon.persistence;

import io.antiphon.core.podcast.Podcasts;
import io.antiphon.persistence.podcast.JdbcPodcasts;
import io.antiphon.testing.PodcastsContract;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/// The contract of podcasts on PostgreSQL.
@ExtendWith(Postgres.class)
class PostgresPodcastsIT extends PodcastsContract {

    private final Database database;

    PostgresPodcastsIT(DatabaseOptions options) {
        this.database = Database.open(options);
    }

    @Override
    protected Podcasts podcasts() {
        return new JdbcPodcasts(database);
    }

    @AfterEach
    void close() {
        database.close();
    }
}
