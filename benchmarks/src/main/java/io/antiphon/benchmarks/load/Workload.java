package io.antiphon.benchmarks.load;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/// A kind of request on one server. Its requests are numbered over the whole run, so that what must be new each time
/// (a size, a bit rate) never repeats.
final class Workload {

    private final String name;
    private final Extent extent;
    private final int passLength;
    private final IntFunction<Call> calls;
    private final int priming;
    private final AtomicInteger next = new AtomicInteger();

    enum Extent {
        /// As many requests as the bounds allow, alone and at 16 at a time.
        REPEATED,
        /// A pass over a list: exactly its length, alone.
        PASS,
        /// Few requests, because each starts a process.
        HEAVY
    }

    private Workload(String name, Extent extent, int passLength, int priming, IntFunction<Call> calls) {
        this.name = name;
        this.priming = priming;
        this.extent = extent;
        this.passLength = passLength;
        this.calls = calls;
    }

    static Workload repeated(String name, IntFunction<Call> calls) {
        return new Workload(name, Extent.REPEATED, 0, 0, calls);
    }

    /// One whose first `priming` requests fill a cache and are never measured.
    static Workload primed(String name, int priming, IntFunction<Call> calls) {
        return new Workload(name, Extent.REPEATED, 0, priming, calls);
    }

    static Workload heavy(String name, IntFunction<Call> calls) {
        return new Workload(name, Extent.HEAVY, 0, 0, calls);
    }

    static Workload pass(String name, int length, IntFunction<Call> calls) {
        return new Workload(name, Extent.PASS, length, 0, calls);
    }

    String name() {
        return name;
    }

    Extent extent() {
        return extent;
    }

    int passLength() {
        return passLength;
    }

    int priming() {
        return priming;
    }

    Call nextCall() {
        return calls.apply(next.getAndIncrement());
    }
}
