package io.antiphon.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A copy of the file of an open database is what a process leaves that is killed at that moment.
final class KilledDatabaseIT {

    private static final int COMMITS = 48;

    @TempDir
    private Path folder;

    /// Commits of very different sizes into a file whose holes are used again at once, as they are after three quarters of a minute otherwise.
    private static void commit(Database database, Random random, int i) {
        database.transactions().run(() -> {
            for (int k = random.nextInt(8); k >= 0; k--) {
                new Settings(database).put("filler " + k, "x".repeat(random.nextInt(4_000)));
            }
        });
        new Settings(database).put("last", String.valueOf(i));
    }

    @Test
    void whateverWasCommittedIsFoundWhenTheFileWasNotClosed() throws Exception {
        Random random = new Random(11);
        Path left = Files.createDirectories(folder.resolve("left"));
        Path file = left.resolve(DatabaseFiles.DATABASE);
        try (Database database = Database.open(DatabaseOptions.embedded(folder.resolve("live")))) {
            database.sql().change("SET RETENTION_TIME 0");
            for (int i = 0; i < COMMITS; i++) {
                commit(database, random, i);
                if (i % 4 == 3) {
                    Files.deleteIfExists(file);
                    Files.copy(folder.resolve("live").resolve(DatabaseFiles.DATABASE), file);
                    try (Database found = Database.open(DatabaseOptions.embedded(left))) {
                        assertThat(new Settings(found).find("last")).as("commit %d", i).contains(String.valueOf(i));
                    }
                }
            }
        }
    }
}
