package io.antiphon.server;

import io.antiphon.core.LibraryException;
import io.antiphon.core.backup.Backup;
import io.antiphon.core.backup.Backups;
import io.antiphon.persistence.backup.H2Backups;
import io.antiphon.server.config.ServerConfig;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// Backups at intervals that go on over restarts: what counts is when the last one was made.
public final class BackupSchedule implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(BackupSchedule.class.getName());
    /// A start has other things to do at first.
    private static final long FIRST_LOOK_MINUTES = 15;
    private static final long LOOKS_MINUTES = 10;

    private final Backups backups;
    private final Duration interval;
    private final Clock clock;
    private final boolean embedded;
    private final ScheduledExecutorService worker = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("backup").factory());
    private final BetweenScans turn;

    /// @param scanning whether a scan is running
    BackupSchedule(Installation installation, ServerConfig.Backup config, BooleanSupplier scanning) {
        this.backups = backups(installation, config);
        this.interval = config.interval();
        this.clock = installation.clock();
        this.embedded = installation.database().isEmbedded();
        this.turn = new BetweenScans(scanning, interval, clock, this::isDue, () -> {
            var _ = backups.make();
        });
    }

    /// For making them by hand.
    public static Backups backups(Installation installation, ServerConfig.Backup config) {
        Path directory = config.directory();
        return new H2Backups(installation.database(),
                directory == null ? installation.data().resolve("backups") : directory,
                // As long as something is wrong, those of before it are worth more than new ones.
                installation.databaseFault().isPresent() ? Integer.MAX_VALUE : config.keep(),
                installation.clock());
    }

    Backups backups() {
        return backups;
    }

    void schedule() {
        if (interval.isPositive() && embedded) {
            ScheduledFuture<?> _ = worker.scheduleWithFixedDelay(this::makeWhenDue, FIRST_LOOK_MINUTES, LOOKS_MINUTES,
                    TimeUnit.MINUTES);
        }
    }

    private boolean isDue() {
        List<Backup> all = backups.list();
        return all.isEmpty() || !all.getFirst().at().plus(interval).isAfter(clock.instant());
    }

    /// Makes one when the last is old enough; says so when it fails, and goes on.
    private void makeWhenDue() {
        try {
            turn.run();
        } catch (LibraryException e) {
            LOG.log(System.Logger.Level.ERROR, "{0}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "The backup failed", e);
        }
    }

    @Override
    public void close() {
        worker.shutdownNow();
    }
}
