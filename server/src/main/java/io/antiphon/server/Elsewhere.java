package io.antiphon.server;

import io.antiphon.core.job.JobService;
import io.antiphon.core.provider.Providers;
import io.antiphon.core.scrobble.Connections;
import io.antiphon.core.scrobble.HistoryImports;
import io.antiphon.core.scrobble.ScrobblingService;
import io.antiphon.core.transfer.UserDataTransfer;
import io.antiphon.core.user.UserId;
import io.antiphon.nativeapi.elsewhere.ElsewherePorts;
import io.antiphon.persistence.catalogue.JdbcCatalogue;
import io.antiphon.persistence.personal.JdbcAnnotations;
import io.antiphon.persistence.personal.PersonalVersions;
import io.antiphon.persistence.scrobble.JdbcScrobbleAccounts;
import io.antiphon.persistence.scrobble.JdbcScrobbleQueue;
import io.antiphon.persistence.scrobble.ScrobbleOutbox;
import io.antiphon.persistence.takeout.TakeoutTransfer;
import io.antiphon.server.config.ServerConfig;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What passes between this library and other places: what people hear and love, what they did there, and music.
final class Elsewhere implements AutoCloseable {

    private final Installation installation;
    private final MusicLibrary library;
    private final JdbcCatalogue catalogue;
    private final AtomicReference<Providers> providers = new AtomicReference<>(Providers.none());
    private final JdbcAnnotations annotations;
    private final ScrobblingService scrobbling;
    private final SourceLibrary sources;
    private final AtomicReference<@Nullable HistoryImports> histories = new AtomicReference<>();

    Elsewhere(Installation installation, MusicLibrary library, ServerConfig config, JdbcCatalogue catalogue,
            PersonalVersions versions) {
        this.sources = new SourceLibrary(installation, library, config);
        this.installation = installation;
        this.library = library;
        this.catalogue = catalogue;
        Connections connections = new Connections();
        AtomicReference<@Nullable ScrobblingService> told = new AtomicReference<>();
        ScrobbleOutbox outbox = new ScrobbleOutbox(installation.database(), connections, user -> wake(told, user),
                installation.clock());
        this.annotations = new JdbcAnnotations(installation.database(), versions, outbox);
        this.scrobbling = new ScrobblingService(
                new ScrobblingService.Stores(new JdbcScrobbleAccounts(installation.database()),
                        new JdbcScrobbleQueue(installation.database()), installation.users(),
                        service -> new JdbcAnnotations(installation.database(), versions, outbox.except(service))),
                new ScrobblingService.Music(catalogue, library.search(), library.musicFolders()), connections,
                providers::get, installation.secretBox(), library.events(), installation.clock());
        told.set(scrobbling);
    }

    private static void wake(AtomicReference<@Nullable ScrobblingService> service, UserId user) {
        ScrobblingService there = service.get();
        if (there != null) {
            there.wake(user);
        }
    }

    /// Stars, ratings and plays, which services that people are connected to are told of.
    JdbcAnnotations annotations() {
        return annotations;
    }

    /// Those that can be asked from now on.
    void offer(Providers offered) {
        providers.set(offered);
        scrobbling.start();
    }

    /// @param transfer takes in lines, followed as a job
    ElsewherePorts ports(UserDataTransfer transfer) {
        TakeoutTransfer data = new TakeoutTransfer(transfer, installation.data(), installation.clock());
        HistoryImports begun = new HistoryImports(new JdbcScrobbleAccounts(installation.database()), providers::get,
                installation.secretBox(), data, installation.clock());
        histories.set(begun);
        return new ElsewherePorts(scrobbling, data, begun, sources.ports(),
                installation.accounts(),
                installation.auditor(), catalogue, library.musicFolders());
    }

    /// Goes on with what is left from before.
    void start(JobService jobs) {
        scrobbling.start();
        sources.start(jobs);
    }

    @Override
    public void close() {
        scrobbling.close();
        HistoryImports begun = histories.get();
        if (begun != null) {
            begun.close();
        }
        sources.close();
    }
}
