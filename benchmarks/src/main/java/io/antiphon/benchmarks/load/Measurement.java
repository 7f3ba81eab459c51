package io.antiphon.benchmarks.load;

import org.jspecify.annotations.Nullable;

/// One workload on one server in one round. Times in milliseconds; `cpuMillis` is the server's CPU time per request, null
/// when its process is unknown. Numbers are 0 when nothing succeeded; `failure` is then the first one's message.
public record Measurement(int requests, int failures, double p50Millis, double p99Millis, double requestsPerSecond,
        double bytesPerRequest, @Nullable Double cpuMillis, @Nullable String failure) {

    boolean succeeded() {
        return requests > 0 && failures == 0;
    }
}
