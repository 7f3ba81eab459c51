package io.antiphon.persistence.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.LibraryException;
import io.antiphon.core.backup.Backup;
import io.antiphon.core.backup.Backups;
import io.antiphon.core.change.Cursor;
import io.antiphon.core.change.FullSyncNeededException;
import io.antiphon.core.library.AlbumId;
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
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Backups of the embedded database, and what becomes of one that cannot be used.
final class BackupIT {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);
    private static final UserId USER = new UserId("user000000000001");

    @TempDir
    private Path data;

    private Database open() {
        return Database.open(DatabaseOptions.embedded(data));
    }

    private static void star(Database database, int from, int to) {
        JdbcAnnotations annotations = new JdbcAnnotations(database, new PersonalVersions());
        for (int i = from; i < to; i++) {
            annotations.star(USER, List.of(new AlbumId("album%011d".formatted(i))), Instant.ofEpochMilli(1));
        }
    }

    private static long stars(Database database) {
        return database.sql().find("SELECT COUNT(*) FROM annotation", row -> row.number(1)).orElse(-1L);
    }

    private H2Backups backups(Database database, int keep) {
        return new H2Backups(database, data.resolve("backups"), keep, CLOCK);
    }

    @Test
    void aBackupMadeWhilePeopleWriteIsWholeAndComesBack() throws Exception {
        Backups.Made made;
        try (Database database = open()) {
            star(database, 0, 50);
            AtomicBoolean stop = new AtomicBoolean();
            AtomicInteger written = new AtomicInteger(50);
            Thread writer = Thread.ofPlatform().start(() -> {
                while (!stop.get()) {
                    star(database, written.get(), written.get() + 1);
                    written.incrementAndGet();
                }
            });
            made = backups(database, 3).make();
            stop.set(true);
            writer.join();
            assertThat(made.rows().get("annotation")).isBetween(50L, (long) written.get());
            star(database, 100_000, 100_010);
        }

        Restore.Restored restored = Restore.restore(made.backup().file(), data, CLOCK.instant());

        assertThat(restored.rows()).isEqualTo(made.rows());
        assertThat(restored.before()).get().asString().contains("antiphon-before-restore-20260304-050607");
        try (Database database = open()) {
            assertThat(stars(database)).isEqualTo(made.rows().get("annotation"));
        }
    }

    @Test
    void whoFollowedTheLibraryBeginsAnewAfterARestore() {
        Viewer viewer = new Viewer(USER, Set.of());
        Backup backup;
        Cursor cursor;
        try (Database database = open()) {
            backup = backups(database, 3).make().backup();
            star(database, 0, 5);
            cursor = new JdbcChangeFeed(database).list(viewer, 0, Cursor.START, 100).next();
        }
        Restore.restore(backup.file(), data, CLOCK.instant());
        try (Database database = open()) {
            star(database, 10, 30);
            JdbcChangeFeed feed = new JdbcChangeFeed(database);
            assertThatThrownBy(() -> feed.list(viewer, 0, cursor, 100)).isInstanceOf(FullSyncNeededException.class);
            assertThat(feed.list(viewer, 0, Cursor.START, 100).changes()).hasSize(20);
        }
    }

    @Test
    void onlyTheNewestAreKeptAndNothingElseIsDeleted() throws IOException {
        try (Database database = open()) {
            H2Backups backups = backups(database, 2);
            Backup first = backups.make().backup();
            Path other = Files.writeString(data.resolve("backups/mine.zip"), "mine");
            backups.make();
            Backup last = backups.make().backup();
            assertThat(backups.list()).hasSize(2)
                    .extracting(Backup::file)
                    .contains(last.file())
                    .doesNotContain(first.file());
            assertThat(backups.list().getFirst().file()).isEqualTo(last.file());
            assertThat(other).exists();
            assertThat(data.resolve("backups/scratch")).doesNotExist();
        }
    }

    @Test
    void aDamagedBackupIsRefusedAndNothingChanges() throws IOException {
        Backup backup;
        try (Database database = open()) {
            star(database, 0, 5);
            backup = backups(database, 2).make().backup();
        }
        byte[] bytes = Files.readAllBytes(backup.file());
        Path half = Files.write(data.resolve("half.zip"), Arrays.copyOf(bytes, bytes.length / 2));
        Path text = Files.writeString(data.resolve("text.zip"), "I am no backup");
        for (Path file : List.of(half, text, data.resolve("none.zip"))) {
            assertThatThrownBy(() -> Restore.restore(file, data, CLOCK.instant()))
                    .isInstanceOf(LibraryException.Unavailable.class)
                    .hasMessageContaining(file.toString());
        }
        try (Database database = open()) {
            assertThat(stars(database)).isEqualTo(5);
        }
    }

    @Test
    void aDatabaseThatIsWholeIsOpenedAsItIs() throws IOException {
        try (Database database = open()) {
            star(database, 0, 5);
        }
        GuardedOpening.Opened opened = GuardedOpening.open(data, 8, CLOCK);
        try (Database database = opened.database()) {
            assertThat(opened.setAside()).isEmpty();
            assertThat(stars(database)).isEqualTo(5);
        }
    }

    @Test
    void aDamagedDatabaseIsSetAsideAndSaidSoUntilItIsTakenAway() throws IOException {
        try (Database database = open()) {
            star(database, 0, 500);
        }
        Path file = data.resolve("antiphon.mv.db");
        byte[] bytes = Files.readAllBytes(file);
        Arrays.fill(bytes, 0, bytes.length, (byte) 'x');
        Files.write(file, bytes);

        SetAside aside;
        GuardedOpening.Opened opened = GuardedOpening.open(data, 8, CLOCK);
        try (Database database = opened.database()) {
            aside = opened.setAside().orElseThrow();
            assertThat(aside.file().getFileName()).hasToString("antiphon-damaged-20260304-050607.mv.db");
            assertThat(Files.readAllBytes(aside.file())).isEqualTo(bytes);
            assertThat(stars(database)).isZero();
        }
        opened = GuardedOpening.open(data, 8, CLOCK);
        opened.database().close();
        assertThat(opened.setAside()).contains(aside);

        Files.delete(aside.file());
        opened = GuardedOpening.open(data, 8, CLOCK);
        opened.database().close();
        assertThat(opened.setAside()).isEmpty();
    }

    @Test
    void anEmptyFileIsNoDatabase() throws IOException {
        Files.createFile(data.resolve("antiphon.mv.db"));
        GuardedOpening.Opened opened = GuardedOpening.open(data, 8, CLOCK);
        opened.database().close();
        assertThat(opened.setAside()).isPresent();
    }

    @Test
    void aDatabaseOfANewerVersionIsSetAside() throws IOException {
        try (Database database = open()) {
            star(database, 0, 5);
            database.sql()
                    .change("INSERT INTO \"flyway_schema_history\" (\"installed_rank\", \"version\", \"description\", \"type\", \"script\", "
                            + "\"installed_by\", \"installed_on\", \"execution_time\", \"success\") "
                            + "VALUES (999, '9999', 'future', 'SQL', 'V9999__future.sql', '', CURRENT_TIMESTAMP, 1, TRUE)");
        }
        GuardedOpening.Opened opened = GuardedOpening.open(data, 8, CLOCK);
        opened.database().close();
        assertThat(opened.setAside().orElseThrow().reason()).contains("newer Antiphon");
        assertThat(opened.setAside().orElseThrow().file().toString()).contains("incompatible");
    }
}
