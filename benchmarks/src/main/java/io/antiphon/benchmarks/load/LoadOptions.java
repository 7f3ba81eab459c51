package io.antiphon.benchmarks.load;

import java.time.Duration;
import java.util.List;

/// How much to measure: `time` bounds each burst, `requests` its count; `only` keeps the workloads whose name begins with
/// one of the words (none: all). `compressed` asks servers for gzip. `salt` makes cold caches cold.
public record LoadOptions(int rounds, Duration time, int requests, int clients, List<String> only, boolean compressed,
        int salt) {

    private static final Duration PASS_TIME = Duration.ofSeconds(60);
    private static final Duration WARM_UP = Duration.ofMillis(400);
    private static final int HEAVY_REQUESTS = 24;

    public LoadOptions {
        requireBetween("rounds", rounds, 100);
        requireBetween("requests", requests, 1_000_000);
        requireBetween("clients", clients, 256);
        requireBetween("seconds", time.toSeconds(), 600);
    }

    boolean wants(Workload workload) {
        return only.isEmpty() || only.stream().anyMatch(workload.name()::startsWith);
    }

    Bounds bounds(Workload workload) {
        return switch (workload.extent()) {
            case REPEATED -> new Bounds(requests, time);
            case PASS -> new Bounds(workload.passLength(), PASS_TIME);
            case HEAVY -> new Bounds(HEAVY_REQUESTS, time.multipliedBy(4));
        };
    }

    Bounds priming(Workload workload) {
        return new Bounds(workload.priming(), PASS_TIME);
    }

    Bounds warmUp() {
        return new Bounds(requests, WARM_UP);
    }

    private static void requireBetween(String name, long value, long most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(name + " must be between 1 and " + most + ", not " + value);
        }
    }
}
