package io.antiphon.persistence;

import io.antiphon.core.Page;
import io.antiphon.core.annotation.Annotations;
import io.antiphon.core.library.AlbumId;
import io.antiphon.core.library.AlbumSelection;
import io.antiphon.core.library.TrackId;
import io.antiphon.core.library.TrackSelection;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.search.SearchIndex;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.catalogue.JdbcCatalogue;
import io.antiphon.persistence.personal.JdbcAnnotations;
import io.antiphon.persistence.personal.PersonalVersions;
import io.antiphon.persistence.search.LibraryEntries;
import io.antiphon.persistence.search.LuceneSearchIndex;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/// Measures reads and small writes on a large library; run by hand: `ReadMeasurement FOLDER TRACKS`.
final class ReadMeasurement {

    private static final Viewer VIEWER = new Viewer(new UserId("user000000000001"), Set.of(1));

    private ReadMeasurement() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int tracks = Integer.parseInt(arguments[1]);
        Files.createDirectories(folder);
        boolean fresh = !Files.exists(folder.resolve("antiphon.mv.db"));
        long start = System.nanoTime();
        try (Database database = Database.open(DatabaseOptions.embedded(folder))) {
            print("open", start);
            if (fresh) {
                start = System.nanoTime();
                LargeLibrary.fill(database, tracks);
                print("fill", start);
            }
            measure(database, folder, tracks);
        }
        for (int i = 0; i < 3; i++) {
            start = System.nanoTime();
            try (Database database = Database.open(DatabaseOptions.embedded(folder))) {
                print("open again", start);
                start = System.nanoTime();
                database.sql();
            }
            print("close", start);
        }
    }

    private static void measure(Database database, Path folder, int tracks) {
        PersonalVersions versions = new PersonalVersions();
        JdbcCatalogue catalogue = new JdbcCatalogue(database, versions::of);
        JdbcAnnotations annotations = new JdbcAnnotations(database, versions);
        int albums = tracks / 10;
        for (int offset : new int[]{0, albums / 2, albums - 500}) {
            time("500 newest albums at " + offset,
                    () -> drain(catalogue.listAlbums(VIEWER, new AlbumSelection.Newest(), new Page(offset, 500))));
        }
        time("500 albums by name in the middle",
                () -> drain(catalogue.listAlbums(VIEWER, new AlbumSelection.ByName(), new Page(albums / 2, 500))));
        time("500 random albums", () -> drain(
                catalogue.listAlbums(VIEWER, new AlbumSelection.Random(System.nanoTime()), new Page(0, 500))));
        for (int offset : new int[]{0, tracks / 2, tracks - 500}) {
            time("500 tracks of all at " + offset,
                    () -> drain(catalogue.listTracks(VIEWER, new TrackSelection.All(), new Page(offset, 500))));
        }
        time("500 random tracks", () -> drain(catalogue.listTracks(VIEWER,
                new TrackSelection.Random(System.nanoTime(), null, null, null), new Page(0, 500))));
        time("100 tracks of a genre",
                () -> drain(catalogue.listTracks(VIEWER, new TrackSelection.ByGenre("jazz"), new Page(0, 100))));
        time("genres", () -> drain(catalogue.listGenres(VIEWER)));
        time("album artists, all", () -> drain(catalogue.listAlbumArtists(VIEWER)));
        time("findAlbum",
                () -> catalogue.findAlbum(VIEWER, new AlbumId(LargeLibrary.id("l", albums / 3))).isPresent() ? 1 : 0);
        time("tracks of an album",
                () -> drain(catalogue.listTracks(VIEWER,
                        new TrackSelection.OfAlbum(new AlbumId(LargeLibrary.id("l", albums / 3))), Page.ALL)));
        int[] next = {0};
        time("star", () -> {
            next[0]++;
            annotations.star(VIEWER.user(), List.of(new AlbumId(LargeLibrary.id("l", 1 + next[0] % albums))),
                    Instant.now());
            return 1;
        });
        time("scrobble", () -> {
            next[0]++;
            annotations.recordPlays(VIEWER.user(),
                    List.of(new Annotations.Play(new TrackId(LargeLibrary.id("t", 1 + next[0] % tracks)),
                            Instant.now().plusSeconds(next[0]), "test")));
            return 1;
        });
        time("starred albums",
                () -> drain(catalogue.listAlbums(VIEWER, new AlbumSelection.Starred(), new Page(0, 500))));
        search(database, folder);
        System.gc();
        long heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
        System.out.printf("heap after collection %d MB, database file %d MB%n", heap >> 20,
                folder.resolve("antiphon.mv.db").toFile().length() >> 20);
    }

    private static void search(Database database, Path folder) {
        long start = System.nanoTime();
        try (LuceneSearchIndex index = LuceneSearchIndex.open(folder.resolve("search"),
                new LibraryEntries(database.dataSource()))) {
            System.out.println("rebuilt: " + index.rebuildIfNeeded() + ", entries " + index.count());
            print("search index", start);
            for (String text : List.of("k", "kalo", "kalo mira", "stabri", "claum viz")) {
                time("search tracks '" + text + "'",
                        () -> index.findTracks(new SearchIndex.Query(text, Set.of(1), 0, 20, false)).size());
            }
            time("search albums 'kalo'",
                    () -> index.findAlbums(new SearchIndex.Query("kalo", Set.of(1), 0, 20, false)).size());
            time("search artists 'kalo'",
                    () -> index.findArtists(new SearchIndex.Query("kalo", Set.of(1), 0, 20, false)).size());
            time("search fuzzy 'kalomirra'",
                    () -> index.findTracks(new SearchIndex.Query("kalomirra", Set.of(1), 0, 20, true)).size());
        }
    }

    private static int drain(Iterable<?> rows) {
        return (int) StreamSupport.stream(rows.spliterator(), false).count();
    }

    private static void time(String what, Work work) {
        long first = System.nanoTime();
        int rows = work.run();
        first = System.nanoTime() - first;
        for (int i = 0; i < 100; i++) {
            work.run();
        }
        long[] times = new long[101];
        for (int i = 0; i < times.length; i++) {
            long start = System.nanoTime();
            work.run();
            times[i] = System.nanoTime() - start;
        }
        Arrays.sort(times);
        System.out.printf("%-42s %6d rows, first %9.2f ms, p50 %7.3f ms, p99 %7.3f ms%n", what, rows, first / 1e6,
                times[50] / 1e6, times[99] / 1e6);
    }

    private static void print(String what, long start) {
        System.out.printf("%s: %.1f ms%n", what, (System.nanoTime() - start) / 1e6);
    }

    /// What is measured.
    @FunctionalInterface
    private interface Work {

        int run();
    }
}
