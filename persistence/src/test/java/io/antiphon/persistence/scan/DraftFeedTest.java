package io.antiphon.persistence.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.draft.AlbumState;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.DatabaseOptions;
import io.antiphon.persistence.change.JdbcChangeFeed;
import io.antiphon.persistence.personal.JdbcAnnotations;
import io.antiphon.persistence.personal.PersonalVersions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What listeners are told, who see no drafts, while albums become drafts and are released.
final class DraftFeedTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final UserId BOB = new UserId("bob");

    @TempDir
    private Path directory;
    private Database database;
    private ScanWorld world;
    private JdbcDrafts drafts;
    private FollowingClient bob;

    @BeforeEach
    void open() throws IOException {
        database = Database.open(DatabaseOptions.embedded(directory));
        world = new ScanWorld(directory, database);
        world.scanner = world.scanner(new JdbcScanStore(world.dataSource(), Clock.systemUTC(), true));
        drafts = new JdbcDrafts(database);
        drafts.hide(true, NOW);
        bob = new FollowingClient(world, new JdbcChangeFeed(database), new Viewer(BOB, Set.of(1)));
        world.execute(
                "INSERT INTO app_user (id, name, folded_name, role, granted, withdrawn, max_bit_rate, scrobbling_enabled, created_at) "
                        + "VALUES ('bob', 'bob', 'bob', 'LISTENER', '', '', 0, TRUE, 0)");
        world.writeAlbum("Keep/Keep", "Keep", "Keep", 1);
        world.writeAlbum("Abba/Gold", "Abba", "Gold", 4);
        world.scan();
    }

    @AfterEach
    void close() {
        world.close();
    }

    private AlbumId album(String name) {
        return new AlbumId(world.albumId(name));
    }

    private void assertToldOfTracks(String... paths) {
        bob.follow(7);
        assertThat(bob.copy).isEqualTo(bob.everything());
        assertThat(bob.copy.keySet().stream().filter(key -> key.startsWith("TRACK ")))
                .containsExactlyInAnyOrderElementsOf(
                        List.of(paths).stream().map(path -> "TRACK " + world.idOf(path)).toList());
    }

    @Test
    void whatIsLeftOfAReleasedAlbumWhoseIdGoesToAnotherIsADraftAndGone() {
        drafts.set(album("Gold"), AlbumState.RELEASED, NOW);
        assertToldOfTracks("Abba/Gold/1.mp3", "Abba/Gold/2.mp3", "Abba/Gold/3.mp3", "Abba/Gold/4.mp3");

        for (int i = 1; i <= 3; i++) {
            world.edit("Abba/Gold/" + i + ".mp3", text -> text.replace("ALBUM=Gold", "ALBUM=Silver"));
        }
        world.scan();

        assertToldOfTracks("Abba/Gold/1.mp3", "Abba/Gold/2.mp3", "Abba/Gold/3.mp3");
    }

    @Test
    void draftsThatAreTaggedAsAReleasedAlbumAreTold() {
        for (int i = 1; i <= 3; i++) {
            world.edit("Abba/Gold/" + i + ".mp3", text -> text.replace("ALBUM=Gold", "ALBUM=Keep"));
            world.edit("Abba/Gold/" + i + ".mp3", text -> text.replace("ARTIST=Abba", "ARTIST=Keep"));
        }
        drafts.set(album("Keep"), AlbumState.RELEASED, NOW);
        world.scan();
        assertToldOfTracks("Keep/Keep/1.mp3", "Abba/Gold/1.mp3", "Abba/Gold/2.mp3", "Abba/Gold/3.mp3");
    }

    @Test
    void theStarOfAMissingTrackGoesWithItsAlbumAndComesBackWithIt() throws IOException {
        drafts.set(album("Gold"), AlbumState.RELEASED, NOW);
        TrackId track = new TrackId(world.idOf("Abba/Gold/4.mp3"));
        new JdbcAnnotations(database, new PersonalVersions()).star(BOB, List.of(track), NOW);
        Files.move(world.music.resolve("Abba/Gold/4.mp3"), directory.resolve("away.mp3"));
        world.scan();
        assertToldOfTracks("Abba/Gold/1.mp3", "Abba/Gold/2.mp3", "Abba/Gold/3.mp3");
        assertThat(bob.copy).containsKey("TRACK_ANNOTATION " + track.value());

        drafts.set(album("Gold"), AlbumState.DRAFT, NOW);
        assertToldOfTracks();
        assertThat(bob.copy).doesNotContainKey("TRACK_ANNOTATION " + track.value());

        drafts.set(album("Gold"), AlbumState.RELEASED, NOW);
        assertToldOfTracks("Abba/Gold/1.mp3", "Abba/Gold/2.mp3", "Abba/Gold/3.mp3");
        assertThat(bob.copy).containsKey("TRACK_ANNOTATION " + track.value());
    }
}
