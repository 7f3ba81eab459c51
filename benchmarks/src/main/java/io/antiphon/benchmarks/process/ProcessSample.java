package io.antiphon.benchmarks.process;

/// A process and its children at one moment: CPU time since they started, in nanoseconds (those of children that have
/// ended and were waited for included), resident memory now, and the sum of each one's own peak, in bytes.
public record ProcessSample(long cpuNanos, long residentBytes, long peakBytes) {

    public static final ProcessSample NOTHING = new ProcessSample(0, 0, 0);

    ProcessSample plus(ProcessSample other) {
        return new ProcessSample(cpuNanos + other.cpuNanos, residentBytes + other.residentBytes,
                peakBytes + other.peakBytes);
    }

    /// CPU time between an earlier sample and this one, in seconds; never negative.
    public double cpuSecondsSince(ProcessSample earlier) {
        return Math.max(0, cpuNanos - earlier.cpuNanos) / 1e9;
    }
}
