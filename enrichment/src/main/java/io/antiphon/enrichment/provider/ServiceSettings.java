package io.antiphon.enrichment.provider;

import java.net.URI;
import java.time.Duration;

/// How a service is met.
///
/// @param name of its provider, which people see in errors
/// @param base what all questions go below; ends in `/`
/// @param interval between two questions
/// @param timeLimit for one question and its answer
/// @param maxBytes of an answer
/// @param keepFound how long an answer is kept
/// @param keepNothing how long it is kept that there is none
public record ServiceSettings(String name, URI base, Duration interval, Duration timeLimit, int maxBytes,
        Duration keepFound, Duration keepNothing, Dialect dialect) {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(20);
    private static final int MAX_BYTES = 4 << 20;
    private static final Duration KEEP_FOUND = Duration.ofDays(7);
    private static final Duration KEEP_NOTHING = Duration.ofDays(2);

    public ServiceSettings {
        base = base.toString().endsWith("/") ? base : URI.create(base + "/");
    }

    public static ServiceSettings of(String name, URI base, Duration interval) {
        return new ServiceSettings(name, base, interval, TIME_LIMIT, MAX_BYTES, KEEP_FOUND, KEEP_NOTHING,
                Dialect.PLAIN);
    }

    public ServiceSettings speaking(Dialect other) {
        return new ServiceSettings(name, base, interval, timeLimit, maxBytes, keepFound, keepNothing, other);
    }

    /// Within narrower limits.
    public ServiceSettings within(Duration time, int bytes) {
        return new ServiceSettings(name, base, interval, time, bytes, keepFound, keepNothing, dialect);
    }

    public ServiceSettings keeping(Duration found, Duration nothing) {
        return new ServiceSettings(name, base, interval, timeLimit, maxBytes, found, nothing, dialect);
    }
}
