package io.antiphon.server;

import io.antiphon.core.event.Events;
import io.antiphon.core.library.Catalogue;
import io.antiphon.core.library.MusicFolders;
import io.antiphon.core.library.scan.PlaylistFilesSeen;
import io.antiphon.core.playlist.PlaylistService;
import io.antiphon.core.playlist.source.ImportSettings;
import io.antiphon.core.playlist.source.PlaylistFileImport;
import io.antiphon.core.playlist.source.PlaylistUpload;
import io.antiphon.core.user.AccountService;
import io.antiphon.nativeapi.playlist.PlaylistPorts;
import io.antiphon.persistence.catalogue.JdbcCatalogue;
import io.antiphon.persistence.catalogue.JdbcTrackPlaces;
import io.antiphon.persistence.personal.JdbcPlaylistSources;
import io.antiphon.persistence.personal.JdbcPlaylists;
import io.antiphon.server.config.ServerConfig;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Playlists put together, and the thread that takes in playlist files after scans.
final class PlaylistLibrary implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(PlaylistLibrary.class.getName());

    private final PlaylistService service;
    private final JdbcPlaylistSources sources;
    private final JdbcTrackPlaces places;
    private final AccountService accounts;
    private final MusicFolders musicFolders;
    private final PlaylistFileImport fileImport;
    private final Events events;
    private final ExecutorService worker = Executors
            .newSingleThreadExecutor(Thread.ofPlatform().daemon().name("playlist-files").factory());
    private final AtomicReference<@Nullable PlaylistFilesSeen> waiting = new AtomicReference<>();
    private @Nullable Runnable subscription;

    PlaylistLibrary(Installation installation, MusicLibrary library, ServerConfig config, JdbcCatalogue catalogue) {
        var database = installation.database();
        JdbcPlaylists playlists = new JdbcPlaylists(database, catalogue::listEntries);
        this.service = new PlaylistService(playlists, catalogue, catalogue::select, installation.ids(),
                installation.auditor(), installation.clock());
        this.sources = new JdbcPlaylistSources(database);
        this.places = new JdbcTrackPlaces(database, false);
        this.accounts = installation.accounts();
        this.musicFolders = library.musicFolders();
        this.events = library.events();
        ServerConfig.Playlists settings = config.playlists();
        this.fileImport = new PlaylistFileImport(
                new ImportSettings(settings.files(), settings.owner(), settings.published()), playlists, sources,
                new JdbcTrackPlaces(database, true), musicFolders, installation.users(), () -> version(catalogue),
                installation.ids(),
                installation.clock());
    }

    private static long version(Catalogue catalogue) {
        return catalogue.version().number();
    }

    PlaylistService service() {
        return service;
    }

    /// For the native API.
    PlaylistPorts ports() {
        return new PlaylistPorts(service, new PlaylistUpload(service, places, musicFolders), sources, accounts,
                musicFolders);
    }

    /// From now on playlist files are taken in after scans.
    void start() {
        subscription = events.subscribe(event -> {
            if (event instanceof PlaylistFilesSeen seen && waiting.getAndAccumulate(seen,
                    (before, now) -> before == null || now == null ? now : now.after(before)) == null) {
                enqueue();
            }
        });
    }

    private void enqueue() {
        try {
            worker.execute(this::takeIn);
        } catch (RejectedExecutionException _) {
            // The server is being stopped.
        }
    }

    private void takeIn() {
        PlaylistFilesSeen seen = waiting.getAndSet(null);
        if (seen == null) {
            return;
        }
        try {
            fileImport.run(seen);
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.ERROR, "playlist files could not be taken in", e);
        }
    }

    /// Returns when what was seen so far is taken in.
    void await() throws InterruptedException {
        try {
            worker.submit(() -> {}).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        Runnable subscribed = subscription;
        if (subscribed != null) {
            subscribed.run();
        }
        // Not interrupted: the database closes its file when a thread is that reads it.
        fileImport.stop();
        worker.close();
    }
}
