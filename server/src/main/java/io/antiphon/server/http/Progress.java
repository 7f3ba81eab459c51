package io.antiphon.server.http;

import java.time.Duration;

/// How a connection gets on, as its own thread notes it and another one looks at it. A request's head must be whole within a time from
/// its first byte; a body that is waited for must keep coming, an answer must keep being taken. Only what the client makes this server
/// wait for counts, never this server's own work.
final class Progress {

    /// What a body must bring in a second of waiting, over its whole length, once it was waited for long enough.
    private static final long LEAST_BYTES_A_SECOND = 256;
    private static final long NANOS_A_SECOND = 1_000_000_000;
    private static final long NOT = Long.MIN_VALUE;

    private volatile boolean serving;
    private volatile boolean last;
    private volatile long idleSince;
    private volatile long headSince = NOT;
    private volatile long readingSince = NOT;
    private volatile long writingSince = NOT;
    private volatile long bodyBytes;
    private volatile long bodyWaited;

    /// @param now in nanoseconds, as all times here
    Progress(long now) {
        this.idleSince = now;
    }

    /// How long a client may keep this server waiting.
    ///
    /// @param idle between two requests
    /// @param request for the head of a request, and for the next piece of its body
    /// @param answer for taking the next piece of an answer
    record Patience(Duration idle, Duration request, Duration answer) {}

    void waitsForInput(long now) {
        readingSince = now;
    }

    /// @param count how many bytes came
    void got(int count, long now) {
        long since = readingSince;
        readingSince = NOT;
        if (serving) {
            // Only the connection's own thread writes them.
            long bytes = bodyBytes + Math.max(0, count);
            long waited = bodyWaited + now - since;
            bodyBytes = bytes;
            bodyWaited = waited;
        } else if (headSince == NOT) {
            headSince = now;
        }
    }

    void waitsForOutput(long now) {
        writingSince = now;
    }

    void put() {
        writingSince = NOT;
    }

    /// A request's head is whole.
    void begins() {
        bodyBytes = 0;
        bodyWaited = 0;
        headSince = NOT;
        serving = true;
    }

    /// The client wants the connection to end with the request that has begun.
    void beginsLast() {
        last = true;
    }

    /// Whether the last request is answered, so that nothing more is to be read.
    boolean isAfterLast() {
        return last && !serving;
    }

    /// The request is answered.
    void ends(long now) {
        idleSince = now;
        serving = false;
    }

    /// Whether the client takes no more of what is written.
    boolean isStalled(Patience patience, long now) {
        long writing = writingSince;
        return writing != NOT && isLonger(now - writing, patience.answer());
    }

    /// Whether the client kept this server waiting for too long: for connections that carry one request after the other.
    boolean isOverdue(Patience patience, long now) {
        long writing = writingSince;
        if (writing != NOT) {
            return isLonger(now - writing, patience.answer());
        }
        long reading = readingSince;
        if (serving) {
            return reading != NOT
                    && (isLonger(now - reading, patience.request()) || isTrickling(now - reading, patience));
        }
        long head = headSince;
        return head == NOT ? isLonger(now - idleSince, patience.idle()) : isLonger(now - head, patience.request());
    }

    private boolean isTrickling(long waiting, Patience patience) {
        long waited = bodyWaited + waiting;
        return isLonger(waited, patience.request())
                && bodyBytes < waited / (double) NANOS_A_SECOND * LEAST_BYTES_A_SECOND;
    }

    private static boolean isLonger(long nanos, Duration limit) {
        return nanos > limit.toNanos();
    }
}
