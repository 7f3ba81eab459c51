package io.antiphon.persistence.backup;

import io.antiphon.core.LibraryException;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.DatabaseFiles;
import io.antiphon.persistence.DatabaseOptions;
import io.antiphon.persistence.DatabaseUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;

/// Makes a database anew from the newest of what is left, beside the present one, and puts it in its place. Ids stay because the rows
/// that hold them are taken as they are. It goes on where it was when it is interrupted, or leaves everything as it was.
public final class Rebuild {

    private static final System.Logger LOG = System.getLogger(Rebuild.class.getName());
    private static final String FOLDER = "rebuild";
    private static final String READY = "ready";
    private static final String FINISHED = "finished";
    private static final String DEEDS = "deeds-";
    /// Without them nobody's deeds are anybody's.
    private static final String ACCOUNTS = "app_user";

    private final Path data;
    private final List<Path> backupFolders;

    /// @param backupFolders where backups may lie
    public Rebuild(Path data, List<Path> backupFolders) {
        this.data = data;
        this.backupFolders = List.copyOf(backupFolders);
    }

    /// @param source what was taken, by name
    /// @param rows that were saved, by table
    public record Prepared(String source, Map<String, Long> rows) {

        public Prepared {
            rows = Map.copyOf(rows);
        }
    }

    private Path folder() {
        return data.resolve(FOLDER);
    }

    /// Makes the new database, which nobody uses yet.
    ///
    /// @param since when the database was lost: what was written later is of the one that was begun then
    /// @throws LibraryException.Unavailable when nothing is left to make it from; nothing has changed then
    public Prepared prepare(Instant since) {
        try {
            DatabaseFiles.deleteTree(folder());
            DatabaseFiles.makePrivate(folder());
            DatabaseFiles.makePrivate(folder().resolve("new"));
            Database.open(DatabaseOptions.embedded(folder().resolve("new"))).close();
            List<String> sources = new ArrayList<>();
            Map<String, Long> rows = new TreeMap<>();
            Set<String> missing = new TreeSet<>();
            for (Path candidate : candidates(since)) {
                if (sources.isEmpty() || !missing.isEmpty()) {
                    Set<String> still = take(candidate, Set.copyOf(missing), rows);
                    if (rows.getOrDefault(ACCOUNTS, 0L) > 0) {
                        sources.add(String.valueOf(candidate.getFileName()));
                        missing = still;
                    }
                }
            }
            if (sources.isEmpty()) {
                sources.add(takeExport());
            }
            Restore.leaveNumbersOut(H2Backups.url(folder().resolve("new")));
            DatabaseCheck.readAll(H2Backups.url(folder().resolve("new")));
            DatabaseFiles.deleteTree(folder().resolve("source"));
            return new Prepared(String.join(", ", sources), rows);
        } catch (IOException | SQLException e) {
            LOG.log(System.Logger.Level.WARNING, "The database could not be rebuilt", e);
            throw new LibraryException.Unavailable("The database could not be rebuilt: " + e.getMessage());
        }
    }

    /// What was set aside and the backups, the newest first.
    private List<Path> candidates(Instant since) throws IOException {
        List<Path> all = new ArrayList<>(newestFirst(data, "antiphon-(damaged|incompatible)-.*\\.mv\\.db"));
        for (Path folder : backupFolders) {
            all.addAll(newestFirst(folder, "antiphon-(before-upgrade-)?\\d{8}-\\d{6}.*\\.zip"));
        }
        all.removeIf(file -> changedAt(file).isAfter(since));
        all.sort(Comparator.comparing(Rebuild::changedAt).reversed());
        return all;
    }

    static List<Path> newestFirst(Path folder, String name) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).matches(name))
                    .sorted(Comparator.comparing(Rebuild::changedAt).reversed())
                    .toList();
        }
    }

    private static Instant changedAt(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant();
        } catch (IOException _) {
            return Instant.EPOCH;
        }
    }

    /// @return the tables that still lack something
    private Set<String> take(Path candidate, Set<String> wanted, Map<String, Long> rows) throws IOException {
        Path copy = folder().resolve("source");
        DatabaseFiles.deleteTree(copy);
        DatabaseFiles.makePrivate(copy);
        try {
            if (candidate.toString().endsWith(".zip")) {
                DatabaseFiles.unpack(candidate, copy.resolve(DatabaseFiles.DATABASE));
                bringUpToDate(copy);
            } else {
                Files.copy(candidate, copy.resolve(DatabaseFiles.DATABASE));
            }
            try (OpenedCopy source = OpenedCopy.open(copy)) {
                return DatabaseCheck.alone(H2Backups.url(folder().resolve("new")), target -> {
                    Salvage salvage = new Salvage(source.connection(), target);
                    salvage.pour(wanted);
                    salvage.rows().forEach((table, count) -> rows.merge(table, count, Long::sum));
                    return salvage.incomplete();
                });
            }
        } catch (SQLException | IOException e) {
            LOG.log(System.Logger.Level.WARNING, "Nothing can be taken from {0}: {1}", candidate, e.getMessage());
            return wanted;
        }
    }

    /// A backup of an earlier version; what cannot be brought up to date is read as it is.
    private static void bringUpToDate(Path copy) {
        try {
            Database.open(DatabaseOptions.embedded(copy)).close();
        } catch (DatabaseUnavailableException | FlywayException e) {
            LOG.log(System.Logger.Level.DEBUG, "a backup stays at its version", e);
        }
    }

    private String takeExport() throws IOException {
        Optional<Path> newest = newestFirst(data.resolve("exports"), ".*\\.jsonl").stream().findFirst();
        Path export = newest.orElseThrow(() -> new LibraryException.Unavailable(
                "There is nothing to rebuild from: no database that was set aside, no backup in %s, no export in %s. Nothing was changed"
                        .formatted(backupFolders, data.resolve("exports"))));
        Files.copy(export, folder().resolve(DEEDS + "1.jsonl"));
        return String.valueOf(export.getFileName());
    }

    /// Where to write what people did since in the present database, before [#confirm].
    public Path deedsSince() {
        return folder().resolve(DEEDS + "2.jsonl");
    }

    /// From here on the new database counts.
    public void confirm() throws IOException {
        Files.writeString(folder().resolve(READY), "");
    }

    /// Puts a new database that is confirmed in the place of the present one, which nobody may have open.
    static void finish(Path data, Instant at) throws IOException {
        Path folder = data.resolve(FOLDER);
        if (!Files.exists(folder.resolve(READY))) {
            return;
        }
        Path fresh = folder.resolve("new").resolve(DatabaseFiles.DATABASE);
        if (Files.exists(fresh)) {
            if (Files.exists(data.resolve(DatabaseFiles.DATABASE))) {
                Path before = DatabaseFiles.setAside(data, "before-rebuild", at);
                LOG.log(System.Logger.Level.INFO, "The database that was in use until now is {0}", before);
            }
            DatabaseFiles.deleteTree(data.resolve("search"));
            DatabaseFiles.deleteTree(data.resolve("sonic"));
            Files.move(fresh, data.resolve(DatabaseFiles.DATABASE), StandardCopyOption.ATOMIC_MOVE);
        }
        Files.writeString(folder.resolve(FINISHED), "");
        Files.delete(folder.resolve(READY));
    }

    /// Whether a new database took the place of an old one, and the files were not looked at since.
    public static boolean isUnfinished(Path data) {
        return Files.exists(data.resolve(FOLDER).resolve(FINISHED));
    }

    /// To be called when the files were looked at and all deeds taken in.
    public static void end(Path data) throws IOException {
        DatabaseFiles.deleteTree(data.resolve(FOLDER));
    }

    /// The exports that are to be taken in once the files were looked at, in this order. Who has done so deletes each.
    public static List<Path> deedsLeft(Path data) throws IOException {
        Path folder = data.resolve(FOLDER);
        if (!Files.isDirectory(folder) || Files.exists(folder.resolve(READY))
                || Files.exists(folder.resolve("new").resolve(DatabaseFiles.DATABASE))) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> String.valueOf(file.getFileName()).startsWith(DEEDS)).sorted().toList();
        }
    }
}
