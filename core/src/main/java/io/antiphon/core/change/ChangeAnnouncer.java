package io.antiphon.core.change;

import io.antiphon.core.event.Event;
import io.antiphon.core.event.Events;
import io.antiphon.core.library.LibraryChanged;
import io.antiphon.core.library.scan.ScanProgressed;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// Tells listeners of changes soon after they happened. One thread gives the numbers, a while after it was woken, so that many changes
/// cost one look: the longer a look takes, the longer the while, so that a scan is not held up. Without listeners it sleeps.
public final class ChangeAnnouncer implements AutoCloseable {

    private static final System.Logger LOG = System.getLogger(ChangeAnnouncer.class.getName());

    /// Looking takes at most one part in so many of the time.
    private static final int SHARE = 10;
    private static final long LONGEST_PAUSE_NANOS = 300_000_000;

    private final ChangeFeed feed;
    private final Events events;
    private final long pauseNanos;
    private final AtomicBoolean signalled = new AtomicBoolean();
    private final Thread thread;
    private final Runnable unsubscribe;
    private volatile boolean closed;
    private volatile int listeners;

    /// @param pauseMillis how long changes are collected at least before they are told
    public ChangeAnnouncer(ChangeFeed feed, Events events, long pauseMillis) {
        this.feed = feed;
        this.events = events;
        this.pauseNanos = pauseMillis * 1_000_000;
        this.thread = Thread.ofVirtual().name("changes").unstarted(this::run);
        this.unsubscribe = events.subscribe(this::heard);
    }

    public void start() {
        thread.start();
    }

    /// Something changed. Returns at once.
    public void signal() {
        if (!signalled.getAndSet(true) && listeners > 0) {
            LockSupport.unpark(thread);
        }
    }

    /// Somebody listens: [Sequenced] events are published as long as anybody does.
    public synchronized void joined() {
        listeners++;
        LockSupport.unpark(thread);
    }

    public synchronized void left() {
        listeners--;
    }

    private void heard(Event event) {
        if (event instanceof LibraryChanged || event instanceof ScanProgressed) {
            signal();
        }
    }

    private void run() {
        long pause = pauseNanos;
        while (!closed) {
            if (listeners > 0 && signalled.get()) {
                LockSupport.parkNanos(pause);
                signalled.set(false);
                long begun = System.nanoTime();
                announce();
                pause = Math.max(pauseNanos,
                        Math.min(LONGEST_PAUSE_NANOS, (System.nanoTime() - begun) * (SHARE - 1)));
            } else {
                LockSupport.park();
            }
        }
    }

    private void announce() {
        try {
            Sequenced sequenced = feed.sequence();
            if (!sequenced.isEmpty() && !closed) {
                events.publish(new ChangesSequenced(sequenced));
            }
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "changes could not be announced", e);
        }
    }

    @Override
    public void close() {
        closed = true;
        unsubscribe.run();
        LockSupport.unpark(thread);
    }
}
