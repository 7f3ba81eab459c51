package io.antiphon.benchmarks.scan;

/// What one phase took: wall and CPU time in seconds.
record Phase(double wallSeconds, double cpuSeconds) {}
