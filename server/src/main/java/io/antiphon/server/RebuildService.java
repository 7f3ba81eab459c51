package io.antiphon.server;

import io.antiphon.core.LibraryException;
import io.antiphon.core.audit.AuditKind;
import io.antiphon.core.backup.DatabaseRebuild;
import io.antiphon.core.transfer.TransferTerms;
import io.antiphon.core.transfer.UserDataTransfer;
import io.antiphon.core.transfer.UserDataTransfer.Exported;
import io.antiphon.persistence.backup.Rebuild;
import io.antiphon.persistence.personal.PersonalVersions;
import io.antiphon.server.config.ServerConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Has the database made anew beside the present one, the server begin again with it, the files looked at, and what people did meanwhile
/// taken over. It outlives what it restarts.
public final class RebuildService implements DatabaseRebuild {

    private static final System.Logger LOG = System.getLogger(RebuildService.class.getName());

    private final Path data;
    private final List<Path> backupFolders;
    private final @Nullable Runnable restart;
    private volatile Supplier<Optional<String>> fault = Optional::empty;
    private volatile Instant since = Instant.MAX;
    private volatile Progress progress;
    private volatile @Nullable Rebuild prepared;
    private volatile String actor = "";

    private RebuildService(Path data, List<Path> backupFolders, @Nullable Runnable restart) {
        this.data = data;
        this.backupFolders = backupFolders;
        this.restart = restart;
        // The process was ended before the files were looked at.
        this.progress = Rebuild.isUnfinished(data) ? new Progress("scanning", null, Map.of(), null, null)
                : Progress.IDLE;
    }

    /// @param restart ends what serves, so that it is opened anew
    public static RebuildService of(Path data, ServerConfig.Backup backup, Runnable restart) {
        return new RebuildService(data, backupFolders(data, backup), restart);
    }

    /// For a server that nobody begins again.
    static RebuildService without(Path data) {
        return new RebuildService(data, List.of(), null);
    }

    /// Where backups may lie.
    public static List<Path> backupFolders(Path data, ServerConfig.Backup backup) {
        return Stream.of(Optional.ofNullable(backup.directory()), Optional.of(data.resolve("backups")))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    /// The database that is open now.
    void watch(Installation installation) {
        fault = installation::databaseFault;
        since = installation.troubleSince().orElse(Instant.MAX);
    }

    /// What is wrong with the database, or that it is being made anew.
    Optional<String> trouble() {
        Progress now = progress;
        return now.isRunning() ? Optional.of("the database is being rebuilt: " + now.state()) : fault.get();
    }

    @Override
    public synchronized Progress start(String who) {
        if (progress.isRunning()) {
            throw new LibraryException.Conflict("the database is being rebuilt already: " + progress.state());
        }
        Runnable again = restart;
        if (again == null) {
            throw new LibraryException.Unavailable(
                    "this server does not keep its database in a file of its own, or was not started by `serve`");
        }
        if (fault.get().isEmpty()) {
            throw new LibraryException.Conflict("nothing is wrong with the database, so there is nothing to rebuild");
        }
        actor = who;
        progress = new Progress("reading", null, Map.of(), Clock.systemUTC().instant(), null);
        LOG.log(System.Logger.Level.WARNING, "The database is being rebuilt, as {0} asked for", who);
        Thread.ofPlatform().daemon().name("rebuild").start(() -> prepare(again));
        return progress;
    }

    private void prepare(Runnable again) {
        try {
            Rebuild rebuild = new Rebuild(data, backupFolders);
            Rebuild.Prepared made = rebuild.prepare(since);
            LOG.log(System.Logger.Level.INFO, "Rebuilt the database from {0}: {1}", made.source(), made.rows());
            progress = new Progress("restarting", made.source(), made.rows(), progress.startedAt(), null);
            prepared = rebuild;
            again.run();
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void fail(Exception e) {
        LOG.log(System.Logger.Level.ERROR, "The database could not be rebuilt", e);
        progress = new Progress("failed", progress.source(), Map.of(), progress.startedAt(),
                String.valueOf(e.getMessage()));
    }

    @Override
    public Progress progress() {
        return progress;
    }

    /// Keeps what people did since, when nobody is served any more; the next opening then finds the new database.
    public void keepDeeds(Installation installation) {
        Rebuild rebuild = prepared;
        prepared = null;
        if (rebuild == null) {
            return;
        }
        try {
            keepDeeds(installation, rebuild);
            progress = new Progress("scanning", progress.source(), progress.rows(), progress.startedAt(), null);
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }

    /// @param rebuild that is prepared
    public static void keepDeeds(Installation installation, Rebuild rebuild) throws IOException {
        Exported deeds = installation.transfer(new PersonalVersions()).write(null);
        Files.move(deeds.file(), rebuild.deedsSince(), StandardCopyOption.REPLACE_EXISTING);
        rebuild.confirm();
    }

    /// Whether all files have to be read again, because the database is a new one.
    public boolean isScanNeeded() {
        return Rebuild.isUnfinished(data);
    }

    /// Takes over what people did meanwhile, now that the files were looked at.
    public void finish(Installation installation, UserDataTransfer transfer) {
        if (!isScanNeeded()) {
            return;
        }
        try {
            for (Path deeds : Rebuild.deedsLeft(data)) {
                try (InputStream in = Files.newInputStream(deeds)) {
                    var report = transfer.read(in, TransferTerms.plain(false));
                    LOG.log(System.Logger.Level.INFO, "Took over what people did meanwhile: {0}; left out {1}",
                            report.taken(), report.leftOut());
                }
                Files.delete(deeds);
            }
            Rebuild.end(data);
            installation.auditor()
                    .record(AuditKind.DATABASE_REBUILT, actor, "", actor, String.valueOf(progress.source()));
            progress = new Progress("done", progress.source(), progress.rows(), progress.startedAt(), null);
            LOG.log(System.Logger.Level.INFO, "The database is rebuilt");
        } catch (IOException | RuntimeException e) {
            fail(e);
        }
    }
}
