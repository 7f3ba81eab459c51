package io.antiphon.subsonic.wire;

import io.antiphon.core.user.UserId;
import io.antiphon.subsonic.endpoint.Caller;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Semaphore;

/// Lets each program ask for as much as it likes, and makes so many documents for it at a time: the next one waits until one of its own
/// was sent, in the order in which they came. So one that copies a library over a hundred connections, or reads slowly what it asked
/// for, takes neither the processors nor the database's connections from those who play music.
final class Turns {

    /// More of one program's documents at a time are not made sooner.
    static final int MOST = Math.max(8, 2 * Runtime.getRuntime().availableProcessors());

    private final int most;
    private final ConcurrentMap<Program, Line> lines = new ConcurrentHashMap<>();

    Turns(int most) {
        this.most = most;
    }

    /// One program of one user on one machine.
    private record Program(UserId user, String client, String address) {}

    /// @param turns of those that are there
    /// @param requests that have a turn or wait for one
    private record Line(Semaphore turns, int requests) {

        Line with(int more) {
            return new Line(turns, requests + more);
        }
    }

    /// What a request has while its document is made and sent.
    @FunctionalInterface
    interface Turn extends AutoCloseable {

        @Override
        void close();
    }

    /// Waits for a turn.
    Turn take(Caller caller) {
        Program program = new Program(caller.user().id(), caller.client(), caller.address());
        Semaphore turns = lines.merge(program, new Line(new Semaphore(most, true), 1), (line, _) -> line.with(1))
                .turns();
        turns.acquireUninterruptibly();
        return () -> {
            turns.release();
            lines.computeIfPresent(program, (_, line) -> line.requests() == 1 ? null : line.with(-1));
        };
    }

    /// Programs that have a turn or wait for one.
    int programs() {
        return lines.size();
    }

    /// Requests that wait for a turn.
    int waiting() {
        return lines.values().stream().mapToInt(line -> line.turns().getQueueLength()).sum();
    }
}
