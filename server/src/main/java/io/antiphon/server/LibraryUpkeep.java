package io.antiphon.server;

import io.antiphon.core.change.ChangeAnnouncer;
import io.antiphon.core.enrichment.LayerShowing;
import io.antiphon.core.health.HealthWatch;
import io.antiphon.core.job.FollowedTransfer;
import io.antiphon.core.job.JobService;
import io.antiphon.core.library.TrackCatalogue;
import io.antiphon.core.library.watch.LibraryWatcher;
import io.antiphon.core.library.watch.WatchSettings;
import io.antiphon.core.library.watch.WatchStatus;
import io.antiphon.core.transfer.UserDataTransfer;
import io.antiphon.nativeapi.CuratorPorts;
import io.antiphon.nativeapi.account.AccountPorts;
import io.antiphon.nativeapi.admin.AdminPorts;
import io.antiphon.nativeapi.event.EventPorts;
import io.antiphon.nativeapi.event.EventStreams;
import io.antiphon.persistence.Sql;
import io.antiphon.persistence.change.JdbcChangeFeed;
import io.antiphon.persistence.job.ImportFiles;
import io.antiphon.persistence.job.JdbcJobs;
import io.antiphon.persistence.personal.PersonalVersions;
import io.antiphon.persistence.transfer.DatabaseTransfer;
import io.antiphon.server.config.ServerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// What follows the library and keeps it: the change feed and those who listen to it.
final class LibraryUpkeep implements AutoCloseable {

    /// How long what was deleted is told of.
    private static final Duration TOMBSTONES_KEPT = Duration.ofDays(365);
    private static final Duration CHANGES_PRUNED = Duration.ofDays(1);
    private static final long CHANGES_COLLECTED_MILLIS = 20;
    private static final int FOLLOWED_SECONDS = 5;

    private final Clock clock;
    private final JdbcChangeFeed changes;
    private final ChangeAnnouncer announcer;
    private final LibraryWatcher watcher;
    private final boolean watching;
    private final BackupSchedule backups;
    private final EventStreams streams = new EventStreams();
    private final EventPorts events;
    private final FollowedTransfer transfer;
    private final RebuildService rebuilds;
    private final BooleanSupplier inDoubt;
    private final JobService jobs;
    private final Curation curation;
    private final HealthWatch health;
    private final EnrichmentAssembly enrichment;
    private final BetweenScans pruning;
    private Instant prunedAt = Instant.EPOCH;

    LibraryUpkeep(Installation installation, MusicLibrary library, ServerConfig config,
            PersonalVersions versions, RebuildService rebuilds, TrackCatalogue tracks) {
        this.clock = installation.clock();
        this.enrichment = library.enrichment();
        this.changes = new JdbcChangeFeed(installation.database());
        this.announcer = new ChangeAnnouncer(changes, library.events(), CHANGES_COLLECTED_MILLIS);
        installation.database().changes().listen(announcer::signal);
        Sql sql = installation.database().sql();
        this.watching = config.scan().watch();
        this.watcher = new LibraryWatcher(library.musicFolders(),
                (musicFolder, limit) -> sql.list("""
                        SELECT path FROM folder WHERE music_folder = ? AND missing = FALSE ORDER BY LENGTH(path), path LIMIT ?
                        """, row -> row.text(1), musicFolder, limit),
                library.scanner(), library.events(), WatchSettings.standard(config.scan().watchLimit()));
        BooleanSupplier scanning = () -> library.scanner().status().scanning();
        this.backups = new BackupSchedule(installation, config.backup(), scanning);
        this.pruning = new BetweenScans(scanning, CHANGES_PRUNED, clock,
                () -> !clock.instant().isBefore(prunedAt.plus(CHANGES_PRUNED)), this::prune);
        this.events = new EventPorts(changes, announcer, library.events(), streams, library.musicFolders());
        this.rebuilds = rebuilds;
        this.inDoubt = () -> !library.scanner().doubts().isEmpty();
        this.jobs = new JobService(new JdbcJobs(installation.database()),
                new JobService.Workers(library.scanner(), library.analysis().ports().analysis(),
                        library.podcasts().service(), library.podcasts().store()),
                installation.ids(), library.events(), clock);
        DatabaseTransfer.clean(installation.data());
        this.transfer = new FollowedTransfer(
                new ShownTransfer(installation.transfer(versions), new LayerShowing(library.scanner())), jobs,
                new ImportFiles(installation.data().resolve("imports")), installation.users(), installation.auditor(),
                clock);
        this.curation = new Curation(installation, library, config, tracks);
        this.health = new LibraryHealth(installation, library, rebuilds).watch(library.events());
        rebuilds.watch(installation);
    }

    /// Work that takes a while.
    JobService jobs() {
        return jobs;
    }

    /// New files, and tags that are written.
    CuratorPorts curator() {
        return curation.ports();
    }

    /// How the server fares.
    HealthWatch health() {
        return health;
    }

    EventPorts events() {
        return events;
    }

    AdminPorts admin(AccountPorts accounts) {
        return new AdminPorts(accounts, backups.backups(), rebuilds::trouble, transfer, rebuilds, inDoubt,
                enrichment.ports(), Version.current());
    }

    /// Takes what people did out of the library and into it.
    UserDataTransfer transfer() {
        return transfer;
    }

    void start() {
        announcer.start();
        curation.start();
        if (watching) {
            watcher.start();
        }
    }

    void schedule(ScheduledExecutorService recurring) {
        ScheduledFuture<?> _ = recurring.scheduleWithFixedDelay(
                RunningServer.logged("forgetting old changes", pruning), 30, 10, TimeUnit.MINUTES);
        ScheduledFuture<?> _ = recurring.scheduleWithFixedDelay(RunningServer.logged("looking at jobs", jobs::look), 1,
                1, TimeUnit.MINUTES);
        ScheduledFuture<?> _ = recurring.scheduleWithFixedDelay(
                RunningServer.logged("forgetting old jobs", jobs::prune),
                20, 24 * 60, TimeUnit.MINUTES);
        ScheduledFuture<?> _ = recurring.scheduleWithFixedDelay(
                RunningServer.logged("forgetting what imports read", transfer::prune), 5, 60, TimeUnit.MINUTES);
        curation.schedule(recurring);
        ScheduledFuture<?> _ = recurring.scheduleWithFixedDelay(
                RunningServer.logged("telling listeners how things stand", this::tell), FOLLOWED_SECONDS,
                FOLLOWED_SECONDS, TimeUnit.SECONDS);
        backups.schedule();
    }

    private void prune() {
        prunedAt = clock.instant();
        changes.prune(prunedAt.minus(TOMBSTONES_KEPT));
    }

    /// What nothing else tells of, while somebody listens.
    private void tell() {
        if (streams.count() > 0) {
            health.look();
            jobs.look();
        }
    }

    /// How changes of music folders are noticed.
    List<WatchStatus> watching() {
        return watcher.status();
    }

    @Override
    public void close() {
        curation.close();
        watcher.close();
        transfer.close();
        jobs.close();
        backups.close();
        streams.close();
        announcer.close();
    }
}
