package io.antiphon.persistence.backup;

import io.antiphon.core.LibraryException;
import io.antiphon.persistence.DatabaseFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// Puts a backup in the place of the database, which no server may have open.
public final class Restore {

    /// Far above any number that was given since the backup was made, so that who follows the library begins anew.
    private static final long NUMBERS_LEFT_OUT = 1_000_000_000L;

    private Restore() {}

    /// @param rows of each table now
    /// @param before where the database lies that was there; empty when there was none
    public record Restored(Map<String, Long> rows, Optional<Path> before) {

        public Restored {
            rows = Map.copyOf(rows);
        }
    }

    /// Reads all of the backup before anything is changed.
    ///
    /// @throws LibraryException.Unavailable when it is damaged or cannot be written; everything is as before then
    public static Restored restore(Path backup, Path data, Instant at) {
        Path scratch = data.resolve("restoring");
        try {
            DatabaseFiles.deleteTree(scratch);
            DatabaseFiles.makePrivate(scratch);
            Path fresh = scratch.resolve(DatabaseFiles.DATABASE);
            DatabaseFiles.unpack(backup, fresh);
            Map<String, Long> rows = DatabaseCheck.readAll(H2Backups.url(scratch));
            if (!rows.containsKey("app_user") || !rows.containsKey("track")) {
                throw new IOException("it holds no library");
            }
            leaveNumbersOut(H2Backups.url(scratch));
            Optional<Path> before = Files.exists(data.resolve(DatabaseFiles.DATABASE))
                    ? Optional.of(DatabaseFiles.setAside(data, "before-restore", at))
                    : Optional.empty();
            Files.move(fresh, data.resolve(DatabaseFiles.DATABASE), StandardCopyOption.ATOMIC_MOVE);
            // Made from the database, and of another one now.
            DatabaseFiles.deleteTree(data.resolve("search"));
            DatabaseFiles.deleteTree(data.resolve("sonic"));
            return new Restored(rows, before);
        } catch (IOException | SQLException e) {
            throw new LibraryException.Unavailable(
                    "%s could not be restored: %s".formatted(backup, String.valueOf(e.getMessage())));
        } finally {
            deleteQuietly(scratch);
        }
    }

    static void leaveNumbersOut(String url) throws SQLException {
        DatabaseCheck.alone(url, connection -> {
            boolean told = DatabaseCheck.tables(connection).contains("CHANGE_COUNTER");
            try (Statement statement = connection.createStatement()) {
                return told && statement.executeUpdate("UPDATE change_counter SET last_seq = last_seq + "
                        + NUMBERS_LEFT_OUT + ", kept_seq = last_seq + " + NUMBERS_LEFT_OUT) > 0;
            }
        });
    }

    private static void deleteQuietly(Path folder) {
        try {
            DatabaseFiles.deleteTree(folder);
        } catch (IOException e) {
            System.getLogger(Restore.class.getName())
                    .log(System.Logger.Level.WARNING, "{0} could not be deleted: {1}", folder, e.getMessage());
        }
    }
}
