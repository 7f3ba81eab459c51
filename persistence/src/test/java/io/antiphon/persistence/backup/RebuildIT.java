package io.antiphon.persistence.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.antiphon.core.LibraryException;
import io.antiphon.core.user.UserId;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.DatabaseOptions;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database that is damaged, cut off, of a later version, empty or gone comes back with all that was done and all ids.
final class RebuildIT {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-04T05:06:07Z"), ZoneOffset.UTC);
    private static final UserId USER = new UserId("user000000000001");
    private static final int STARS = 20_000;
    private static final int LATER = 50;

    @TempDir
    private static Path library;
    @TempDir
    private Path data;

    private Path file() {
        return data.resolve("antiphon.mv.db");
    }

    private static void star(Database database, int from, int to) {
        database.sql().change("""
                INSERT INTO annotation (user_id, kind, item, starred_at)
                SELECT CAST(? AS VARCHAR), 2, 'album' || LPAD(x, 11, '0'), 1 FROM SYSTEM_RANGE(?, ?)
                """, USER.value(), from, to - 1);
    }

    private static long count(Database database, String table) {
        return database.sql().find("SELECT COUNT(*) FROM " + table, row -> row.number(1)).orElse(-1L);
    }

    @BeforeAll
    static void makeLibrary() {
        try (Database database = Database.open(DatabaseOptions.embedded(library))) {
            account(database, USER.value());
            star(database, 0, STARS);
            new H2Backups(database, library.resolve("backups"), 3, CLOCK).make();
        }
    }

    private static void account(Database database, String id) {
        database.sql().change("""
                INSERT INTO app_user (id, name, folded_name, role, granted, withdrawn, max_bit_rate, scrobbling_enabled, created_at)
                VALUES (?, ?, ?, 'OWNER', '', '', 0, TRUE, 0)
                """, id, id, id);
    }

    /// A library with its deeds, of which there is a backup.
    private void begin() throws IOException {
        Files.copy(library.resolve("antiphon.mv.db"), file());
        Files.createDirectories(data.resolve("backups"));
        try (var backups = Files.list(library.resolve("backups"))) {
            for (Path backup : backups.toList()) {
                Files.copy(backup, data.resolve("backups").resolve(backup.getFileName()));
            }
        }
    }

    private void addLater() {
        try (Database database = Database.open(DatabaseOptions.embedded(data))) {
            star(database, STARS, STARS + LATER);
        }
    }

    private Rebuild rebuild() {
        return new Rebuild(data, List.of(data.resolve("backups")));
    }

    private SetAside setAside() throws IOException {
        GuardedOpening.Opened opened = GuardedOpening.open(data, 8, CLOCK);
        try (Database database = opened.database()) {
            assertThat(count(database, "annotation")).isZero();
        }
        return opened.setAside().orElseThrow();
    }

    private void assertBack(long stars) throws IOException {
        Rebuild rebuild = rebuild();
        Rebuild.Prepared prepared = rebuild.prepare(Instant.now());
        assertThat(prepared.rows()).containsEntry("app_user", 1L);
        rebuild.confirm();
        GuardedOpening.Opened opened = GuardedOpening.open(data, 8, CLOCK);
        try (Database database = opened.database()) {
            assertThat(opened.setAside()).isEmpty();
            assertThat(count(database, "annotation")).isEqualTo(stars);
            assertThat(database.sql().list("SELECT id FROM app_user", row -> row.text(1)))
                    .containsExactly(USER.value());
            assertThat(database.sql()
                    .list("SELECT item FROM annotation WHERE item = ?", row -> row.text(1),
                            "album%011d".formatted(STARS - 1)))
                    .hasSize(1);
            star(database, 900_000, 900_001);
        }
        try (var files = Files.list(data)) {
            assertThat(files.filter(path -> path.toString().contains("before-rebuild"))).hasSize(1);
        }
    }

    @Test
    void damagedPagesCostNothingThatABackupHolds() throws IOException {
        begin();
        addLater();
        try (RandomAccessFile bytes = new RandomAccessFile(file().toFile(), "rw")) {
            byte[] junk = new byte[4096];
            Arrays.fill(junk, (byte) 0x5a);
            // Not the two headers at the beginning, and not the newest chunks at the end.
            for (long at = 4 * 4096L; at < bytes.length() * 2 / 3; at += 20 * 4096L) {
                bytes.seek(at);
                bytes.write(junk);
            }
        }
        GuardedOpening.Opened opened = GuardedOpening.open(data, 8, CLOCK);
        opened.database().close();
        if (opened.setAside().isPresent()) {
            Rebuild rebuild = rebuild();
            rebuild.prepare(Instant.now());
            rebuild.confirm();
        }
        GuardedOpening.Opened again = GuardedOpening.open(data, 8, CLOCK);
        try (Database database = again.database()) {
            assertThat(count(database, "annotation")).isGreaterThanOrEqualTo(STARS);
            assertThat(count(database, "app_user")).isEqualTo(1);
        }
    }

    private void deleteBackups() throws IOException {
        try (var backups = Files.list(data.resolve("backups"))) {
            for (Path backup : backups.toList()) {
                Files.delete(backup);
            }
        }
    }

    /// Makes nothing of what stands there about a table in H2's own table, in older states of the file, too.
    private void blot(String table, int length) throws IOException {
        byte[] bytes = Files.readAllBytes(file());
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        String description = "CREATE CACHED TABLE \"PUBLIC\".\"%s\"".formatted(table);
        int at = text.indexOf(description);
        assertThat(at).isPositive();
        while (at > 0) {
            Arrays.fill(bytes, at + description.length() / 2, at + description.length() / 2 + length, (byte) 0);
            at = text.indexOf(description, at + 1);
        }
        Files.write(file(), bytes);
    }

    @Test
    void whatOnlyH2sOwnToolCanReadComesBackWithoutABackup() throws IOException {
        begin();
        addLater();
        deleteBackups();
        blot("CHANGE_VIEW", 300);
        assertThat(setAside().reason()).containsAnyOf("General error", "File corrupted");
        assertBack(STARS + LATER);
    }

    @Test
    void aTableThatH2WouldGoOnWithoutIsMissedAndTheOthersComeBackWithoutABackup() throws IOException {
        begin();
        addLater();
        deleteBackups();
        blot("SOUND_ANALYSIS", 100);
        assertThat(setAside().reason()).contains("SOUND_ANALYSIS");
        assertBack(STARS + LATER);
    }

    @Test
    void aDatabaseWithoutItsHeaderComesBackWithoutABackup() throws IOException {
        begin();
        addLater();
        deleteBackups();
        try (RandomAccessFile bytes = new RandomAccessFile(file().toFile(), "rw")) {
            bytes.write(new byte[8192]);
        }
        assertThat(setAside().file().toString()).contains("damaged");
        assertBack(STARS + LATER);
    }

    @Test
    void whatMakesNoSenseInItsOwnTablesIsDamageAndWhatTheSystemRefusesIsNot() {
        assertThat(GuardedOpening.fault(new IllegalStateException("cannot be opened",
                new SQLException("Data conversion error converting \"ZZZ\"", "22018", 22018)))).contains("damaged");
        assertThat(GuardedOpening.fault(new IllegalStateException("cannot be opened",
                new SQLException("Syntax error", "42000", 42000)))).contains("damaged");
        assertThat(GuardedOpening.fault(new IllegalStateException("cannot be opened",
                new SQLException("General error", "HY000", 50000, new IllegalStateException())))).contains("damaged");
        assertThat(GuardedOpening.fault(new IllegalStateException("cannot be opened",
                new SQLException("General error", "HY000", 50000, new StackOverflowError())))).contains("damaged");
        assertThat(GuardedOpening.fault(new IllegalStateException("cannot be opened",
                new SQLException("Out of memory", "90108", 90108)))).contains("damaged");
        assertThat(GuardedOpening.fault(new IllegalStateException("cannot be opened",
                new SQLException("IO Exception: no space left", "90028", 90028, new IOException())))).isEmpty();
        assertThat(GuardedOpening.fault(new IllegalStateException("cannot be opened",
                new SQLException("Database may be already in use", "90020", 90020)))).isEmpty();
    }

    @Test
    void aDatabaseThatIsCutOffComesBackFromItselfAndTheBackup() throws IOException {
        begin();
        addLater();
        try (RandomAccessFile bytes = new RandomAccessFile(file().toFile(), "rw")) {
            bytes.setLength(bytes.length() / 3);
        }
        assertThat(setAside().file().toString()).contains("damaged");
        Rebuild rebuild = rebuild();
        rebuild.prepare(Instant.now());
        rebuild.confirm();
        try (Database database = GuardedOpening.open(data, 8, CLOCK).database()) {
            assertThat(count(database, "annotation")).isGreaterThanOrEqualTo(STARS);
        }
    }

    @Test
    void aDatabaseOfALaterVersionIsReadAsFarAsItIsUnderstood() throws IOException {
        begin();
        addLater();
        try (Database database = Database.open(DatabaseOptions.embedded(data))) {
            database.sql().change("ALTER TABLE annotation ADD COLUMN mood INTEGER DEFAULT 3 NOT NULL");
            database.sql()
                    .change("INSERT INTO \"flyway_schema_history\" (\"installed_rank\", \"version\", \"description\", \"type\", \"script\", "
                            + "\"installed_by\", \"installed_on\", \"execution_time\", \"success\") "
                            + "VALUES (999, '9999', 'future', 'SQL', 'V9999__future.sql', '', CURRENT_TIMESTAMP, 1, TRUE)");
        }
        assertThat(setAside().file().toString()).contains("incompatible");
        assertBack(STARS + LATER);
    }

    @Test
    void anEmptyFileComesBackFromTheBackup() throws IOException {
        begin();
        Files.write(file(), new byte[0]);
        setAside();
        assertBack(STARS);
    }

    @Test
    void aFileThatIsGoneIsMissedAndComesBackFromTheBackup() throws IOException {
        begin();
        Files.delete(file());
        SetAside aside = setAside();
        assertThat(aside.isLost()).isTrue();
        GuardedOpening.Opened again = GuardedOpening.open(data, 8, CLOCK);
        again.database().close();
        assertThat(again.setAside()).contains(aside);
        assertBack(STARS);
    }

    @Test
    void aBackupOfTheDatabaseThatWasBegunInsteadIsNotTaken() throws Exception {
        begin();
        Files.write(file(), new byte[0]);
        setAside();
        Instant since = Instant.now();
        try (Database database = GuardedOpening.open(data, 8, CLOCK).database()) {
            account(database, "other");
            Path later = new H2Backups(database, data.resolve("backups"), 9, CLOCK).make().backup().file();
            Files.setLastModifiedTime(later, FileTime.from(since.plusSeconds(60)));
        }
        assertThat(rebuild().prepare(since).rows()).containsEntry("app_user", 1L)
                .containsEntry("annotation", (long) STARS);
    }

    @Test
    void whereNothingIsLeftNothingChanges() throws IOException {
        begin();
        deleteBackups();
        byte[] before = Files.readAllBytes(file());
        assertThatThrownBy(() -> rebuild().prepare(Instant.now())).isInstanceOf(LibraryException.Unavailable.class)
                .hasMessageContaining("nothing to rebuild from");
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @Test
    void aRebuildThatNobodyConfirmedChangesNothing() throws IOException {
        begin();
        Files.write(file(), new byte[0]);
        setAside();
        rebuild().prepare(Instant.now());
        try (Database database = GuardedOpening.open(data, 8, CLOCK).database()) {
            assertThat(count(database, "annotation")).isZero();
        }
    }
}
