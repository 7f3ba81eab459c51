package io.antiphon.core.analysis;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Gives out the tracks of one run, each once, from the store's durable queue. Gives none while it is held up.
final class AnalysisQueue {

    private static final int CHUNK = 100;
    private static final long LOOK_AGAIN_MILLIS = 500;

    private final AnalysisStore store;
    private final AnalysisManners manners;
    private final Clock clock;
    private final Deque<PendingTrack> next = new ArrayDeque<>();
    private int version;
    private int lastRow;
    private boolean drained = true;
    private boolean paused;
    private boolean closed;
    private boolean waiting;

    AnalysisQueue(AnalysisStore store, AnalysisManners manners, Clock clock) {
        this.store = store;
        this.manners = manners;
        this.clock = clock;
    }

    synchronized void begin(int newVersion) {
        version = newVersion;
        next.clear();
        lastRow = Integer.MIN_VALUE;
        drained = false;
    }

    /// Waits while paused or while others work.
    ///
    /// @return whether there is still reason to go on
    synchronized boolean awaitTurn() throws InterruptedException {
        Instant began = clock.instant();
        while (!closed && isHeldUp(began)) {
            TimeUnit.MILLISECONDS.timedWait(this, LOOK_AGAIN_MILLIS);
        }
        waiting = false;
        return !closed;
    }

    /// Waits as [#awaitTurn] does.
    ///
    /// @return empty at the end of the queue, and when closed
    synchronized Optional<PendingTrack> take() throws InterruptedException {
        if (!drained) {
            awaitTurn();
        }
        if (closed || drained) {
            return Optional.empty();
        }
        if (next.isEmpty()) {
            next.addAll(store.listPending(version, lastRow, CHUNK));
        }
        PendingTrack track = next.poll();
        if (track == null) {
            drained = true;
            return Optional.empty();
        }
        lastRow = track.row();
        return Optional.of(track);
    }

    synchronized void pause(boolean now) {
        paused = now;
        notifyAll();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized boolean isPaused() {
        return paused;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /// Whether others are let go first just now.
    synchronized boolean isWaiting() {
        return waiting;
    }

    private boolean isHeldUp(Instant since) {
        boolean polite = clock.instant().isBefore(since.plus(manners.patience()));
        waiting = !paused && (manners.scanning().getAsBoolean() || polite && manners.transcoding().getAsBoolean());
        return paused || waiting;
    }
}
