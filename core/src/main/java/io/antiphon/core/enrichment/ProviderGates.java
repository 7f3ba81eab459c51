package io.antiphon.core.enrichment;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Since when and until when providers are not to be asked, as they said themselves.
final class ProviderGates {

    /// Whatever a provider says, it is asked again some time.
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration SHORTEST = Duration.ofMillis(10);

    private final Clock clock;
    private final Map<String, Instant> closedUntil = new HashMap<>();
    private final Map<String, Integer> failures = new HashMap<>();
    private final Map<String, String> reasons = new HashMap<>();

    ProviderGates(Clock clock) {
        this.clock = clock;
    }

    synchronized void answered(String provider) {
        failures.remove(provider);
        reasons.remove(provider);
        closedUntil.remove(provider);
    }

    synchronized void failed(String provider, Duration retryAfter, String reason) {
        Duration wait = retryAfter.compareTo(SHORTEST) < 0 ? SHORTEST : retryAfter;
        closedUntil.put(provider, clock.instant().plus(wait.compareTo(LONGEST) > 0 ? LONGEST : wait));
        failures.merge(provider, 1, Integer::sum);
        reasons.put(provider, reason);
    }

    synchronized boolean isOpen(String provider) {
        return waitFor(provider).isZero();
    }

    /// How long until it may be asked.
    synchronized Duration waitFor(String provider) {
        Instant until = closedUntil.get(provider);
        Instant now = clock.instant();
        return until == null || !until.isAfter(now) ? Duration.ZERO : Duration.between(now, until);
    }

    /// How long until one of them may be asked; zero without any.
    synchronized Duration shortestWait(Collection<String> providers) {
        return providers.stream().map(this::waitFor).min(Duration::compareTo).orElse(Duration.ZERO);
    }

    /// Whether it failed more than once without an answer between: then the question is not to blame.
    synchronized boolean isDown(String provider) {
        return failures.getOrDefault(provider, 0) > 1;
    }

    synchronized Optional<String> reason(String provider) {
        return Optional.ofNullable(reasons.get(provider));
    }
}
