package io.antiphon.server;

import io.antiphon.core.event.Events;
import io.antiphon.core.library.LibraryChanged;
import io.antiphon.core.transfer.KeptSongs;
import io.antiphon.core.user.UserId;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/// Looks for songs that people's imports spoke of when music has come: a while after a scan, however many scans there were.
final class KeptSongMatching implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(KeptSongMatching.class.getName());
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final KeptSongs songs;
    private final Runnable unsubscribe;
    private final AtomicBoolean due = new AtomicBoolean();
    private final ScheduledExecutorService worker = Executors
            .newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("kept-songs").factory());

    KeptSongMatching(KeptSongs songs, Events events) {
        this.songs = songs;
        this.unsubscribe = events.subscribe(event -> {
            if (event instanceof LibraryChanged && due.compareAndSet(false, true)) {
                ScheduledFuture<?> _ = worker.schedule(RunningServer.logged("looking for songs", this::match),
                        PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            }
        });
    }

    private void match() {
        due.set(false);
        for (UserId user : songs.listOwners()) {
            try {
                songs.match(user);
            } catch (IOException e) {
                LOG.log(System.Logger.Level.WARNING, "Songs that are kept could not be looked for: {0}",
                        e.getMessage());
            }
        }
    }

    @Override
    public void close() {
        unsubscribe.run();
        worker.shutdownNow();
    }
}
