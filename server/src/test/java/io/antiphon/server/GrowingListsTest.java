package io.antiphon.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.antiphon.core.Page;
import io.antiphon.core.library.AlbumSelection;
import io.antiphon.core.library.Viewer;
import io.antiphon.core.library.scan.ScanProgressed;
import io.antiphon.core.library.scan.ScanStatus;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.DatabaseOptions;
import io.antiphon.persistence.catalogue.JdbcCatalogue;
import io.antiphon.testing.MovableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class GrowingListsTest {

    private static final Viewer VIEWER = new Viewer(new UserId("u"), Set.of(1));

    @TempDir
    private Path directory;

    @Test
    void whatAFirstScanFoundIsShownWhileItGoesOnButNotAtEveryStep() {
        try (Database database = Database.open(DatabaseOptions.embedded(directory))) {
            database.sql().change("INSERT INTO music_folder (id, name, root) VALUES (1, 'Music', '/m')");
            database.sql()
                    .change("INSERT INTO folder (row_no, id, music_folder, path, name, sort_key, content_hash, added_at) VALUES (1, 'f', 1, 'A', 'A', '', 0, 0)");
            JdbcCatalogue catalogue = new JdbcCatalogue(database, _ -> 0);
            MovableClock clock = new MovableClock(Instant.EPOCH);
            GrowingLists lists = new GrowingLists(catalogue, clock);
            assertThat(albums(catalogue)).isZero();

            album(database, 1);
            lists.accept(scan(Instant.EPOCH));
            assertThat(albums(catalogue)).as("a later scan, which shows what it did at its end").isZero();
            lists.accept(scan(null));
            assertThat(albums(catalogue)).isEqualTo(1);

            album(database, 2);
            lists.accept(scan(null));
            assertThat(albums(catalogue)).as("too soon").isEqualTo(1);
            clock.move(Duration.ofSeconds(3));
            lists.accept(scan(null));
            assertThat(albums(catalogue)).isEqualTo(2);
        }
    }

    private static ScanProgressed scan(@Nullable Instant finishedBefore) {
        return new ScanProgressed(
                new ScanStatus(true, "reading", 1, 1, 0, 0, Instant.EPOCH, finishedBefore, null));
    }

    private static void album(Database database, int row) {
        database.sql().change("""
                INSERT INTO album (row_no, id, music_folder, sight, folder, group_key, name, sort_key, artist_sort_key, display_artist, track_count,
                    duration_ms, added_at, details) VALUES (?, ?, 1, 1, 1, ?, 'Album', '', '', 'Artist', 3, 0, 0, '{}')
                """, row, "album" + row, "key" + row);
    }

    private static long albums(JdbcCatalogue catalogue) {
        return catalogue.listAlbums(VIEWER, new AlbumSelection.ByName(), Page.first(10)).size();
    }
}
