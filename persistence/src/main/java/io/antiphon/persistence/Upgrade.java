package io.antiphon.persistence;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.exception.FlywayValidateException;

/// Brings a database up to date. An embedded one is copied first, and the copy is put back when a step fails, at once or, when the process
/// was killed meanwhile, at the next start: H2 commits whatever changes a table. PostgreSQL takes a failed step back itself.
final class Upgrade {

    private static final System.Logger LOG = System.getLogger(Upgrade.class.getName());
    private static final String MARK = "upgrading";
    private static final String PREFIX = "antiphon-before-upgrade-";
    private static final int KEPT = 3;
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS")
            .withZone(ZoneOffset.UTC);

    private final DatabaseOptions options;
    private final Migrations migrations;

    Upgrade(DatabaseOptions options, Migrations migrations) {
        this.options = options;
        this.migrations = migrations;
    }

    /// @throws DatabaseUnavailableException when it failed; the database is as it was then
    void bringUpToDate(HikariDataSource pool) {
        int seen = Migrations.seenBy(pool);
        // One of a later version is not touched; whoever opened it finds out.
        if (seen > migrations.newest() || migrations.isCurrent(pool)) {
            return;
        }
        if (seen == 0 || !options.isEmbedded()) {
            migrations.migrate(pool);
            return;
        }
        Path copy = copy(pool);
        try {
            migrations.migrate(pool);
            Files.deleteIfExists(mark());
            rotate();
        } catch (FlywayValidateException e) {
            discard(copy);
            throw e;
        } catch (FlywayException | DatabaseUnavailableException | IOException e) {
            LOG.log(System.Logger.Level.ERROR, "Bringing the database up to date failed", e);
            pool.close();
            putBack(copy);
            throw new DatabaseUnavailableException(
                    "The database could not be brought up to date, and was put back as it was; a copy of it is %s. Start the earlier version of Antiphon again, and tell its makers: %s"
                            .formatted(copy, firstLine(e)),
                    new IllegalStateException("a migration failed"));
        }
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).strip().replaceAll("\\s*\\R\\s*", "; ");
    }

    private Path copy(HikariDataSource pool) {
        Path folder = options.folder().resolve("backups");
        Path target = folder.resolve(PREFIX + STAMP.format(Clock.systemUTC().instant()) + ".zip");
        try {
            DatabaseFiles.makePrivate(folder);
            Files.deleteIfExists(target);
            try (Connection connection = pool.getConnection();
                    PreparedStatement backup = connection.prepareStatement("BACKUP TO ?")) {
                backup.setString(1, target.toString());
                backup.execute();
            }
            DatabaseFiles.closeToOthers(target);
            DatabaseFiles.check(target);
            Files.writeString(mark(), target.toString());
            LOG.log(System.Logger.Level.INFO, "Copied the database to {0} before it is brought up to date", target);
            return target;
        } catch (IOException | SQLException e) {
            throw new DatabaseUnavailableException(
                    "The database has to be brought up to date, and could not be copied to %s first: %s. Nothing was changed"
                            .formatted(target, e.getMessage()),
                    e);
        }
    }

    private Path mark() {
        return options.folder().resolve(MARK);
    }

    private void putBack(Path copy) {
        try (Connection connection = DriverManager.getConnection(options.url(), "", "");
                Statement statement = connection.createStatement()) {
            statement.execute("SHUTDOWN IMMEDIATELY");
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.DEBUG, "a database that is put back did not close cleanly", e);
        }
        undoInterrupted(options.folder());
        if (Files.exists(mark())) {
            throw new DatabaseUnavailableException("The copy %s could not be put back".formatted(copy),
                    new IllegalStateException("the mark is still there"));
        }
    }

    /// Puts the copy back that an upgrade made which did not come to its end.
    static void undoInterrupted(Path folder) {
        Path mark = folder.resolve(MARK);
        if (!Files.exists(mark)) {
            return;
        }
        try {
            Path copy = Path.of(Files.readString(mark).strip());
            Path fresh = folder.resolve("antiphon.put-back");
            DatabaseFiles.unpack(copy, fresh);
            Files.move(fresh, folder.resolve(DatabaseFiles.DATABASE), StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            Files.deleteIfExists(mark);
            LOG.log(System.Logger.Level.WARNING,
                    "Bringing the database up to date did not come to its end: put back {0}",
                    copy);
        } catch (IOException e) {
            throw new DatabaseUnavailableException(
                    "The database was being brought up to date when that was interrupted, and the copy that %s names could not be put back: %s"
                            .formatted(mark, e.getMessage()),
                    e);
        }
    }

    private void discard(Path copy) {
        try {
            Files.deleteIfExists(mark());
            Files.deleteIfExists(copy);
        } catch (IOException e) {
            throw new DatabaseUnavailableException("%s cannot be deleted".formatted(mark()), e);
        }
    }

    private void rotate() throws IOException {
        try (Stream<Path> files = Files.list(options.folder().resolve("backups"))) {
            List<Path> old = files.filter(file -> String.valueOf(file.getFileName()).startsWith(PREFIX))
                    .sorted(Comparator.reverseOrder())
                    .skip(KEPT)
                    .toList();
            for (Path file : old) {
                Files.deleteIfExists(file);
            }
        }
    }
}
