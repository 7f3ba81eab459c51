package io.antiphon.benchmarks.load;

import java.time.Duration;

/// When to stop: whichever comes first.
record Bounds(int requests, Duration time) {}
