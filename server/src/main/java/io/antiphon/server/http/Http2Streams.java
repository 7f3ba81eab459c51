package io.antiphon.server.http;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// The requests of an HTTP/2 connection: what is still to come from the client for each, and who waits for it. Helidon 4.1.7 waits for the
/// next piece of a body without an end, also when its client gave it up or the connection is gone: here is waited instead, and nobody
/// asks Helidon for what has not come. After an answer Helidon waits for the rest of the body: who is left there at the connection's end
/// is woken.
final class Http2Streams {

    /// What a body must bring in a second, once it had the time that a head has.
    private static final long LEAST_BYTES_A_SECOND = 256;
    private static final long NOT = Long.MIN_VALUE;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Map<Integer, Exchange> open = new HashMap<>();
    private final Places places;
    private long headSince = NOT;
    private long pieceSince = NOT;
    private boolean over;

    /// How many requests may run at once, whatever connection they are on.
    record Places(BooleanSupplier take, Runnable giveBack) {}

    Http2Streams(Places places) {
        this.places = places;
    }

    /// One request and its answer.
    private static final class Exchange {

        private final long since;
        private long last;
        private long come;
        private long read;
        private boolean whole;
        private boolean answered;
        private boolean givenUp;
        private boolean placed;
        private boolean begun;
        private @Nullable Thread lingering;

        Exchange(long now, boolean whole) {
            this.since = now;
            this.last = now;
            this.whole = whole;
        }
    }

    /// Those whose answer is not over.
    List<Integer> unanswered() {
        lock.lock();
        try {
            return open.entrySet().stream().filter(one -> !one.getValue().answered).map(Map.Entry::getKey).toList();
        } finally {
            lock.unlock();
        }
    }

    /// A head has begun to come.
    ///
    /// @param now in nanoseconds, as all times here
    void headBegins(long now) {
        change(() -> headSince = now);
    }

    /// A part of a frame has come.
    void pieceBegins(long now) {
        change(() -> pieceSince = pieceSince == NOT ? now : pieceSince);
    }

    /// The rest of it has come.
    void pieceEnds() {
        change(() -> pieceSince = NOT);
    }

    /// A head has come, or what is said after a body.
    ///
    /// @return whether there is a place for it
    boolean headEnds(int stream, boolean last, long now) {
        lock.lock();
        try {
            headSince = NOT;
            Exchange known = open.get(stream);
            if (known != null) {
                known.whole |= last;
                news.signalAll();
                forget(stream, known);
                return true;
            }
            if (!places.take().getAsBoolean()) {
                return false;
            }
            Exchange exchange = new Exchange(now, last);
            exchange.placed = true;
            open.put(stream, exchange);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// @param bytes without what only fills the frame
    void bodyComes(int stream, int bytes, boolean last, long now) {
        change(stream, exchange -> {
            exchange.come += bytes;
            exchange.last = now;
            exchange.whole |= last;
        });
    }

    /// The client gave it up.
    void reset(int stream) {
        change(stream, exchange -> {
            exchange.givenUp = true;
            exchange.whole = true;
            exchange.answered = true;
            wakeLingering(exchange);
        });
    }

    /// The last of the answer was written.
    void answered(int stream) {
        change(stream, exchange -> exchange.answered = true);
    }

    /// Somebody works on the answer.
    void begins(int stream) {
        change(stream, exchange -> exchange.begun = true);
    }

    /// Nobody does any more, in this thread, which may go on to wait for the rest of the body.
    void ends(int stream) {
        lock.lock();
        try {
            Exchange exchange = open.get(stream);
            if (exchange == null) {
                // Reset, or the connection is over: there is nothing to wait for.
                Thread.currentThread().interrupt();
                return;
            }
            exchange.begun = false;
            exchange.lingering = Thread.currentThread();
            if (exchange.givenUp || over) {
                wakeLingering(exchange);
            }
            forget(stream, exchange);
        } finally {
            lock.unlock();
        }
    }

    /// The connection is.
    void allOver() {
        lock.lock();
        try {
            over = true;
            news.signalAll();
            Map<Integer, Exchange> left = new HashMap<>(open);
            left.forEach((stream, exchange) -> {
                exchange.givenUp = true;
                exchange.whole = true;
                exchange.answered = true;
                wakeLingering(exchange);
                forget(stream, exchange);
            });
        } finally {
            lock.unlock();
        }
    }

    /// Waits for more of a body.
    ///
    /// @throws IOException when there will be none although the client did not say all
    void awaitBody(int stream, Duration patience) throws IOException {
        lock.lock();
        try {
            long left = patience.toNanos();
            Exchange exchange = open.get(stream);
            while (exchange != null && !exchange.givenUp && !exchange.whole && exchange.come <= exchange.read) {
                if (left <= 0) {
                    throw new IOException("the body did not come in time");
                }
                left = news.awaitNanos(left);
                exchange = open.get(stream);
            }
            if (exchange == null || exchange.givenUp) {
                throw new IOException("the client gave the request up");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            lock.unlock();
        }
    }

    void bodyRead(int stream, int bytes) {
        change(stream, exchange -> exchange.read += bytes);
    }

    /// Whether the client lets this server wait for too long for a head or for the next piece of a body.
    boolean isOverdue(Duration patience, long now) {
        lock.lock();
        try {
            return headSince != NOT && now - headSince > patience.toNanos()
                    || pieceSince != NOT && now - pieceSince > patience.toNanos()
                    || open.values().stream().anyMatch(one -> isOverdue(one, patience, now));
        } finally {
            lock.unlock();
        }
    }

    private static boolean isOverdue(Exchange one, Duration patience, long now) {
        long age = now - one.since;
        return !one.whole && (now - one.last > patience.toNanos() || age > patience.toNanos()
                && one.come < age / (double) TimeUnit.SECONDS.toNanos(1) * LEAST_BYTES_A_SECOND);
    }

    private interface Work {

        void on(Exchange exchange);
    }

    private void change(Runnable work) {
        lock.lock();
        try {
            work.run();
        } finally {
            lock.unlock();
        }
    }

    private void change(int stream, Work work) {
        lock.lock();
        try {
            Exchange exchange = open.get(stream);
            if (exchange != null) {
                work.on(exchange);
                news.signalAll();
                forget(stream, exchange);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Once nobody needs it. Only when nobody works on it any more is there a place for another.
    private void forget(int stream, Exchange exchange) {
        if (exchange.whole && exchange.answered && !exchange.begun) {
            open.remove(stream);
            if (exchange.placed) {
                exchange.placed = false;
                places.giveBack().run();
            }
        }
    }

    private static void wakeLingering(Exchange exchange) {
        Thread thread = exchange.lingering;
        if (thread != null) {
            thread.interrupt();
        }
    }
}
