package io.antiphon.server.cli;

import io.antiphon.core.LibraryException;
import io.antiphon.persistence.DatabaseFiles;
import io.antiphon.persistence.backup.Restore;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// Puts a backup in the place of the database.
@Command(name = "restore",
        description = "Puts a backup in the place of the database, which is set aside. The server must not run.",
        mixinStandardHelpOptions = true)
final class RestoreCommand implements Callable<Integer> {

    private final Terminal terminal;

    @Mixin
    private final ConfigOptions config = new ConfigOptions();

    @Parameters(paramLabel = "FILE", description = "The backup.")
    private @Nullable Path file;

    RestoreCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Path backup = file;
        if (backup == null || !Files.isReadable(backup)) {
            throw new CommandFailure("%s cannot be read".formatted(backup));
        }
        Path data = StoppedServer.configuration(config, terminal).dataDirectory();
        requireUnlocked(data.resolve(DatabaseFiles.DATABASE));
        try {
            Restore.Restored restored = Restore.restore(backup, data, Clock.systemUTC().instant());
            terminal.out()
                    .printf("Restored %s: %,d tracks, %,d accounts.%n", backup,
                            restored.rows().getOrDefault("track", 0L), restored.rows().getOrDefault("app_user", 0L));
            restored.before()
                    .ifPresent(before -> terminal.out().printf("The database that was there is now %s%n", before));
            return 0;
        } catch (LibraryException e) {
            throw new CommandFailure(String.valueOf(e.getMessage()));
        }
    }

    /// Another process may have it open without being a server that answers. H2 holds a lock on its file.
    private static void requireUnlocked(Path database) throws IOException {
        if (!Files.exists(database)) {
            return;
        }
        try (FileChannel channel = FileChannel.open(database, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            FileLock lock = channel.tryLock();
            if (lock == null) {
                throw new CommandFailure("Another process uses %s: stop it first.".formatted(database));
            }
            lock.release();
        } catch (OverlappingFileLockException e) {
            throw new CommandFailure("This process uses %s.".formatted(database));
        }
    }
}
