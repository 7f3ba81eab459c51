package io.antiphon.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database of an earlier version is copied before it is changed, and is as it was when that fails.
final class UpgradeIT {

    @TempDir
    private Path folder;

    private final Map<String, String> more = new LinkedHashMap<>();

    /// This program's, those of earlier calls, and one more.
    private Migrations with(String file, String statements) {
        more.put(file, statements);
        List<String> files = new ArrayList<>(Migrations.FILES);
        files.addAll(more.keySet());
        Map<String, String> all = Map.copyOf(more);
        Function<String, InputStream> content = name -> all.containsKey(name)
                ? new ByteArrayInputStream(all.getOrDefault(name, "").getBytes(StandardCharsets.UTF_8))
                : Objects.requireNonNull(Migrations.class.getResourceAsStream("/db/migration/" + name));
        return new Migrations(files, content);
    }

    private DatabaseOptions options() {
        return DatabaseOptions.embedded(folder);
    }

    private void begin() {
        try (Database database = Database.open(options())) {
            new Settings(database).put("kept", "yes");
            assertThat(folder.resolve("backups")).as("a new database needs no copy").doesNotExist();
        }
    }

    private List<Path> copies() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("backups"))) {
            return files.filter(file -> file.toString().contains("antiphon-before-upgrade-")).sorted().toList();
        }
    }

    private void assertAsItWas() {
        try (Database database = Database.open(options())) {
            assertThat(new Settings(database).find("kept")).contains("yes");
            assertThat(database.sql()
                    .list("SELECT TABLE_NAME FROM INFORMATION_SCHEMA.TABLES WHERE TABLE_NAME = 'HALF'",
                            row -> row.text(1)))
                    .isEmpty();
        }
    }

    @Test
    void anUpgradeThatFailsHalfwayLeavesTheDatabaseAsItWas() throws Exception {
        begin();
        Migrations broken = with("V99__broken.sql",
                "CREATE TABLE half (id INTEGER);\nDELETE FROM setting;\nINSERT INTO nothing VALUES (1);\n");
        assertThatThrownBy(() -> Database.open(options(), broken)).isInstanceOf(DatabaseUnavailableException.class)
                .hasMessageContaining("put back as it was")
                .hasMessageContaining("antiphon-before-upgrade-");
        assertAsItWas();
        assertThat(copies()).hasSize(1);
    }

    @Test
    void anUpgradeThatSucceedsLeavesACopyOfBeforeAndNoMoreThanThree() throws Exception {
        begin();
        for (int version = 50; version < 55; version++) {
            Migrations next = with("V%d__next.sql".formatted(version),
                    "CREATE TABLE next_%d (id INTEGER);".formatted(version));
            List<Path> before = version == 50 ? List.of() : copies();
            try (Database database = Database.open(options(), next)) {
                assertThat(new Settings(database).find("kept")).contains("yes");
            }
            assertThat(copies()).hasSizeLessThanOrEqualTo(3).anyMatch(copy -> !before.contains(copy));
        }
    }

    @Test
    void theCopyIsForItsOwnerOnly() throws Exception {
        assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
        begin();
        Database.open(options(), with("V60__next.sql", "CREATE TABLE next_60 (id INTEGER);")).close();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("backups"))))
                .isEqualTo("rwx------");
        assertThat(copies()).singleElement()
                .satisfies(copy -> assertThat(
                        PosixFilePermissions.toString(Files.getPosixFilePermissions(copy))).isEqualTo("rw-------"));
    }

    @Test
    void anUpgradeThatWasKilledIsUndoneAtTheNextStart() throws Exception {
        begin();
        Path copy = folder.resolve("antiphon.zip");
        try (Database database = Database.open(options())) {
            database.sql().change("BACKUP TO '" + copy + "'");
            new Settings(database).put("kept", "no longer");
            database.sql().change("CREATE TABLE half (id INTEGER)");
        }
        Files.writeString(folder.resolve("upgrading"), copy.toString());
        assertAsItWas();
        assertThat(folder.resolve("upgrading")).doesNotExist();
    }

    @Test
    void aDatabaseOfALaterVersionIsNotTouched() {
        begin();
        Database.open(options(), with("V99__later.sql", "CREATE TABLE later (id INTEGER);")).close();
        try (Database database = Database.open(options())) {
            assertThat(Migrations.seenBy(database.dataSource())).isEqualTo(99);
            assertThat(Migrations.OWN.isCurrent(database.dataSource())).isFalse();
        }
    }
}
