package io.antiphon.persistence.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.annotation.Annotations.Play;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.ArtistId;
import io.antiphon.core.library.ItemId;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.playback.Bookmark;
import io.antiphon.core.playback.PlayQueue;
import io.antiphon.core.playlist.PlaylistId;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.DatabaseOptions;
import io.antiphon.persistence.change.JdbcChangeFeed;
import io.antiphon.persistence.personal.JdbcAnnotations;
import io.antiphon.persistence.personal.JdbcBookmarks;
import io.antiphon.persistence.personal.JdbcOwnCollections;
import io.antiphon.persistence.personal.JdbcPlayQueues;
import io.antiphon.persistence.personal.JdbcPlaylists;
import io.antiphon.persistence.personal.PersonalVersions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever happens, who follows the feed from zero has what is there, and so has who follows it all along.
final class ChangeFeedPropertyTest {

    private static final int STEPS = 60;
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void theFeedReplayedFromZeroEqualsTheState(long seed) throws IOException {
        Database database = Database.open(DatabaseOptions.embedded(directory));
        try (ScanWorld world = new ScanWorld(directory, database)) {
            world.addMusicFolder(2, Files.createDirectories(directory.resolve("music2")));
            world.execute(
                    "INSERT INTO app_user (id, name, folded_name, role, granted, withdrawn, max_bit_rate, scrobbling_enabled, created_at) "
                            + "VALUES ('ann', 'ann', 'ann', 'LISTENER', '', '', 0, TRUE, 0), ('bob', 'bob', 'bob', 'LISTENER', '', '', 0, TRUE, 0)");
            new Life(world, database, seed).live();
        }
    }

    /// A random collector and two apps.
    private static final class Life {

        private final ScanWorld world;
        private final Random random;
        private final long seed;
        private final JdbcChangeFeed feed;
        private final JdbcAnnotations annotations;
        private final JdbcPlaylists playlists;
        private final JdbcBookmarks bookmarks;
        private final JdbcOwnCollections collections;
        private final JdbcPlayQueues queues;
        private final Path away;
        private int playlistCount;
        private int step;

        Life(ScanWorld world, Database database, long seed) throws IOException {
            this.world = world;
            this.random = new Random(seed);
            this.seed = seed;
            this.feed = new JdbcChangeFeed(database);
            this.annotations = new JdbcAnnotations(database, new PersonalVersions());
            this.playlists = new JdbcPlaylists(database, (_, _) -> {
                throw new UnsupportedOperationException();
            });
            this.bookmarks = new JdbcBookmarks(database);
            this.collections = new JdbcOwnCollections(database, new PersonalVersions());
            this.queues = new JdbcPlayQueues(database);
            this.away = Files.createDirectories(world.music.resolveSibling("away"));
        }

        void live() throws IOException {
            Viewer ann = new Viewer(new UserId("ann"), Set.of(1, 2));
            Viewer bob = new Viewer(new UserId("bob"), Set.of(1));
            List<FollowingClient> all = List.of(new FollowingClient(world, feed, ann),
                    new FollowingClient(world, feed, bob));
            for (step = 0; step < STEPS; step++) {
                doSomething();
                if (random.nextInt(4) == 0) {
                    scan();
                }
                if (random.nextInt(15) == 0) {
                    feed.prune(Instant.EPOCH);
                }
                if (random.nextInt(10) == 0) {
                    all.getLast().see(new Viewer(bob.user(), random.nextBoolean() ? Set.of(1) : Set.of(1, 2)));
                }
                if (random.nextInt(3) == 0) {
                    all.get(random.nextInt(2)).follow(1 + random.nextInt(30));
                }
            }
            scan();
            for (FollowingClient client : all) {
                client.follow(11);
                assertThat(client.copy).as("followed, seed %d", seed).isEqualTo(client.everything());
            }
            for (Viewer viewer : all.stream().map(FollowingClient::viewer).toList()) {
                FollowingClient anew = new FollowingClient(world, feed, viewer);
                anew.follow(17);
                assertThat(anew.copy).as("replayed from zero, seed %d", seed).isEqualTo(anew.everything());
            }
        }

        private void scan() {
            // What a collector does here is soon most of so small a library.
            world.scanner.confirmChanges(1);
            world.scanner.confirmChanges(2);
            world.scan();
        }

        private void doSomething() throws IOException {
            switch (random.nextInt(14)) {
                case 0, 1 -> addAlbum();
                case 2 -> edit("TITLE=Song", "TITLE=Other " + step);
                case 3 -> edit("ALBUM=", "ALBUM=The ");
                case 4 -> edit("ARTIST=", "ARTIST=New ");
                case 5, 6 -> moveFolder();
                case 7 -> takeAway();
                case 8 -> bringBack();
                case 9 -> folder().ifPresent(folder -> world.write(inWorld(folder) + "/cover.jpg", "picture " + step));
                case 10 -> annotate();
                case 11 -> playlist();
                case 12 -> play();
                default -> own();
            }
        }

        private void addAlbum() {
            String root = random.nextBoolean() ? "" : "../music2/";
            String artist = "Artist " + random.nextInt(4);
            world.writeAlbum(root + artist + "/Album " + step, artist, "Album " + step, 1 + random.nextInt(5));
        }

        private UserId user() {
            return new UserId(random.nextBoolean() ? "ann" : "bob");
        }

        private Optional<String> any(String sql) {
            List<String> rows = world.list(sql);
            return rows.isEmpty() ? Optional.empty()
                    : Optional.of(rows.get(random.nextInt(rows.size())));
        }

        private Optional<TrackId> track() {
            // Bob did it when he saw it, or a moment before he did not any more.
            return any("SELECT id FROM track WHERE NOT missing ORDER BY id").map(TrackId::new);
        }

        private List<Path> files() throws IOException {
            List<Path> files = new ArrayList<>();
            for (Path root : List.of(world.music, world.music.resolveSibling("music2"))) {
                try (Stream<Path> found = Files.walk(root)) {
                    found.filter(file -> file.toString().endsWith(".mp3")).sorted().forEach(files::add);
                }
            }
            return files;
        }

        private Optional<Path> folder() throws IOException {
            List<Path> files = files();
            return files.isEmpty() ? Optional.empty()
                    : Optional.ofNullable(files.get(random.nextInt(files.size())).getParent());
        }

        private String inWorld(Path path) {
            return world.music.relativize(path).toString();
        }

        private void edit(String from, String to) throws IOException {
            Optional<Path> folder = folder();
            if (folder.isEmpty()) {
                return;
            }
            boolean whole = random.nextBoolean();
            for (Path file : files()) {
                if (file.startsWith(folder.get())) {
                    world.edit(inWorld(file), text -> text.replace(from, to));
                    if (!whole) {
                        return;
                    }
                }
            }
        }

        private void moveFolder() throws IOException {
            Optional<Path> folder = folder();
            if (folder.isPresent()) {
                String root = random.nextBoolean() ? "" : "../music2/";
                world.move(inWorld(folder.get()), root + "Moved " + step + "/Album");
            }
        }

        private void takeAway() throws IOException {
            List<Path> files = files();
            if (!files.isEmpty()) {
                Path file = files.get(random.nextInt(files.size()));
                Files.move(file, away.resolve(step + ".mp3"));
            }
        }

        private void bringBack() throws IOException {
            try (Stream<Path> found = Files.list(away)) {
                Optional<Path> file = found.sorted().findFirst();
                if (file.isPresent()) {
                    Path root = random.nextBoolean() ? world.music : world.music.resolveSibling("music2");
                    Path target = Files.createDirectories(root.resolve("Back " + random.nextInt(3)));
                    Files.move(file.get(), target.resolve(step + ".mp3"));
                }
            }
        }

        private void annotate() {
            List<ItemId> items = new ArrayList<>();
            track().ifPresent(items::add);
            any("SELECT id FROM album WHERE NOT missing ORDER BY id").ifPresent(id -> items.add(new AlbumId(id)));
            any("SELECT id FROM artist WHERE NOT missing ORDER BY id").ifPresent(id -> items.add(new ArtistId(id)));
            UserId user = user();
            if (random.nextBoolean()) {
                annotations.star(user, items, NOW.plusSeconds(step));
            } else {
                annotations.unstar(user, items);
            }
            items.stream().findFirst().ifPresent(item -> annotations.rate(user, item, random.nextInt(6)));
        }

        private void play() {
            track().ifPresent(track -> annotations.recordPlays(new UserId("ann"),
                    List.of(new Play(track, NOW.plusSeconds(step), "test"))));
        }

        private void playlist() {
            UserId user = user();
            Optional<String> known = any(
                    "SELECT id FROM playlist WHERE owner = '" + user.value() + "' ORDER BY id");
            if (known.isEmpty() || random.nextInt(3) == 0) {
                playlistCount++;
                playlists.create(new PlaylistId("p" + playlistCount), "List", user, track().stream().toList(), NOW);
                return;
            }
            PlaylistId id = new PlaylistId(known.get());
            switch (random.nextInt(3)) {
                case 0 -> playlists.delete(id);
                case 1 -> playlists.describe(id, "Name " + step, null, random.nextBoolean(), NOW);
                default -> playlists.changeEntries(id, tracks -> track().stream().toList(), NOW);
            }
        }

        private void own() {
            track().ifPresent(track -> {
                UserId user = user();
                switch (random.nextInt(6)) {
                    case 4 -> collections.add(user, List.of(track), NOW.plusSeconds(step));
                    case 5 -> collections.remove(user, List.of(track));
                    case 0 -> queues.savePlayQueue(user,
                            new PlayQueue(List.of(track), 0, Duration.ZERO, NOW.plusSeconds(step), "test"));
                    case 1 -> queues.clearPlayQueue(user);
                    case 2 -> bookmarks.saveBookmark(user,
                            new Bookmark(track, Duration.ofSeconds(step), null, NOW, NOW));
                    default -> bookmarks.listBookmarks(user)
                            .forEach(bookmark -> bookmarks.deleteBookmark(user, bookmark.item()));
                }
            });
        }
    }
}
