package io.antiphon.persistence.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.playlist.PlaylistId;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.DatabaseOptions;
import io.antiphon.persistence.Postgres;
import io.antiphon.persistence.backup.H2Backups;
import io.antiphon.persistence.change.JdbcChangeFeed;
import io.antiphon.persistence.personal.JdbcAnnotations;
import io.antiphon.persistence.personal.JdbcPlaylists;
import io.antiphon.persistence.personal.PersonalVersions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// The change feed on PostgreSQL.
@ExtendWith(Postgres.class)
final class PostgresChangeFeedIT {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path directory;

    @Test
    void theFeedEqualsTheStateAndBackupsAreLeftToPostgres(DatabaseOptions options) throws Exception {
        Database database = Database.open(options);
        try (ScanWorld world = new ScanWorld(directory, database)) {
            world.addMusicFolder(2, Files.createDirectories(directory.resolve("music2")));
            world.execute(
                    "INSERT INTO app_user (id, name, folded_name, role, granted, withdrawn, max_bit_rate, scrobbling_enabled, created_at) VALUES ('ann', 'ann', 'ann', 'LISTENER', '', '', 0, TRUE, 0)");
            JdbcChangeFeed feed = new JdbcChangeFeed(database);
            UserId user = new UserId("ann");
            FollowingClient client = new FollowingClient(world, feed, new Viewer(user, Set.of(1)));
            world.writeAlbum("A/One", "A", "One", 3);
            world.writeAlbum("B/Two", "B", "Two", 3);
            world.scan();
            client.follow(4);
            assertThat(client.copy).isEqualTo(client.everything()).isNotEmpty();

            Files.move(world.music.resolve("A"), directory.resolve("music2/A"));
            world.edit("B/Two/1.mp3", text -> text.replace("ARTIST=B", "ARTIST=Bee"));
            world.scan();
            JdbcAnnotations annotations = new JdbcAnnotations(database, new PersonalVersions());
            annotations.star(user, List.of(new TrackId(world.idOf("B/Two/1.mp3")),
                    new ArtistId(world.text("SELECT id FROM artist WHERE name = 'Bee'"))), NOW);
            JdbcPlaylists playlists = new JdbcPlaylists(database, (_, _) -> {
                throw new UnsupportedOperationException();
            });
            playlists.create(new PlaylistId("p1"), "List", user, List.of(), NOW);
            playlists.delete(new PlaylistId("p1"));
            client.follow(4);
            assertThat(client.copy).isEqualTo(client.everything());

            feed.prune(Instant.now().plusSeconds(60));
            FollowingClient anew = new FollowingClient(world, feed, new Viewer(user, Set.of(1)));
            anew.follow(4);
            assertThat(anew.copy).isEqualTo(anew.everything());
            org.assertj.core.api.Assertions
                    .assertThatThrownBy(() -> new H2Backups(database, directory, 1, Clock.systemUTC()).make())
                    .hasMessageContaining("pg_dump");
        }
    }
}
