package io.antiphon.core.analysis;

import io.antiphon.core.event.Events;
import io.antiphon.core.library.CatalogueVersion;
import io.antiphon.core.library.LibraryChanged;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Makes the library show what was heard, album by album, as an album's loudness is of all its tracks. It does so now and
/// then, not track by track: each time is a new version of the catalogue.
final class AnalysisPublisher {

    private static final int ALBUMS_AT_ONCE = 200;

    private final AnalysisStore store;
    private final Events events;
    private final Clock clock;
    private final Duration pause;
    private final Set<Integer> changed = new TreeSet<>();
    private Instant last;
    private volatile long ownVersion = -1;

    AnalysisPublisher(AnalysisStore store, Events events, Clock clock, Duration pause) {
        this.store = store;
        this.events = events;
        this.clock = clock;
        this.pause = pause;
        this.last = clock.instant();
    }

    /// Whether a change of the library is one that was made here.
    boolean isOwn(LibraryChanged change) {
        return change.version().number() == ownVersion;
    }

    /// What was not published before the last stop, and albums whose tracks changed.
    void publishStale() {
        publish(store.listStaleAlbums());
    }

    synchronized void note(int album) {
        changed.add(album);
    }

    void publishIfDue() {
        if (isDue()) {
            publishNoted();
        }
    }

    void publishNoted() {
        publish(takeNoted());
    }

    private synchronized boolean isDue() {
        return !changed.isEmpty() && !last.plus(pause).isAfter(clock.instant());
    }

    private synchronized List<Integer> takeNoted() {
        List<Integer> albums = List.copyOf(changed);
        changed.clear();
        last = clock.instant();
        return albums;
    }

    private void publish(Collection<Integer> albums) {
        List<Integer> all = new ArrayList<>(albums);
        CatalogueVersion version = null;
        for (int from = 0; from < all.size(); from += ALBUMS_AT_ONCE) {
            List<Integer> part = all.subList(from, Math.min(all.size(), from + ALBUMS_AT_ONCE));
            version = store.publish(store.readAlbums(part), clock.instant());
        }
        if (version != null) {
            ownVersion = version.number();
            events.publish(new LibraryChanged(version));
        }
    }
}
