package io.antiphon.enrichment.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Lets questions through one by one, an interval apart. Who waits longest goes first, urgent ones before all patient ones; but after
/// four urgent ones in a row a patient one that waits has its turn.
final class Pace {

    private static final int URGENT_IN_A_ROW = 4;

    private final Duration interval;
    private final Pacing pacing;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Object> urgent = new ArrayDeque<>();
    private final Deque<Object> patient = new ArrayDeque<>();
    private Instant free = Instant.MIN;
    private int urgentInARow;

    Pace(Duration interval, Pacing pacing) {
        this.interval = interval;
        this.pacing = pacing;
    }

    /// Returns when a question may go out.
    ///
    /// @throws InterruptedException when the thread was interrupted while it waited; its turn is the next one's then
    void await(boolean isUrgent) throws InterruptedException {
        Object me = new Object();
        Deque<Object> queue = isUrgent ? urgent : patient;
        lock.lockInterruptibly();
        try {
            queue.addLast(me);
            changed.signalAll();
            while (!mayGo(me)) {
                if (isFirst(me)) {
                    pacing.await(changed, Duration.between(pacing.now(), free));
                } else {
                    changed.await();
                }
            }
            urgentInARow = isUrgent ? urgentInARow + 1 : 0;
            free = pacing.now().plus(interval);
        } finally {
            queue.remove(me);
            changed.signalAll();
            lock.unlock();
        }
    }

    /// How many wait for their turn.
    int waiting() {
        lock.lock();
        try {
            return urgent.size() + patient.size();
        } finally {
            lock.unlock();
        }
    }

    private boolean mayGo(Object me) {
        return isFirst(me) && !pacing.now().isBefore(free);
    }

    private boolean isFirst(Object me) {
        boolean turnOfUrgent = !urgent.isEmpty() && (patient.isEmpty() || urgentInARow < URGENT_IN_A_ROW);
        return me.equals((turnOfUrgent ? urgent : patient).peekFirst());
    }
}
