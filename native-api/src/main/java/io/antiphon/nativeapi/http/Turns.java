package io.antiphon.nativeapi.http;

import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Requests that name the state they change, one after the other for each thing: between looking whether `If-Match` names its state and changing
/// it, no other such request comes in. Of two devices that read the same state, one changes it and the other learns so.
public final class Turns {

    private final ConcurrentMap<String, Turn> turns = new ConcurrentHashMap<>();

    /// @param waiting how many hold it or wait for it
    private record Turn(ReentrantLock lock, int waiting) {

        Turn with(int more) {
            return new Turn(lock, waiting + more);
        }
    }

    /// @param thing its path; names are compared without case
    public <T> T inTurn(String thing, Supplier<T> work) {
        String key = thing.toLowerCase(Locale.ROOT);
        Turn turn = Objects.requireNonNull(turns.compute(key,
                (_, before) -> before == null ? new Turn(new ReentrantLock(), 1) : before.with(1)));
        turn.lock().lock();
        try {
            return work.get();
        } finally {
            turn.lock().unlock();
            turns.computeIfPresent(key, (_, now) -> now.waiting() == 1 ? null : now.with(-1));
        }
    }
}
