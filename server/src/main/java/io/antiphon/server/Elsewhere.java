package io.antiphon.server;

import io.antiphon.core.job.JobService;
import io.antiphon.core.provider.Providers;
import io.antiphon.core.reference.ReferenceService;
import io.antiphon.core.scrobble.Connections;
import io.antiphon.core.scrobble.HistoryImports;
import io.antiphon.core.scrobble.ScrobblingService;
import io.antiphon.core.transfer.UserDataTransfer;
import io.antiphon.core.user.UserId;
import io.antiphon.nativeapi.elsewhere.ElsewherePorts;
import io.antiphon.nativeapi.elsewhere.ReferencePorts;
import io.antiphon.persistence.catalogue.JdbcCatalogue;
import io.antiphon.persistence.personal.JdbcAnnotations;
import io.antiphon.persistence.personal.PersonalVersions;
import io.antiphon.persistence.reference.JdbcReferences;
import io.antiphon.persistence.scrobble.JdbcScrobbleAccounts;
import io.antiphon.persistence.scrobble.JdbcScrobbleQueue;
import io.antiphon.persistence.scrobble.ScrobbleOutbox;
import io.antiphon.persistence.takeout.TakeoutTransfer;
import io.antiphon.persistence.transfer.JdbcKeptSongs;
import io.antiphon.server.config.ServerConfig;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What passes between this library and other places: what people hear and love, what they did there, and music.
final class Elsewhere implements AutoCloseable {

    private final Installation installation;
    private final MusicLibrary library;
    private final JdbcCatalogue catalogue;
    /// Those that there are at the moment.
    private final AtomicReference<Supplier<Providers>> offered;
    private final JdbcAnnotations annotations;
    private final ScrobblingService scrobbling;
    private final SourceLibrary sources;
    private final KeptSongMatching matching;
    private final AtomicReference<@Nullable HistoryImports> histories = new AtomicReference<>();

    Elsewhere(Installation installation, MusicLibrary library, ServerConfig config, JdbcCatalogue catalogue,
            PersonalVersions versions) {
        this.offered = new AtomicReference<>(library.enrichment()::allowed);
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
                this::providers, installation.secretBox(), library.events(), installation.clock());
        told.set(scrobbling);
        this.matching = new KeptSongMatching(
                new JdbcKeptSongs(installation.database(), installation.transfer(versions), installation.data(),
                        installation.clock()),
                library.events());
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

    private Providers providers() {
        return offered.get().get();
    }

    /// Where those are known that can be asked from now on.
    void offer(Supplier<Providers> providers) {
        offered.set(providers);
        scrobbling.start();
    }

    /// @param transfer takes in lines, followed as a job
    ElsewherePorts ports(UserDataTransfer transfer) {
        TakeoutTransfer data = new TakeoutTransfer(transfer, installation.data(), installation.clock());
        HistoryImports begun = new HistoryImports(new JdbcScrobbleAccounts(installation.database()), this::providers,
                installation.secretBox(), data, installation.clock());
        histories.set(begun);
        ReferencePorts references = new ReferencePorts(
                new ReferenceService(new JdbcReferences(installation.database()), catalogue, installation.ids(),
                        installation.clock()),
                new JdbcKeptSongs(installation.database(), transfer, installation.data(), installation.clock()));
        return new ElsewherePorts(scrobbling, data, begun, sources.ports(), references,
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
        matching.close();
        HistoryImports begun = histories.get();
        if (begun != null) {
            begun.close();
        }
        sources.close();
    }
}
