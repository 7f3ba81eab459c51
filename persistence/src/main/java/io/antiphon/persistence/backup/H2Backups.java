package io.antiphon.persistence.backup;

import io.antiphon.core.LibraryException;
import io.antiphon.core.backup.Backup;
import io.antiphon.core.backup.Backups;
import io.antiphon.persistence.Database;
import io.antiphon.persistence.DatabaseFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Backups of the embedded database by its own `BACKUP TO`, which copies one consistent state while others read and write.
public final class H2Backups implements Backups {

    private static final System.Logger LOG = System.getLogger(H2Backups.class.getName());
    private static final Pattern OWN = Pattern.compile("antiphon-\\d{8}-\\d{6}(-\\d+)?\\.zip");
    /// What people made and what the library consists of: these counts must be those of the moment of the copy.
    private static final List<String> COUNTED = List.of("app_user", "app_password", "annotation", "play", "playlist",
            "playlist_entry", "bookmark", "play_queue", "track", "album", "artist", "folder");

    private final Database database;
    private final Path folder;
    private final int keep;
    private final Clock clock;

    /// @param folder where backups lie; made when it is needed
    /// @param keep how many
    public H2Backups(Database database, Path folder, int keep, Clock clock) {
        this.database = database;
        this.folder = folder;
        this.keep = keep;
        this.clock = clock;
    }

    @Override
    public synchronized Made make() {
        if (!database.isEmbedded()) {
            throw new LibraryException.Unavailable(
                    "This library is kept by PostgreSQL: back it up with pg_dump, and restore it with pg_restore");
        }
        Instant at = clock.instant();
        try {
            DatabaseFiles.makePrivate(folder);
            Path unfinished = folder.resolve("unfinished.zip");
            Files.deleteIfExists(unfinished);
            Map<String, Long> rows = copy(unfinished);
            Path file = Files.move(unfinished, free(at), StandardCopyOption.ATOMIC_MOVE);
            rotate();
            Backup made = new Backup(file, at, Files.size(file));
            LOG.log(System.Logger.Level.INFO, "Backed up to {0} ({1} bytes), and restored it to see that it is whole",
                    file, made.bytes());
            return new Made(made, rows);
        } catch (IOException | SQLException e) {
            throw new LibraryException.Unavailable("The backup could not be made: %s".formatted(e.getMessage()));
        }
    }

    private Map<String, Long> copy(Path target) throws IOException, SQLException {
        Map<String, Long> before;
        Map<String, Long> after;
        try (Connection connection = database.dataSource().getConnection()) {
            before = DatabaseCheck.count(connection);
            try (PreparedStatement backup = connection.prepareStatement("BACKUP TO ?")) {
                backup.setString(1, target.toString());
                backup.execute();
            }
            after = DatabaseCheck.count(connection);
        }
        DatabaseFiles.closeToOthers(target);
        Map<String, Long> restored = verify(target);
        for (String table : COUNTED) {
            requireBetween(table, restored, before, after);
        }
        return restored;
    }

    /// Restores it beside the others and reads all of it.
    private Map<String, Long> verify(Path backup) throws IOException, SQLException {
        Path scratch = folder.resolve("scratch");
        DatabaseFiles.deleteTree(scratch);
        DatabaseFiles.makePrivate(scratch);
        try {
            DatabaseFiles.unpack(backup, scratch.resolve(DatabaseFiles.DATABASE));
            return DatabaseCheck.readAll(url(scratch));
        } finally {
            DatabaseFiles.deleteTree(scratch);
        }
    }

    static String url(Path folder) {
        return "jdbc:h2:file:%s;IFEXISTS=TRUE;NON_KEYWORDS=VALUE,YEAR;TRACE_LEVEL_FILE=0;CACHE_SIZE=8192"
                .formatted(folder.toAbsolutePath().resolve(DatabaseFiles.NAME));
    }

    private static void requireBetween(String table, Map<String, Long> restored, Map<String, Long> before,
            Map<String, Long> after) throws IOException {
        long least = Math.min(before.getOrDefault(table, 0L), after.getOrDefault(table, 0L));
        long most = Math.max(before.getOrDefault(table, 0L), after.getOrDefault(table, 0L));
        long found = restored.getOrDefault(table, -1L);
        if (found < least || found > most) {
            throw new IOException("restored, it has %d rows of %s rather than %d".formatted(found, table, least));
        }
    }

    private Path free(Instant at) {
        Path file = folder.resolve("antiphon-%s.zip".formatted(DatabaseFiles.stamp(at)));
        for (int i = 2; Files.exists(file); i++) {
            file = folder.resolve("antiphon-%s-%d.zip".formatted(DatabaseFiles.stamp(at), i));
        }
        return file;
    }

    private void rotate() throws IOException {
        List<Backup> all = list();
        for (Backup old : all.subList(Math.min(keep, all.size()), all.size())) {
            Files.deleteIfExists(old.file());
        }
    }

    @Override
    public List<Backup> list() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            List<Backup> backups = new ArrayList<>();
            for (Path file : files.toList()) {
                if (OWN.matcher(String.valueOf(file.getFileName())).matches()) {
                    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
                    backups.add(new Backup(file, attributes.lastModifiedTime().toInstant(), attributes.size()));
                }
            }
            backups.sort(Comparator.comparing((Backup backup) -> String.valueOf(backup.file().getFileName()),
                    H2Backups::byNumber).reversed());
            return backups;
        } catch (IOException e) {
            throw new LibraryException.Unavailable("The backups cannot be listed: %s".formatted(e.getMessage()));
        }
    }

    /// `…-2.zip` is newer than `….zip`, and older than `…-10.zip`.
    private static int byNumber(String one, String other) {
        String first = one.replace(".zip", "");
        String second = other.replace(".zip", "");
        int stamp = "antiphon-yyyymmdd-hhmmss".length();
        int moment = first.substring(0, stamp).compareTo(second.substring(0, stamp));
        return moment != 0 ? moment
                : Integer.compare(number(first.substring(stamp)), number(second.substring(stamp)));
    }

    private static int number(String rest) {
        return rest.length() < 2 ? 1 : Integer.parseInt(rest.substring(1, Math.min(rest.length(), 9)));
    }
}
