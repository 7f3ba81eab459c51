package io.antiphon.persistence.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.change.Change;
import io.antiphon.core.change.ChangeKind;
import io.antiphon.core.change.Cursor;
import io.antiphon.core.change.FullSyncNeededException;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.playback.Bookmark;
import io.antiphon.core.playlist.PlaylistId;
import io.antiphon.core.user.User;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.DatabaseOptions;
import io.antiphon.persistence.change.JdbcChangeFeed;
import io.antiphon.persistence.personal.JdbcAnnotations;
import io.antiphon.persistence.personal.JdbcBookmarks;
import io.antiphon.persistence.personal.JdbcPlaylists;
import io.antiphon.persistence.personal.PersonalVersions;
import io.antiphon.persistence.user.JdbcUsers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What apps are told that follow the library instead of reading it anew.
final class ChangeFeedTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final UserId ANN = new UserId("ann");
    private static final UserId BOB = new UserId("bob");

    @TempDir
    private Path directory;
    private Database database;
    private ScanWorld world;
    private JdbcChangeFeed feed;
    private JdbcAnnotations annotations;
    private JdbcPlaylists playlists;
    private JdbcBookmarks bookmarks;
    private FollowingClient ann;
    private FollowingClient bob;

    @BeforeEach
    void open() throws IOException {
        database = Database.open(DatabaseOptions.embedded(directory));
        world = new ScanWorld(directory, database);
        world.addMusicFolder(2, Files.createDirectories(directory.resolve("music2")));
        feed = new JdbcChangeFeed(database);
        annotations = new JdbcAnnotations(database, new PersonalVersions());
        playlists = new JdbcPlaylists(database, (_, _) -> {
            throw new UnsupportedOperationException();
        });
        bookmarks = new JdbcBookmarks(database);
        ann = new FollowingClient(world, feed, new Viewer(ANN, Set.of(1, 2)));
        bob = new FollowingClient(world, feed, new Viewer(BOB, Set.of(1)));
        world.execute(
                "INSERT INTO app_user (id, name, folded_name, role, granted, withdrawn, max_bit_rate, scrobbling_enabled, created_at) "
                        + "VALUES ('ann', 'ann', 'ann', 'LISTENER', '', '', 0, TRUE, 0), ('bob', 'bob', 'bob', 'LISTENER', '', '', 0, TRUE, 0)");
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void bothFollow() {
        ann.follow(7);
        bob.follow(1_000);
    }

    private void assertUpToDate() {
        bothFollow();
        assertThat(ann.copy).isEqualTo(ann.everything());
        assertThat(bob.copy).isEqualTo(bob.everything());
    }

    @Test
    void aFollowerOfAScanHasItAll() {
        world.writeAlbum("A/One", "A", "One", 12);
        world.writeAlbum("../music2/B/Two", "B", "Two", 3);
        world.scan();

        assertUpToDate();
        assertThat(ann.copy.keySet().stream().filter(key -> key.startsWith("TRACK "))).hasSize(15);
        assertThat(bob.copy.keySet().stream().filter(key -> key.startsWith("TRACK "))).hasSize(12);
        assertThat(ann.follow(100)).as("nothing new").isZero();
    }

    @Test
    void retaggedMovedVanishedAndReturnedThingsAreTold() throws IOException {
        world.writeAlbum("A/One", "A", "One", 4);
        world.writeAlbum("B/Two", "B", "Two", 4);
        world.scan();
        bothFollow();

        world.edit("A/One/1.mp3", text -> text.replace("TITLE=Song 1", "TITLE=Other"));
        world.scan();
        assertUpToDate();

        world.move("B/Two", "B/Zwei");
        world.scan();
        assertUpToDate();

        Path away = Files.move(world.music.resolve("A/One/2.mp3"), directory.resolve("away.mp3"));
        world.scan();
        String track = world.text("SELECT id FROM track WHERE path = 'A/One/2.mp3'");
        Cursor before = ann.since;
        assertThat(feed.list(new Viewer(ANN, Set.of(1, 2)), 0, before, 100).changes())
                .contains(new Change(ChangeKind.TRACK, track, true));
        assertUpToDate();

        Files.move(away, world.music.resolve("A/One/2.mp3"));
        world.scan();
        assertUpToDate();
        assertThat(ann.copy).containsKey("TRACK " + track);
    }

    @Test
    void newLyricsAndCoversAreTold() throws IOException {
        world.writeAlbum("A/One", "A", "One", 2);
        world.writeAlbum("B/Two", "B", "Two", 2);
        world.scan();
        bothFollow();

        world.write("A/One/1.lrc", "[00:01.00]words");
        world.scan();
        assertThat(changes(ChangeKind.TRACK)).containsExactlyInAnyOrder(world.idOf("A/One/1.mp3"),
                world.idOf("A/One/2.mp3"));

        bothFollow();
        Files.delete(world.music.resolve("A/One/1.lrc"));
        world.scan();
        assertThat(changes(ChangeKind.TRACK)).contains(world.idOf("A/One/1.mp3"))
                .doesNotContain(world.idOf("B/Two/1.mp3"));

        bothFollow();
        world.write("B/Two/cover.jpg", "picture");
        world.scan();
        assertThat(changes(ChangeKind.ALBUM))
                .containsExactly(world.text("SELECT id FROM album WHERE name = 'Two'"));
    }

    private List<String> changes(ChangeKind kind) {
        return feed.list(new Viewer(ANN, Set.of(1, 2)), 0, ann.since, 1_000)
                .changes()
                .stream()
                .filter(change -> change.kind() == kind)
                .map(Change::id)
                .toList();
    }

    @Test
    void whatGoesToAMusicFolderOutOfSightIsGoneForThatViewer() throws IOException {
        world.writeAlbum("A/One", "A", "One", 3);
        world.writeAlbum("B/Two", "B", "Two", 3);
        world.scan();
        bothFollow();
        assertThat(bob.known()).anyMatch(key -> key.startsWith("ARTIST "));

        Files.move(world.music.resolve("A"), directory.resolve("music2/A"));
        world.scan();

        assertUpToDate();
        assertThat(bob.copy.toString()).doesNotContain("A/One");
    }

    @Test
    void nothingOfAMusicFolderOutOfSightIsTold() {
        world.writeAlbum("A/One", "A", "One", 3);
        world.scan();
        bothFollow();

        world.writeAlbum("../music2/B/Two", "B", "Two", 3);
        world.scan();
        annotations.star(ANN, List.of(new TrackId(world.idOf("B/Two/1.mp3"))), NOW);

        assertThat(feed.list(new Viewer(BOB, Set.of(1)), 0, bob.since, 1_000).changes()).isEmpty();
    }

    @Test
    void ownAnnotationsAreToldAndThoseOfOthersAreNot() {
        world.writeAlbum("A/One", "A", "One", 3);
        world.scan();
        TrackId track = new TrackId(world.idOf("A/One/1.mp3"));
        bothFollow();

        annotations.star(ANN, List.of(track), NOW);
        assertThat(feed.list(new Viewer(ANN, Set.of(1, 2)), 0, ann.since, 9).changes())
                .containsExactly(new Change(ChangeKind.TRACK_ANNOTATION, track.value(), false));
        assertThat(feed.list(new Viewer(BOB, Set.of(1)), 0, bob.since, 9).changes()).isEmpty();

        bothFollow();
        bookmarks.saveBookmark(ANN, new Bookmark(track, Duration.ofSeconds(3), null, NOW, NOW));
        bothFollow();
        bookmarks.deleteBookmark(ANN, track);
        assertThat(feed.list(new Viewer(ANN, Set.of(1, 2)), 0, ann.since, 9).changes())
                .containsExactly(new Change(ChangeKind.BOOKMARK, track.value(), true));
        assertUpToDate();
    }

    @Test
    void playlistsOfOthersComeWhenTheyAreShownAndGoWhenTheyAreNot() {
        PlaylistId id = new PlaylistId("p1");
        bothFollow();
        playlists.create(id, "Mine", ANN, List.of(), NOW);
        assertThat(bob.follow(9)).isZero();
        playlists.describe(id, null, null, true, NOW);
        assertUpToDate();
        assertThat(bob.known()).contains("PLAYLIST p1");
        playlists.describe(id, null, null, false, NOW);
        assertUpToDate();
        assertThat(bob.known()).doesNotContain("PLAYLIST p1");
        playlists.describe(id, null, null, true, NOW);
        bothFollow();
        playlists.delete(id);
        assertUpToDate();
        assertThat(bob.known()).doesNotContain("PLAYLIST p1");
    }

    @Test
    void whoSeesOtherMusicFoldersNowHasToBeginAnew() {
        world.writeAlbum("A/One", "A", "One", 3);
        world.writeAlbum("../music2/B/Two", "B", "Two", 3);
        world.scan();
        bothFollow();

        Viewer granted = new Viewer(BOB, Set.of(1, 2));
        assertThatThrownBy(() -> feed.list(granted, 0, bob.since, 9)).isInstanceOf(FullSyncNeededException.class)
                .hasMessageContaining("full sync needed");
        FollowingClient anew = new FollowingClient(world, feed, granted);
        anew.follow(5);
        assertThat(anew.copy).isEqualTo(anew.everything());
        anew.follow(5);
    }

    @Test
    void whatSomebodyDidOutOfTheirSightIsNotTold() throws IOException {
        world.writeAlbum("A/One", "A", "One", 3);
        world.writeAlbum("../music2/B/Two", "B", "Two", 3);
        world.scan();
        bothFollow();
        TrackId hidden = new TrackId(world.idOf("B/Two/1.mp3"));
        AlbumId album = new AlbumId(world.text("SELECT id FROM album WHERE name = 'Two'"));
        ArtistId artist = new ArtistId(world.text("SELECT id FROM artist WHERE name = 'B'"));
        annotations.star(BOB, List.of(hidden, album, artist), NOW);
        bookmarks.saveBookmark(BOB, new Bookmark(hidden, Duration.ofSeconds(3), null, NOW, NOW));

        assertThat(feed.list(new Viewer(BOB, Set.of(1)), 0, bob.since, 99).changes()).isEmpty();
        assertUpToDate();

        bob.see(new Viewer(BOB, Set.of(1, 2)));
        assertUpToDate();
        assertThat(bob.known()).contains("TRACK_ANNOTATION " + hidden.value(), "ALBUM_ANNOTATION " + album.value(),
                "ARTIST_ANNOTATION " + artist.value(), "BOOKMARK " + hidden.value());
        bob.see(new Viewer(BOB, Set.of(1)));
        assertUpToDate();
        assertThat(bob.known()).noneMatch(key -> key.contains("ANNOTATION") || key.contains("BOOKMARK"));
        assertThat(bob.known()).noneMatch(key -> key.endsWith(hidden.value()));
    }

    @Test
    void whatSomebodyDidGoesAndComesWithTheThing() throws IOException {
        world.writeAlbum("A/One", "A", "One", 3);
        world.writeAlbum("C/Three", "C", "Three", 9);
        world.writeAlbum("../music2/B/Two", "B", "Two", 9);
        world.scan();
        TrackId track = new TrackId(world.idOf("A/One/1.mp3"));
        annotations.star(BOB, List.of(track), NOW);
        bookmarks.saveBookmark(BOB, new Bookmark(track, Duration.ofSeconds(3), null, NOW, NOW));
        assertUpToDate();
        assertThat(bob.known()).contains("TRACK_ANNOTATION " + track.value(), "BOOKMARK " + track.value());

        Files.move(world.music.resolve("A"), directory.resolve("music2/A"));
        world.scan();
        assertUpToDate();
        assertThat(bob.known()).noneMatch(key -> key.endsWith(track.value()));

        Files.move(directory.resolve("music2/A"), world.music.resolve("A"));
        world.scan();
        assertUpToDate();
        assertThat(bob.known()).contains("TRACK " + track.value(), "TRACK_ANNOTATION " + track.value(),
                "BOOKMARK " + track.value());
    }

    @Test
    void whoseMusicFoldersChangeIsAmongThoseWhoAreToldToAsk() {
        bothFollow();
        JdbcUsers users = new JdbcUsers(database);
        feed.sequence();
        users.updateUser(BOB, ChangeFeedTest::narrowed);
        assertThat(feed.sequence().users()).containsExactly(BOB);
        users.updateUser(BOB, ChangeFeedTest::narrowed);
        assertThat(feed.sequence().isEmpty()).isTrue();
    }

    private static User narrowed(User user) {
        return new User(user.id(), user.name(), user.email(), user.rights(), Set.of(1), user.maxBitRate(),
                user.scrobblingEnabled(), user.disabled(), user.createdAt(), user.avatarChangedAt());
    }

    @Test
    void aNumberThatWasNeverGivenIsRefused() {
        assertThatThrownBy(() -> feed.list(new Viewer(BOB, Set.of(1)), 0, new Cursor(99), 9))
                .isInstanceOf(FullSyncNeededException.class);
    }

    @Test
    void whatWasDeletedIsForgottenAfterItsTimeAndWhoMissedItIsToldToBeginAnew() throws IOException {
        world.writeAlbum("A/One", "A", "One", 4);
        world.writeAlbum("B/Two", "B", "Two", 4);
        world.scan();
        bothFollow();
        Cursor missed = bob.since;
        Files.delete(world.music.resolve("A/One/2.mp3"));
        world.scan();
        world.edit("B/Two/1.mp3", text -> text.replace("Song 1", "Song one"));
        world.scan();
        ann.follow(9);
        int batches = world.list("SELECT id FROM change_batch").size();

        feed.prune(Instant.EPOCH);
        assertThat(world.list("SELECT id FROM change_batch").size()).as("what changed again later is kept once")
                .isLessThanOrEqualTo(batches);
        assertThat(bob.follow(2)).isPositive();
        assertThat(bob.copy).isEqualTo(bob.everything());

        feed.prune(Instant.now().plusSeconds(60));
        assertThatThrownBy(() -> feed.list(new Viewer(BOB, Set.of(1)), 0, missed, 9))
                .isInstanceOf(FullSyncNeededException.class)
                .hasMessageContaining("forgotten");
        assertThat(ann.follow(9)).as("who knew it all goes on").isZero();
        FollowingClient anew = new FollowingClient(world, feed, new Viewer(BOB, Set.of(1)));
        anew.follow(3);
        assertThat(anew.copy).isEqualTo(anew.everything());
    }

    @Test
    void aLibraryFromBeforeTheFeedIsToldWhole() throws IOException {
        world.writeAlbum("A/One", "A", "One", 4);
        world.scan();
        world.execute("DELETE FROM change_batch");
        world.execute("UPDATE change_counter SET last_seq = 0");

        assertUpToDate();
        assertThat(ann.copy).isNotEmpty();
    }
}
