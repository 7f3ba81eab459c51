package io.antiphon.persistence.backup;

import io.antiphon.persistence.Database;
import io.antiphon.persistence.DatabaseFiles;
import io.antiphon.persistence.DatabaseOptions;
import io.antiphon.persistence.DatabaseUnavailableException;
import io.antiphon.persistence.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.flywaydb.core.api.FlywayException;

/// Opens the embedded database of a data directory after a look at its version and its state. One that is damaged, or of a version that
/// this program does not know, is set aside under a name with the date, and an empty one is begun; nothing is ever wiped. What cannot
/// be opened for any other reason, such as missing rights or another process, is left where it is.
public final class GuardedOpening {

    private static final System.Logger LOG = System.getLogger(GuardedOpening.class.getName());
    private static final String SET_ASIDE = "database.setAside";
    private static final int FILE_CORRUPTED = 90030;
    private static final int FILE_VERSION = 90048;
    private static final int GENERAL = 50000;
    private static final int OUT_OF_MEMORY = 90108;
    /// Classes of SQLSTATE.
    private static final String DATA_EXCEPTION = "22";
    private static final String SYNTAX_ERROR = "42";

    private GuardedOpening() {}

    /// @param setAside what became of the database that was there, as long as it lies where it was put
    public record Opened(Database database, Optional<SetAside> setAside) {}

    /// @throws DatabaseUnavailableException when it cannot be opened though nothing is wrong with it
    public static Opened open(Path data, int cacheMib, Clock clock) throws IOException {
        return open(data, cacheMib, clock, List.of(data.resolve("backups")));
    }

    /// @param backupFolders where backups may lie
    public static Opened open(Path data, int cacheMib, Clock clock, List<Path> backupFolders) throws IOException {
        Rebuild.finish(data, clock.instant());
        DatabaseOptions options = DatabaseOptions.embedded(data, cacheMib);
        Path file = data.resolve(DatabaseFiles.DATABASE);
        if (Files.exists(file) && Files.size(file) == 0) {
            return anew(options, data, "damaged", "its file is empty", clock.instant());
        }
        Optional<Path> backup = Files.exists(file) ? Optional.empty() : newestBackup(backupFolders);
        if (backup.isPresent()) {
            return lost(options, backup.get(), clock.instant());
        }
        Database database;
        try {
            database = Database.open(options);
        } catch (DatabaseUnavailableException | FlywayException e) {
            Optional<String> fault = fault(e);
            if (fault.isEmpty()) {
                throw e;
            }
            return anew(options, data, fault.get(), message(e), clock.instant());
        }
        Optional<String> newer = newerVersion(database);
        Optional<String> damage = newer.isPresent() ? Optional.empty() : damage(database);
        if (newer.isPresent() || damage.isPresent()) {
            database.abandon();
            return anew(options, data, newer.isPresent() ? "incompatible" : "damaged",
                    newer.or(() -> damage).orElse(""),
                    clock.instant());
        }
        return new Opened(database, remembered(database));
    }

    private static Optional<Path> newestBackup(List<Path> folders) throws IOException {
        for (Path folder : folders) {
            Optional<Path> newest = Rebuild.newestFirst(folder, "antiphon-\\d{8}-\\d{6}.*\\.zip").stream().findFirst();
            if (newest.isPresent()) {
                return newest;
            }
        }
        return Optional.empty();
    }

    private static Opened lost(DatabaseOptions options, Path backup, Instant at) {
        String reason = "its file was gone though there is a backup of it";
        LOG.log(System.Logger.Level.ERROR,
                "There is no database though there is the backup {0}. An empty one was begun: ./antiphon rebuild brings everything back",
                backup);
        Database database = Database.open(options);
        new Settings(database).put(SET_ASIDE, at.toEpochMilli() + " " + backup + "\n" + reason);
        return new Opened(database, Optional.of(new SetAside(backup, at, reason)));
    }

    private static Opened anew(DatabaseOptions options, Path data, String why, String reason, Instant at)
            throws IOException {
        Path aside = DatabaseFiles.setAside(data, why, at);
        LOG.log(System.Logger.Level.ERROR,
                "The database cannot be used ({0}). It was set aside as {1}, and an empty one was begun: ./antiphon rebuild brings back what can be read of it, or restore a backup with ./antiphon restore",
                reason, aside);
        Database database = Database.open(options);
        String kept = reason.substring(0, Math.min(1_000, reason.length()));
        new Settings(database).put(SET_ASIDE, at.toEpochMilli() + " " + aside.getFileName() + " " + kept);
        return new Opened(database, Optional.of(new SetAside(aside, at, kept)));
    }

    /// Until somebody takes the file away, or restores a backup.
    private static Optional<SetAside> remembered(Database database) {
        Optional<String> setting = new Settings(database).find(SET_ASIDE);
        if (setting.isEmpty()) {
            return Optional.empty();
        }
        if (setting.get().indexOf('\n') > 0) {
            return rememberedLost(setting.get());
        }
        String[] parts = setting.get().split(" ", 3);
        Path file = database.folder().resolve(parts[1]);
        return Files.exists(file)
                ? Optional.of(new SetAside(file, Instant.ofEpochMilli(Long.parseLong(parts[0])), parts[2]))
                : Optional.empty();
    }

    private static Optional<SetAside> rememberedLost(String setting) {
        String[] parts = setting.split("[\\s&&[^ ]]", 2);
        int space = parts[0].indexOf(' ');
        Path backup = Path.of(parts[0].substring(space + 1));
        return Files.exists(backup)
                ? Optional.of(new SetAside(backup, Instant.ofEpochMilli(Long.parseLong(parts[0].substring(0, space))),
                        parts[1]))
                : Optional.empty();
    }

    /// A word for what is wrong with the database; empty when it is something else that is.
    static Optional<String> fault(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FlywayException) {
                return Optional.of("incompatible");
            }
            if (cause instanceof SQLException e && e.getErrorCode() == FILE_VERSION) {
                return Optional.of("incompatible");
            }
            if (cause instanceof SQLException e && isDamage(e)) {
                return Optional.of("damaged");
            }
        }
        // Locked, no rights, no space: nothing is wrong with the file.
        return Optional.empty();
    }

    /// Where a page of H2's own tables is damaged, what it reads there is no number, no statement, a length beyond all memory, or breaks its
    /// code. It opens a database that is whole with a few megabytes.
    private static boolean isDamage(SQLException e) {
        String state = String.valueOf(e.getSQLState());
        return e.getErrorCode() == FILE_CORRUPTED
                || e.getErrorCode() == GENERAL && !(e.getCause() instanceof LinkageError)
                || e.getErrorCode() == OUT_OF_MEMORY
                || state.startsWith(DATA_EXCEPTION) || state.startsWith(SYNTAX_ERROR);
    }

    /// Its schema has a step that this program does not know.
    private static Optional<String> newerVersion(Database database) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "SELECT MAX(CAST(\"version\" AS INTEGER)) FROM \"flyway_schema_history\" WHERE \"version\" IS NOT NULL")) {
            if (row.next() && row.getInt(1) > database.schemaVersion()) {
                return Optional
                        .of("its schema is version %d, and this program knows %d: it was used by a newer Antiphon"
                                .formatted(row.getInt(1), database.schemaVersion()));
            }
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of("its version cannot be read: " + e.getMessage());
        }
    }

    /// Every table is there, and its beginning can be read. (H2 goes on without a table whose description or first page it cannot read.) Backups
    /// read all of it.
    private static Optional<String> damage(Database database) {
        try (Connection connection = database.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            List<String> tables = DatabaseCheck.tables(connection);
            Set<String> gone = new TreeSet<>(database.schemaTables());
            gone.removeAll(tables);
            if (!gone.isEmpty()) {
                return Optional.of("these tables cannot be read any more: " + String.join(", ", gone));
            }
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("SELECT * FROM \"" + table + "\" LIMIT 1")) {
                    var _ = rows.next();
                }
            }
            return Optional.empty();
        } catch (SQLException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static String message(Throwable failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
